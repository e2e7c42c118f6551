import type { Json } from './settings-document.ts'

/** One value of the settings document that pages apply. */
export type AppliedSetting = {
  readonly path: readonly string[]
  readonly accepts: (value: Json) => boolean
  /** Follows "must be" in a message. */
  readonly expected: string
  /** What pages know how to apply, where that is less than what is accepted; for the rest the default applies. */
  readonly applies?: (value: Json) => boolean
}

export type ColorMode = 'light' | 'dark'

const isColor = (value: Json) => typeof value === 'string' && /^[0-9a-f]{8}$/i.test(value)
const isRadius = (value: Json) => typeof value === 'number' && value >= 0 && value <= 10_000

/** Of each colour mode: the end of the variable's name, and where the colour stands below `lightMode` or `darkMode`. */
const colorPaths = {
  'page-background': 'components.pageBackground.*.color',
  'header-background': 'components.pageHeader.*.background.color',
  'header-border': 'components.pageHeader.*.borderColor',
  'footer-background': 'components.pageFooter.*.background.color',
  'footer-border': 'components.pageFooter.*.borderColor',
  'form-background': 'components.form.*.backgroundColor',
  'form-border': 'components.form.*.borderColor',
  'primary-background': 'components.primaryButton.*.defaults.backgroundColor',
  'primary-text': 'components.primaryButton.*.defaults.textColor',
  'primary-hover-background': 'components.primaryButton.*.hover.backgroundColor',
  'primary-hover-text': 'components.primaryButton.*.hover.textColor',
  'primary-active-background': 'components.primaryButton.*.active.backgroundColor',
  'primary-active-text': 'components.primaryButton.*.active.textColor',
  'primary-disabled-background': 'components.primaryButton.*.disabled.backgroundColor',
  'primary-disabled-text': 'components.primaryButton.*.disabled.textColor',
  'secondary-background': 'components.secondaryButton.*.defaults.backgroundColor',
  'secondary-border': 'components.secondaryButton.*.defaults.borderColor',
  'secondary-text': 'components.secondaryButton.*.defaults.textColor',
  'secondary-hover-background': 'components.secondaryButton.*.hover.backgroundColor',
  'secondary-hover-border': 'components.secondaryButton.*.hover.borderColor',
  'secondary-hover-text': 'components.secondaryButton.*.hover.textColor',
  'secondary-active-background': 'components.secondaryButton.*.active.backgroundColor',
  'secondary-active-border': 'components.secondaryButton.*.active.borderColor',
  'secondary-active-text': 'components.secondaryButton.*.active.textColor',
  'idp-background': 'components.idpButton.standard.*.defaults.backgroundColor',
  'idp-border': 'components.idpButton.standard.*.defaults.borderColor',
  'idp-text': 'components.idpButton.standard.*.defaults.textColor',
  'idp-hover-background': 'components.idpButton.standard.*.hover.backgroundColor',
  'idp-hover-border': 'components.idpButton.standard.*.hover.borderColor',
  'idp-hover-text': 'components.idpButton.standard.*.hover.textColor',
  'input-background': 'componentClasses.input.*.defaults.backgroundColor',
  'input-border': 'componentClasses.input.*.defaults.borderColor',
  'input-placeholder': 'componentClasses.input.*.placeholderColor',
  'label-text': 'componentClasses.inputLabel.*.textColor',
  'description-text': 'componentClasses.inputDescription.*.textColor',
  'link-text': 'componentClasses.link.*.defaults.textColor',
  'link-hover-text': 'componentClasses.link.*.hover.textColor',
  'heading-text': 'componentClasses.text.*.headingTextColor',
  'body-text': 'componentClasses.text.*.bodyTextColor',
  'caption-text': 'componentClasses.text.*.captionTextColor',
  'focus-border': 'componentClasses.focusState.*.borderColor',
  divider: 'componentClasses.divider.*.borderColor',
  'option-background': 'componentClasses.optionControls.*.defaults.backgroundColor',
  'option-border': 'componentClasses.optionControls.*.defaults.borderColor',
  'option-selected-background': 'componentClasses.optionControls.*.selected.backgroundColor',
  'option-selected-foreground': 'componentClasses.optionControls.*.selected.foregroundColor',
  'alert-background': 'components.alert.*.error.backgroundColor',
  'alert-border': 'components.alert.*.error.borderColor',
  'error-background': 'componentClasses.statusIndicator.*.error.backgroundColor',
  'error-border': 'componentClasses.statusIndicator.*.error.borderColor',
  'error-text': 'componentClasses.statusIndicator.*.error.indicatorColor',
  'success-background': 'componentClasses.statusIndicator.*.success.backgroundColor',
  'success-border': 'componentClasses.statusIndicator.*.success.borderColor',
  'success-text': 'componentClasses.statusIndicator.*.success.indicatorColor',
  'warning-background': 'componentClasses.statusIndicator.*.warning.backgroundColor',
  'warning-border': 'componentClasses.statusIndicator.*.warning.borderColor',
  'warning-text': 'componentClasses.statusIndicator.*.warning.indicatorColor',
} as const

