import { imageKindOf } from './image-kind.ts'

/** The classic style of one app client, or of all that have none of their own (`ALL`). */
export type UiCustomization = {
  readonly poolId: string
  readonly clientId: string
  /** As it was given. */
  readonly css: string | undefined
  /** What pages show of it. */
  readonly styles: string | undefined
  readonly logo: LogoDescription | undefined
  readonly version: string
  readonly createdAt: Date
  readonly modifiedAt: Date
}

export type LogoKind = 'PNG' | 'JPEG'
export type LogoDescription = { readonly kind: LogoKind; readonly digest: string }

/** The client id that stands for all app clients without a style of their own. */
export const everyClient = 'ALL'

/** The guide: a request that sets the style has at most 135 KB, in which the image counts as base64. */
const requestBytesMax = 135 * 1024

/** Why CSS and image together are refused, or undefined. */
export function uiCustomizationProblem(css: string, image: Uint8Array | undefined): string | undefined {
  const imageBytes = Math.ceil((image?.length ?? 0) / 3) * 4
  if (Buffer.byteLength(css) + imageBytes > requestBytesMax) return 'request parameters too large'
  return image && !logoKindOf(image) ? 'The image file has to be a PNG or JPEG file.' : undefined
}

export function logoKindOf(image: Uint8Array): LogoKind | undefined {
  const kind = imageKindOf(image)
  return kind === 'PNG' || kind === 'JPEG' ? kind : undefined
}

/** Fourteen digits, of the second as Cognito writes it; later than the version before, however fast they follow each other. */
export function nextStyleVersion(now: Date, previous: string | undefined): string {
  const second = Number(now.toISOString().slice(0, 19).replace(/\D/g, ''))
  return String(Math.max(second, Number(previous ?? 0) + 1))
}
