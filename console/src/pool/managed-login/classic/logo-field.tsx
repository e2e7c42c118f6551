import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'
import { dataAddress } from '../editor/images.ts'
import type { Logo } from './classic-queries.ts'

const words = texts.managedLogin.classic
const accepted = ['image/png', 'image/jpeg']
/** The guide: a logo has at most 100 KB. */
const bytesMax = 100 * 1_024

export type LogoFieldProps = { readonly logo: Logo | undefined; readonly onChange: (logo: Logo | undefined) => void }

export function LogoField({ logo, onChange }: LogoFieldProps) {
  const [problem, setProblem] = useState<string>()
  const take = async (file: File | undefined) => {
    if (!file) return
    const wrong = accepted.includes(file.type) ? file.size > bytesMax && words.tooLarge : words.wrongType
    setProblem(wrong || undefined)
    if (wrong) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    onChange({ bytes, address: dataAddress(bytes, file.type) })
  }
  return (
    <FormField label={words.logo} description={words.logoLine} errorText={problem}>
      <SpaceBetween size="s">
        {logo ? (
          <img className="classic-logo" src={logo.address} alt={words.currentLogo} />
        ) : (
          <Box color="text-body-secondary">{words.noLogo}</Box>
        )}
        <SpaceBetween size="xs" direction="horizontal">
          <FileInput
            value={[]}
            accept={accepted.join(',')}
            ariaLabel={`${words.choose}: ${words.logo}`}
            onChange={({ detail }) => take(detail.value[0])}
          >
            {words.choose}
          </FileInput>
          <Button disabled={!logo} onClick={() => onChange(undefined)}>
            {words.removeLogo}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </FormField>
  )
}
