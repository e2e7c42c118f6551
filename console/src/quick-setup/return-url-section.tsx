import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { texts } from '#texts/texts.ts'
import type { SectionProps } from './section.ts'

const words = texts.quickSetup

export function ReturnUrlSection({ choices, change, problem }: SectionProps) {
  return (
    <Container header={<Header variant="h2">{words.returnUrl}</Header>}>
      <FormField label={words.returnUrlLabel} description={words.returnUrlLine} errorText={problem('returnUrl')}>
        <Input
          value={choices.returnUrl}
          inputMode="url"
          placeholder="https://"
          onChange={({ detail }) => change({ returnUrl: detail.value })}
        />
      </FormField>
    </Container>
  )
}
