import { contentTypes, type ImageKind } from '#domain/branding/image-kind.ts'
import type { AssetDescription } from '#domain/branding/managed-login.ts'
import type { UiCustomization } from '#domain/branding/ui-customization.ts'
import type { WebAnswer } from '#domain/web.ts'
import type { WebEndpoint, WebEndpoints } from './web-endpoint.ts'

/** Where the images of styles are, below the base of every site of their pool. The digest is part of the address, which so never means another image. */
export function logoPath({ clientId, logo }: UiCustomization): string | undefined {
  return logo && `/branding/logo?${new URLSearchParams({ style: clientId, image: logo.digest })}`
}

export function assetPath(brandingId: string, { digest }: Pick<AssetDescription, 'digest'>): string {
  return `/branding/asset?${new URLSearchParams({ style: brandingId, image: digest })}`
}

/** Ids and digests are made of no more; nothing else is looked for, since PostgreSQL fails on a zero character. */
function nameIn(query: URLSearchParams, parameter: 'style' | 'image'): string | undefined {
  return /^[\w+-]{1,128}$/.exec(query.get(parameter) ?? '')?.[0]
}

const logo: WebEndpoint = async ({ store }, { pool }, { query }) => {
  const style = nameIn(query, 'style')
  const found = style === undefined ? undefined : await store.uiCustomizations.findLogo(pool.id, style)
  return found && found.digest === nameIn(query, 'image') ? image(found.bytes, found.kind) : noImage
}

const asset: WebEndpoint = async ({ store }, { pool }, { query }) => {
  const [style, digest] = [nameIn(query, 'style'), nameIn(query, 'image')]
  if (style === undefined || digest === undefined) return noImage
  const found = await store.brandings.findAsset(pool.id, style, digest)
  return found ? image(found.bytes, found.extension) : noImage
}

/** The images of a pool's styles, which anybody may see: they stand on its sign-in page. */
export const brandingEndpoints: WebEndpoints = { 'GET /branding/logo': logo, 'GET /branding/asset': asset }

function image(bytes: Uint8Array, kind: ImageKind): WebAnswer {
  return {
    status: 200,
    headers: {
      // The character set outweighs whatever an SVG file says of itself.
      'content-type': kind === 'SVG' ? `${contentTypes.SVG}; charset=utf-8` : contentTypes[kind],
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      // An SVG file that is opened by itself is a page: it gets no script, no form and no origin.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    },
    body: bytes,
  }
}

const noImage: WebAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'There is no such image.',
}
