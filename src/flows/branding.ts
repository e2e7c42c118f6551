import { type BrandingLayout, brandingLayout, brandingVariables } from '#domain/branding/branding-variables.ts'
import type { AssetDescription } from '#domain/branding/managed-login.ts'
import type { BrandingSettings } from '#domain/branding/settings-document.ts'
import { linkIn, type TermsName } from '#domain/branding/terms.ts'
import { assetPath, logoPath } from './branding-files.ts'
import type { Services } from './services.ts'

/** An image and its path below the base of the site. */
export type BrandingImage = AssetDescription & { readonly path: string }

/** How the pages of an app client are to look. */
export type PageBranding = {
  /** 1 is the hosted UI (classic), 2 managed login. */
  readonly version: number
  /** False for managed login without a style: then Cognito shows no pages. */
  readonly exists: boolean
  /** Classic only: a style sheet that holds nothing but listed classes and properties, and no `<`. */
  readonly css: string | undefined
  /** Classic only: the path of the logo below the base of the site. */
  readonly logo: string | undefined
  /** Managed login with a style only: the custom properties of each colour mode. */
  readonly variables: { readonly light: Record<string, string>; readonly dark: Record<string, string> } | undefined
  readonly layout: BrandingLayout | undefined
  readonly assets: readonly BrandingImage[]
}

const nothing = { css: undefined, logo: undefined, variables: undefined, layout: undefined, assets: [] }

/**
 * The style that holds for a client. `version` is that of the domain which the pages are asked for at; without it, that of the pool's custom
 * domain, else of its prefix, else the classic one.
 */
export async function brandingOf(
  services: Services,
  poolId: string,
  clientId: string,
  version?: number,
): Promise<PageBranding> {
  const shown = version ?? (await versionOf(services, poolId))
  return shown === 2 ? managedBranding(services, poolId, clientId) : classicBranding(services, poolId, clientId)
}

async function versionOf({ store }: Services, poolId: string): Promise<number> {
  const domains = await store.domains.findByPool(poolId)
  const best = domains.find(({ kind }) => kind === 'custom') ?? domains[0]
  return best?.managedLoginVersion ?? 1
}

async function classicBranding({ store }: Services, poolId: string, clientId: string): Promise<PageBranding> {
  const style = await store.uiCustomizations.findApplying(poolId, clientId)
  return { ...nothing, version: 1, exists: true, css: style?.styles, logo: style && logoPath(style) }
}

type Style = Pick<PageBranding, 'variables' | 'layout'>

/** By the document itself, which the store shares and freezes for as long as its text stays. */
const styles = new WeakMap<BrandingSettings, Style>()
const providedStyle = styleIn(undefined)

function styleIn(settings: BrandingSettings | undefined): Style {
  return {
    variables: { light: brandingVariables(settings, 'light'), dark: brandingVariables(settings, 'dark') },
    layout: brandingLayout(settings),
  }
}

function appliedStyle(settings: BrandingSettings | undefined): Style {
  if (settings === undefined) return providedStyle
  const style = styles.get(settings) ?? styleIn(settings)
  styles.set(settings, style)
  return style
}

async function managedBranding({ store }: Services, poolId: string, clientId: string): Promise<PageBranding> {
  const branding = await store.brandings.findByClient(poolId, clientId)
  if (!branding) return { ...nothing, version: 2, exists: false }
  const assets = await store.brandings.describeAssets(poolId, branding.id)
  return {
    ...nothing,
    version: 2,
    exists: true,
    ...appliedStyle(branding.settings),
    assets: assets.map((asset) => ({ ...asset, path: assetPath(branding.id, asset) })),
  }
}

/** The classic style sheet of a client: its own, else that of all clients, else none. */
export async function stylesOf({ store }: Services, poolId: string, clientId: string): Promise<string | undefined> {
  return (await store.uiCustomizations.findApplying(poolId, clientId))?.styles
}

/** Where the classic logo of a client is, below the base of the site. A client with a style of its own has no other logo than its own. */
export async function logoOf({ store }: Services, poolId: string, clientId: string): Promise<string | undefined> {
  const style = await store.uiCustomizations.findApplying(poolId, clientId)
  return style && logoPath(style)
}

export type TermsLinks = { readonly termsOfUse: string; readonly privacyPolicy: string }

/** Where the terms of a client can be read in a language of the pages, such as `pt-BR`. Undefined unless it has both documents. */
export async function termsOf(
  { store }: Services,
  poolId: string,
  clientId: string,
  language: string,
): Promise<TermsLinks | undefined> {
  const documents = await store.terms.ofClient(poolId, clientId)
  const link = (wanted: TermsName) => {
    const document = documents.find(({ name }) => name === wanted)
    return document && linkIn(document.links, language)
  }
  const termsOfUse = link('terms-of-use')
  const privacyPolicy = link('privacy-policy')
  return termsOfUse !== undefined && privacyPolicy !== undefined ? { termsOfUse, privacyPolicy } : undefined
}
