import type {
  AssetCategoryType,
  AssetExtensionType,
  AssetType,
  ColorSchemeModeType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { ColorMode } from './preview-variables.ts'

export const imageBytesMax = 1_000_000
/** Of one request, which grows by a third on its way and has at most 2 MB. */
export const changeBytesMax = 1_500_000

/** An image of a style, with its bytes in the form that pages can show. */
export type Image = Omit<AssetType, 'Bytes'> & { readonly Bytes: Uint8Array; readonly address: string }

const extensions: Readonly<Record<string, AssetExtensionType>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/svg+xml': 'SVG',
  'image/webp': 'WEBP',
}

const mediaTypes: Readonly<Record<AssetExtensionType, string>> = {
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  SVG: 'image/svg+xml',
  WEBP: 'image/webp',
  ICO: 'image/x-icon',
}

export const acceptedImages = Object.keys(extensions).join(',')

export function extensionOf(mediaType: string): AssetExtensionType | undefined {
  return Object.hasOwn(extensions, mediaType) ? extensions[mediaType] : undefined
}

/** A picture that a page can show without asking anybody for it. */
export function dataAddress(bytes: Uint8Array, mediaType: string): string {
  const chunk = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return `data:${mediaType};base64,${btoa(binary)}`
}

/** The images of a style as the API describes them. */
export function imagesOf(assets: readonly AssetType[] = []): readonly Image[] {
  return assets.flatMap(({ Bytes, ...asset }) => {
    if (!Bytes || !asset.Extension) return []
    return [{ ...asset, Bytes, address: dataAddress(Bytes, mediaTypes[asset.Extension]) }]
  })
}

/** The images after some more: each takes the place of its like. */
export function withImages(images: readonly Image[], more: readonly Image[]): readonly Image[] {
  const keyOf = ({ Category, ColorMode, ResourceId }: Image) => JSON.stringify([Category, ColorMode, ResourceId])
  return [...new Map([...images, ...more].map((image) => [keyOf(image), image])).values()]
}

/** The picture of a category in a colour mode: the mode's own, else the one for both, else that of the other mode. */
export function addressIn(images: readonly Image[], category: AssetCategoryType, mode: ColorMode): string | undefined {
  const found = images.filter(({ Category }) => Category === category)
  const of = (colorMode: ColorSchemeModeType) => found.find(({ ColorMode }) => ColorMode === colorMode)
  return (of(mode === 'light' ? 'LIGHT' : 'DARK') ?? of('DYNAMIC') ?? found[0])?.address
}
