import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { colorAt, contrastOf, type QuickColor, quickColors, readColor, typedColor, withColor } from './colors.ts'
import type { Draft } from './draft.ts'
import type { ColorMode } from './preview-variables.ts'
import { valueAt } from './settings.ts'

const words = texts.managedLogin.editor

/** WCAG 2.2 asks for it (1.4.3, AA). */
const leastContrast = 4.5

/** The colours of each mode that pages are shown in. */
export function ColorFields({ draft }: { readonly draft: Draft }) {
  const display = valueAt(draft.settings, 'categories.global.colorSchemeMode')
  return (
    <SpaceBetween size="l">
      {display !== 'DARK' && <ColorsOfMode draft={draft} mode="light" />}
      {display !== 'LIGHT' && <ColorsOfMode draft={draft} mode="dark" />}
    </SpaceBetween>
  )
}

type ModeProps = { readonly draft: Draft; readonly mode: ColorMode }

function ColorsOfMode({ draft, mode }: ModeProps) {
  const colorOf = (key: QuickColor['key']) => {
    const color = quickColors.find((each) => each.key === key)
    return color ? colorAt(draft.settings, color, mode) : ''
  }
  const isFaint = contrastOf(colorOf('primary'), colorOf('primaryText')) < leastContrast
  return (
    <Container header={<Header variant="h2">{words.colorsOf[mode]}</Header>}>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          {quickColors.map((color) => (
            <ColorField key={color.key} draft={draft} mode={mode} color={color} />
          ))}
        </ColumnLayout>
        {isFaint && <Notice type="warning">{words.contrast}</Notice>}
      </SpaceBetween>
    </Container>
  )
}

function ColorField({ draft, mode, color }: ModeProps & { readonly color: QuickColor }) {
  const field = `${mode}.${color.key}`
  const label = words.color[color.key]
  const value = colorAt(draft.settings, color, mode)
  const typed = draft.typed[field]
  const set = (text: string) => {
    const read = readColor(text)
    draft.setTyped(field, read === undefined ? text : undefined)
    if (read !== undefined) draft.setPatch(withColor(draft.patch, color, mode, read))
  }
  const name = `${label}, ${mode === 'light' ? words.light : words.dark}`
  return (
    <FormField label={label} errorText={typed !== undefined && words.colorWrong}>
      <div className="style-color">
        <input
          type="color"
          aria-label={words.pick(name)}
          value={`#${value.slice(0, 6)}`}
          onChange={({ target }) => set(`${target.value}${value.slice(6)}`)}
        />
        <Input
          value={typed ?? typedColor(value)}
          ariaLabel={words.hex(name)}
          invalid={typed !== undefined}
          onChange={({ detail }) => set(detail.value)}
        />
      </div>
    </FormField>
  )
}
