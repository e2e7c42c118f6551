import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { wholeNumber } from '#create-pool/model/durations.ts'
import { texts } from '#texts/texts.ts'
import type { Draft } from './draft.ts'
import { valueAt, withValue } from './settings.ts'

const words = texts.managedLogin.editor

const paths = {
  mode: 'categories.global.colorSchemeMode',
  spacing: 'categories.global.spacingDensity',
  position: 'categories.form.location.horizontal',
} as const

const radiusPaths = [
  'componentClasses.buttons.borderRadius',
  'componentClasses.input.borderRadius',
  'componentClasses.dropDown.borderRadius',
  'components.alert.borderRadius',
  'components.form.borderRadius',
] as const
const largestRadius = 100

export function LayoutFields({ draft }: { readonly draft: Draft }) {
  const current = (path: string) => String(valueAt(draft.settings, path))
  const set = (path: string, value: string) => draft.setPatch(withValue(draft.patch, path, value))
  return (
    <Container header={<Header variant="h2">{words.layout}</Header>}>
      <SpaceBetween size="l">
        <FormField label={words.displayMode}>
          <RadioGroup
            value={current(paths.mode)}
            items={(['LIGHT', 'DARK', 'DYNAMIC'] as const).map((value) => ({
              value,
              label: words.modes[value],
              description: words.modeLines[value],
            }))}
            onChange={({ detail }) => set(paths.mode, detail.value)}
          />
        </FormField>
        <Choice
          label={words.spacing}
          options={words.spacings}
          value={current(paths.spacing)}
          onChange={(value) => set(paths.spacing, value)}
        />
        <Choice
          label={words.position}
          options={words.positions}
          value={current(paths.position)}
          onChange={(value) => set(paths.position, value)}
        />
        <RadiusField draft={draft} />
      </SpaceBetween>
    </Container>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly options: Readonly<Record<string, string>>
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <FormField label={label}>
      <RadioGroup
        direction="horizontal"
        value={value}
        items={Object.entries(options).map(([id, text]) => ({ value: id, label: text }))}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}

function RadiusField({ draft }: { readonly draft: Draft }) {
  const typed = draft.typed.radius
  const change = (text: string) => {
    const radius = wholeNumber(text)
    if (radius === undefined || radius > largestRadius) return draft.setTyped('radius', text)
    draft.setTyped('radius', undefined)
    draft.setPatch(radiusPaths.reduce((patch, path) => withValue(patch, path, radius), draft.patch))
  }
  return (
    <FormField label={words.radius} description={words.radiusLine} errorText={typed !== undefined && words.radiusWrong}>
      <Input
        value={typed ?? String(valueAt(draft.settings, radiusPaths[0]))}
        inputMode="numeric"
        onChange={({ detail }) => change(detail.value)}
      />
    </FormField>
  )
}
