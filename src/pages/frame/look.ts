import type { BrandingLayout, LogoPlace, Place } from '#domain/branding/branding-variables.ts'

/** Addresses of one picture as it is shown on light and on dark ground. */
export type Picture = { readonly light: string; readonly dark: string }

/** A strip across the page, above or below everything. */
export type Bar = { readonly logo: Picture | undefined; readonly location: Place }

/** How the pages of one app client look, beyond what they look like by themselves. */
export type Look = {
  /** Style sheet that comes last. */
  readonly css: string
  readonly logo:
    | (Omit<BrandingLayout['formLogo'], keyof LogoPlace> & { readonly picture: Picture; readonly location: Place })
    | undefined
  readonly header: Bar | undefined
  readonly footer: Bar | undefined
  readonly form: BrandingLayout['form']
  readonly favicons: readonly string[]
  /** `adaptive` follows what the reader prefers. */
  readonly mode: BrandingLayout['colorScheme']
}

export const plainLook: Look = {
  css: '',
  logo: undefined,
  header: undefined,
  footer: undefined,
  form: { horizontal: 'center', vertical: 'center' },
  favicons: [],
  mode: 'adaptive',
}