const radiusPaths = {
  'button-radius': 'componentClasses.buttons.borderRadius',
  'input-radius': 'componentClasses.input.borderRadius',
  'dropdown-radius': 'componentClasses.dropDown.borderRadius',
  'form-radius': 'components.form.borderRadius',
  'alert-radius': 'components.alert.borderRadius',
} as const

function colorsOf(mode: ColorMode): Readonly<Record<string, AppliedSetting>> {
  return namedSettings(colorPaths, isColor, 'a colour of the form RRGGBBAA', `${mode}Mode`)
}

function namedSettings(
  paths: Readonly<Record<string, string>>,
  accepts: (value: Json) => boolean,
  expected: string,
  mode = '',
): Readonly<Record<string, AppliedSetting>> {
  const named = Object.entries(paths).map(([name, path]) => [
    name,
    { path: path.replace('*', mode).split('.'), accepts, expected },
  ])
  return Object.fromEntries(named)
}

const oneOf = (path: string, ...values: readonly string[]): AppliedSetting => ({
  path: path.split('.'),
  accepts: (value) => typeof value === 'string' && values.includes(value),
  expected: `one of ${values.join(', ')}`,
})

/** Cognito's words here are not published in full: another one is kept, and does nothing. */
const word = (path: string, ...known: readonly string[]): AppliedSetting => ({
  path: path.split('.'),
  accepts: (value) => typeof value === 'string' && /^[A-Z_]{1,40}$/.test(value),
  expected: `a word such as ${known.join(', ')}`,
  applies: (value) => typeof value === 'string' && known.includes(value),
})

const flag = (path: string): AppliedSetting => ({
  path: path.split('.'),
  accepts: (value) => typeof value === 'boolean',
  expected: 'true or false',
})

const horizontal = ['START', 'CENTER', 'END'] as const

/** Variables of each colour mode by the end of their names. */
export const colorSettings = { light: colorsOf('light'), dark: colorsOf('dark') }

/** Variables in pixels by the end of their names. */
export const radiusSettings = namedSettings(radiusPaths, isRadius, 'a number from 0 to 10000')

/** How the page is laid out. */
export const layoutSettings = {
  colorScheme: oneOf('categories.global.colorSchemeMode', 'LIGHT', 'DARK', 'DYNAMIC'),
  spacing: word('categories.global.spacingDensity', 'COMPACT', 'REGULAR', 'COMFORTABLE', 'SPACIOUS'),
  header: flag('categories.global.pageHeader.enabled'),
  footer: flag('categories.global.pageFooter.enabled'),
  graphics: flag('categories.form.displayGraphics'),
  formHorizontal: word('categories.form.location.horizontal', ...horizontal),
  formVertical: word('categories.form.location.vertical', ...horizontal),
  formLogo: flag('components.form.logo.enabled'),
  formLogoLocation: word('components.form.logo.location', ...horizontal),
  formLogoPosition: word('components.form.logo.position', 'TOP', 'BOTTOM'),
  formLogoInclusion: word('components.form.logo.formInclusion', 'IN', 'OUT'),
  headerLogo: flag('components.pageHeader.logo.enabled'),
  headerLogoLocation: word('components.pageHeader.logo.location', ...horizontal),
  footerLogo: flag('components.pageFooter.logo.enabled'),
  footerLogoLocation: word('components.pageFooter.logo.location', ...horizontal),
  pageImage: flag('components.pageBackground.image.enabled'),
  formImage: flag('components.form.backgroundImage.enabled'),
  headerImage: flag('components.pageHeader.backgroundImage.enabled'),
  footerImage: flag('components.pageFooter.backgroundImage.enabled'),
  providerIcons: flag('componentClasses.idpButtons.icons.enabled'),
} as const satisfies Record<string, AppliedSetting>

export const appliedSettings: readonly AppliedSetting[] = [
  ...Object.values(colorSettings.light),
  ...Object.values(colorSettings.dark),
  ...Object.values(radiusSettings),
  ...Object.values(layoutSettings),
]
