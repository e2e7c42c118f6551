import type { AssetCategoryType } from '#contract/cognito-idp-types.generated.ts'
import type { LogoPlace } from '#domain/branding/branding-variables.ts'
import type { AppClient } from '#domain/clients.ts'
import type { WebSite } from '#domain/web.ts'
import { brandingOf, type PageBranding } from '#flows/branding.ts'
import type { Services } from '#flows/services.ts'
import { type Bar, type Look, type Picture, plainLook } from './look.ts'
import { managedCss } from './managed-css.ts'

/** What the pool's owner has made of the pages of a client. */
export async function lookOf(services: Services, site: WebSite, client: AppClient): Promise<Look> {
  const branding = await brandingOf(services, site.pool.id, client.id, site.managedLoginVersion)
  // Differs: where managed login has no style yet, Cognito shows no pages; ours then look as they do by themselves.
  return branding.version === 2 ? managedLook(site, branding) : classicLook(site, branding)
}

/** Style sheets for the classic pages were made for light ones, which are all that Cognito has there: on dark they could not be read. */
function classicLook({ basePath }: WebSite, { css = '', logo }: PageBranding): Look {
  const look: Look = { ...plainLook, css, mode: css === '' ? plainLook.mode : 'light' }
  if (logo === undefined) return look
  const address = `${basePath}${logo}`
  const picture = { light: address, dark: address }
  return { ...look, logo: { picture, location: 'center', position: 'top', insideForm: true } }
}

function managedLook(site: WebSite, branding: PageBranding): Look {
  const { layout } = branding
  if (!layout) return plainLook
  const bar = (isShown: boolean, category: AssetCategoryType, { shown, location }: LogoPlace): Bar | undefined =>
    isShown ? { logo: shown ? pictureOf(site, branding, category) : undefined, location } : undefined
  const formLogo = layout.formLogo.shown ? pictureOf(site, branding, 'FORM_LOGO') : undefined
  return {
    ...plainLook,
    css: managedCss(branding, layout, (category) => pictureOf(site, branding, category)),
    mode: layout.colorScheme,
    form: layout.form,
    header: bar(layout.header, 'PAGE_HEADER_LOGO', layout.headerLogo),
    footer: bar(layout.footer, 'PAGE_FOOTER_LOGO', layout.footerLogo),
    logo: formLogo && { ...layout.formLogo, picture: formLogo },
    favicons: branding.assets
      .filter(({ category }) => category === 'FAVICON_ICO' || category === 'FAVICON_SVG')
      .map(({ path }) => `${site.basePath}${path}`),
  }
}

/** The picture of a category: each colour mode's own, else the one for both, else that of the other mode. */
function pictureOf({ basePath }: WebSite, { assets }: PageBranding, category: AssetCategoryType): Picture | undefined {
  const found = assets.filter((asset) => asset.category === category)
  const both = found.find(({ colorMode }) => colorMode === 'DYNAMIC') ?? found[0]
  if (!both) return undefined
  const of = (mode: 'LIGHT' | 'DARK') =>
    `${basePath}${(found.find(({ colorMode }) => colorMode === mode) ?? both).path}`
  return { light: of('LIGHT'), dark: of('DARK') }
}
