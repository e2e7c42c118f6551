import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { type QuickAppType, quickAppTypes, withQuickAppType } from '#create-pool/model/quick-setup.ts'
import { texts } from '#texts/texts.ts'
import type { SectionProps } from './section.ts'

const words = texts.quickSetup

export function AppSection({ choices, change, replace, problem }: SectionProps) {
  return (
    <Container header={<Header variant="h2">{words.define}</Header>}>
      <SpaceBetween size="l">
        <FormField stretch label={words.appType}>
          <Tiles
            value={choices.appType}
            columns={2}
            items={quickAppTypes.map((value) => ({
              value,
              label: words.types[value],
              description: words.typeLines[value],
            }))}
            onChange={({ detail }) => replace(withQuickAppType(choices, detail.value as QuickAppType))}
          />
        </FormField>
        <FormField label={words.name} constraintText={words.nameConstraint} errorText={problem('appName')}>
          <Input value={choices.appName} onChange={({ detail }) => change({ appName: detail.value })} />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}
