import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { texts } from '#texts/texts.ts'
import { providerLabel } from '../model/shown.ts'

const wizard = texts.createPool.app

export type ProvidersFieldProps = {
  readonly providers: readonly string[]
  readonly onChange: (providers: readonly string[]) => void
}

/** Where users of the login pages may sign in. */
export function ProvidersField({ providers, onChange }: ProvidersFieldProps) {
  const option = (value: string) => ({ value, label: providerLabel(value) })
  return (
    <FormField label={wizard.identityProviders}>
      <Multiselect
        selectedOptions={providers.map(option)}
        options={[...new Set(['COGNITO', ...providers])].map(option)}
        placeholder={texts.appClients.fields.selectProviders}
        deselectAriaLabel={({ label }) => `${wizard.remove} ${label}`}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => (value ? [value] : [])))}
      />
    </FormField>
  )
}
