import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { classicVersion, managedVersion } from './branding-version.ts'

const words = texts.domain

export type BrandingFieldProps = { readonly version: number; readonly onChange: (version: number) => void }

/** Which pages a domain shows. */
export function BrandingField({ version, onChange }: BrandingFieldProps) {
  return (
    <FormField label={words.brandingVersion} info={<Info topic="brandingVersion" />}>
      <RadioGroup
        value={String(version)}
        items={[
          { value: String(managedVersion), label: words.managedLogin, description: words.managedLoginLine },
          { value: String(classicVersion), label: words.classic, description: words.classicLine },
        ]}
        onChange={({ detail }) => onChange(Number(detail.value))}
      />
    </FormField>
  )
}
