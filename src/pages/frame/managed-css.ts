import type { AssetCategoryType } from '#contract/cognito-idp-types.generated.ts'
import type { BrandingLayout } from '#domain/branding/branding-variables.ts'
import type { PageBranding } from '#flows/branding.ts'
import type { Look, Picture } from './look.ts'

/** The pages' own colours and shapes, as the settings of a style have them. */
const mapping = `:root{--page:var(--brand-page-background);--card:var(--brand-form-background);--card-border:var(--brand-form-border);
--text:var(--brand-body-text);--heading:var(--brand-heading-text);--muted:var(--brand-description-text);--label:var(--brand-label-text);
--field:var(--brand-input-background);--line:var(--brand-input-border);--accent:var(--brand-link-text);
--accent-hover:var(--brand-link-hover-text);--focus:var(--brand-focus-border);
--button:var(--brand-primary-background);--on-button:var(--brand-primary-text);
--button-hover:var(--brand-primary-hover-background);--on-button-hover:var(--brand-primary-hover-text);
--button-active:var(--brand-primary-active-background);--on-button-active:var(--brand-primary-active-text);
--side:var(--brand-secondary-background);--side-border:var(--brand-secondary-border);--on-side:var(--brand-secondary-text);
--side-hover:var(--brand-secondary-hover-background);--side-hover-border:var(--brand-secondary-hover-border);
--on-side-hover:var(--brand-secondary-hover-text);
--error:var(--brand-error-text);--error-ground:var(--brand-alert-background);--error-border:var(--brand-alert-border);
--on-error:var(--brand-body-text);--good:var(--brand-success-text);--good-ground:var(--brand-success-background);
--good-border:var(--brand-success-border);--on-good:var(--brand-body-text);
--header:var(--brand-header-background);--header-border:var(--brand-header-border);
--footer:var(--brand-footer-background);--footer-border:var(--brand-footer-border);
--radius:var(--brand-input-radius);--button-radius:var(--brand-button-radius);--card-radius:var(--brand-form-radius);
--alert-radius:var(--brand-alert-radius);--gap:var(--brand-spacing)}`

const backgrounds = [
  ['page', 'body', 'PAGE_BACKGROUND'],
  ['form', '.card', 'FORM_BACKGROUND'],
  ['header', '.bar.header', 'PAGE_HEADER_BACKGROUND'],
  ['footer', '.bar.footer', 'PAGE_FOOTER_BACKGROUND'],
] as const satisfies readonly (readonly [keyof BrandingLayout['images'], string, AssetCategoryType])[]

/** The style sheet of a managed-login style: its variables in each colour mode, what they are for, and its background pictures. */
export function managedCss(
  { variables }: PageBranding,
  { colorScheme, images }: BrandingLayout,
  pictureOf: (category: AssetCategoryType) => Picture | undefined,
): string {
  const values = (mode: keyof Picture) => `:root{${declarations(variables?.[mode] ?? {})}}`
  const pictures = backgrounds.map(([place, selector, category]) => {
    const picture = images[place] ? pictureOf(category) : undefined
    return picture && inModes(colorScheme, (mode) => background(selector, picture[mode]))
  })
  return [inModes(colorScheme, values), mapping, ...pictures].filter(Boolean).join('\n')
}

function declarations(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}

function inModes(scheme: Look['mode'], css: (mode: keyof Picture) => string): string {
  if (scheme !== 'adaptive') return css(scheme)
  return `${css('light')}@media (prefers-color-scheme:dark){${css('dark')}}`
}

/** Addresses are made by this server of digests and ids; whatever else might stand in one is escaped, not believed. */
function background(selector: string, address: string): string {
  return `${selector}{background-image:url("${encodeURI(address).replaceAll(/["\\()]/g, '')}");background-size:cover;background-position:center}`
}
