import { texts } from '#texts/texts.ts'
import { type ColorMode, isColor, pathIn } from './preview-variables.ts'
import { type Settings, valueAt, withValue } from './settings.ts'

const words = texts.managedLogin.editor.color

/** A colour of the quick settings: what it is called, where it is read, and what else follows it, as it is or a shade darker. */
export type QuickColor = {
  readonly key: keyof typeof words
  readonly path: string
  readonly same?: readonly string[]
  readonly shaded?: readonly string[]
}

const button = 'components.primaryButton.*'

export const quickColors: readonly QuickColor[] = [
  { key: 'page', path: 'components.pageBackground.*.color' },
  { key: 'form', path: 'components.form.*.backgroundColor' },
  { key: 'heading', path: 'componentClasses.text.*.headingTextColor' },
  { key: 'text', path: 'componentClasses.text.*.bodyTextColor', same: ['componentClasses.inputLabel.*.textColor'] },
  {
    key: 'primary',
    path: `${button}.defaults.backgroundColor`,
    shaded: [`${button}.hover.backgroundColor`, `${button}.active.backgroundColor`],
  },
  {
    key: 'primaryText',
    path: `${button}.defaults.textColor`,
    same: [`${button}.hover.textColor`, `${button}.active.textColor`],
  },
  {
    key: 'link',
    path: 'componentClasses.link.*.defaults.textColor',
    shaded: ['componentClasses.link.*.hover.textColor'],
  },
]

export function colorAt(settings: Settings, { path }: QuickColor, mode: ColorMode): string {
  const color = valueAt(settings, pathIn(path, mode))
  return isColor(color) ? color.toLowerCase() : '000000ff'
}

/** A patch with this colour, and with those that follow it. */
export function withColor(patch: Settings, color: QuickColor, mode: ColorMode, value: string): Settings {
  const { path, same = [], shaded = [] } = color
  const plain = [path, ...same].reduce((into, each) => withValue(into, pathIn(each, mode), value), patch)
  return shaded.reduce((into, each) => withValue(into, pathIn(each, mode), shadeOf(value)), plain)
}

/** As it is typed: without the opacity where there is none to tell of. */
export function typedColor(color: string): string {
  return color.endsWith('ff') ? color.slice(0, 6) : color
}

/** What was typed as `rrggbbaa`, or undefined. */
export function readColor(typed: string): string | undefined {
  const digits = typed.trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{6}$/.test(digits)) return `${digits}ff`
  return isColor(digits) ? digits : undefined
}

const darker = 0.82

/** For what the pointer is over. */
function shadeOf(color: string): string {
  const channels = channelsOf(color).map((channel) => Math.round(channel * darker))
  return `${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}${color.slice(6)}`
}

/** How far two colours are from each other, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: string, other: string): number {
  const [darkest = 0, lightest = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (lightest + 0.05) / (darkest + 0.05)
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(color: string): readonly number[] {
  return [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
