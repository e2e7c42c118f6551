import {
  type AppliedSetting,
  type ColorMode,
  colorSettings,
  layoutSettings,
  radiusSettings,
} from './applied-settings.ts'
import { appliedValue } from './settings.ts'
import type { BrandingSettings } from './settings-document.ts'

/** The gap between two elements of a page. */
const spacings: Readonly<Record<string, string>> = {
  COMPACT: '0.75rem',
  REGULAR: '1rem',
  COMFORTABLE: '1.25rem',
  SPACIOUS: '1.5rem',
}

/** A page never needs rounder corners than this, in pixels; more is a pill all the same. */
const roundest = 9999

/**
 * CSS custom properties (`--brand-…`) of a style in one colour mode: colours as `#rrggbbaa`, radii in pixels, `--brand-spacing` as a length.
 * Every one is always there, and holds nothing that could end a declaration.
 */
export function brandingVariables(settings: BrandingSettings | undefined, mode: ColorMode): Record<string, string> {
  const variables = new Map<string, string>()
  for (const [name, setting] of Object.entries(colorSettings[mode]))
    variables.set(name, `#${appliedValue(settings, setting)}`.toLowerCase())
  for (const [name, setting] of Object.entries(radiusSettings))
    variables.set(name, `${Math.min(Number(appliedValue(settings, setting)), roundest)}px`)
  variables.set('spacing', spacings[String(appliedValue(settings, layoutSettings.spacing))] ?? '1rem')
  return Object.fromEntries([...variables].map(([name, value]) => [`--brand-${name}`, value]))
}

export type Place = 'start' | 'center' | 'end'

/** Whether an image is shown, as far as there is one, and where. */
export type LogoPlace = { readonly shown: boolean; readonly location: Place }

export type BrandingLayout = {
  /** `adaptive` follows the browser. */
  readonly colorScheme: ColorMode | 'adaptive'
  readonly header: boolean
  readonly footer: boolean
  /** Pictures beside the forms, of an e-mail or a key for instance. */
  readonly graphics: boolean
  readonly form: { readonly horizontal: Place; readonly vertical: Place }
  readonly formLogo: LogoPlace & { readonly position: 'top' | 'bottom'; readonly insideForm: boolean }
  readonly headerLogo: LogoPlace
  readonly footerLogo: LogoPlace
  readonly images: {
    readonly page: boolean
    readonly form: boolean
    readonly header: boolean
    readonly footer: boolean
  }
  readonly providerIcons: boolean
}

const colorSchemes = { LIGHT: 'light', DARK: 'dark', DYNAMIC: 'adaptive' } as const

/** How a style lays the page out. */
export function brandingLayout(settings: BrandingSettings | undefined): BrandingLayout {
  const value = (setting: AppliedSetting) => appliedValue(settings, setting)
  const shown = (setting: AppliedSetting) => value(setting) === true
  const place = (setting: AppliedSetting) => String(value(setting)).toLowerCase() as Place
  const scheme = value(layoutSettings.colorScheme) as keyof typeof colorSchemes
  const of = layoutSettings
  return {
    colorScheme: colorSchemes[scheme],
    header: shown(of.header),
    footer: shown(of.footer),
    graphics: shown(of.graphics),
    form: { horizontal: place(of.formHorizontal), vertical: place(of.formVertical) },
    formLogo: {
      shown: shown(of.formLogo),
      location: place(of.formLogoLocation),
      position: value(of.formLogoPosition) === 'TOP' ? 'top' : 'bottom',
      insideForm: value(of.formLogoInclusion) === 'IN',
    },
    headerLogo: { shown: shown(of.headerLogo), location: place(of.headerLogoLocation) },
    footerLogo: { shown: shown(of.footerLogo), location: place(of.footerLogoLocation) },
    images: {
      page: shown(of.pageImage),
      form: shown(of.formImage),
      header: shown(of.headerImage),
      footer: shown(of.footerImage),
    },
    providerIcons: shown(of.providerIcons),
  }
}
