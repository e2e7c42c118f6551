import type { UserPoolClientDescription } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'

export type ClientSelectProps = {
  readonly label: string
  readonly placeholder: string
  readonly clients: readonly UserPoolClientDescription[]
  readonly chosen: string | undefined
  readonly problem?: string | undefined
  readonly disabled?: boolean
  readonly onChange: (clientId: string | undefined) => void
}

/** One of the pool's app clients. */
export function ClientSelect(props: ClientSelectProps) {
  const { label, placeholder, clients, chosen, problem, disabled = false, onChange } = props
  const options = clients.map(({ ClientName = '', ClientId = '' }) => ({
    value: ClientId,
    label: ClientName,
    description: ClientId,
  }))
  return (
    <FormField label={label} errorText={problem}>
      <Select
        selectedOption={options.find(({ value }) => value === chosen) ?? null}
        options={options}
        placeholder={placeholder}
        disabled={disabled || options.length === 0}
        filteringType={options.length > 10 ? 'auto' : 'none'}
        onChange={({ detail }) => onChange(detail.selectedOption.value)}
      />
    </FormField>
  )
}
