import { type Settings, valueAt } from './settings.ts'

export type ColorMode = 'light' | 'dark'

/** The custom properties of the login pages that the preview uses: where their colours stand, `*` being the mode. */
const colors = {
  'page-background': 'components.pageBackground.*.color',
  'header-background': 'components.pageHeader.*.background.color',
  'header-border': 'components.pageHeader.*.borderColor',
  'footer-background': 'components.pageFooter.*.background.color',
  'footer-border': 'components.pageFooter.*.borderColor',
  'form-background': 'components.form.*.backgroundColor',
  'form-border': 'components.form.*.borderColor',
  'primary-background': 'components.primaryButton.*.defaults.backgroundColor',
  'primary-text': 'components.primaryButton.*.defaults.textColor',
  'input-background': 'componentClasses.input.*.defaults.backgroundColor',
  'input-border': 'componentClasses.input.*.defaults.borderColor',
  'label-text': 'componentClasses.inputLabel.*.textColor',
  'description-text': 'componentClasses.inputDescription.*.textColor',
  'link-text': 'componentClasses.link.*.defaults.textColor',
  'heading-text': 'componentClasses.text.*.headingTextColor',
  'body-text': 'componentClasses.text.*.bodyTextColor',
} as const

const radii = {
  'button-radius': 'componentClasses.buttons.borderRadius',
  'input-radius': 'componentClasses.input.borderRadius',
  'form-radius': 'components.form.borderRadius',
} as const

const spacings: Readonly<Record<string, string>> = {
  COMPACT: '0.75rem',
  REGULAR: '1rem',
  COMFORTABLE: '1.25rem',
  SPACIOUS: '1.5rem',
}
const roundest = 9_999

/** The path of a setting of one colour mode. */
export const pathIn = (path: string, mode: ColorMode) => path.replace('*', `${mode}Mode`)

/** The same properties with the same values as the login pages have, of settings that hold every default. Nothing in a value can end a declaration. */
export function previewVariables(settings: Settings, mode: ColorMode): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {}
  for (const [name, path] of Object.entries(colors)) {
    const color = valueAt(settings, pathIn(path, mode))
    if (isColor(color)) variables[`--brand-${name}`] = `#${color.toLowerCase()}`
  }
  for (const [name, path] of Object.entries(radii)) {
    const radius = Number(valueAt(settings, path))
    if (radius >= 0) variables[`--brand-${name}`] = `${Math.min(radius, roundest)}px`
  }
  variables['--brand-spacing'] = spacings[String(valueAt(settings, 'categories.global.spacingDensity'))] ?? '1rem'
  return variables
}

export function isColor(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}$/i.test(value)
}
