import type {
  AssetCategoryType,
  AssetExtensionType,
  ColorSchemeModeType,
} from '#contract/cognito-idp-types.generated.ts'
import { imageKindOf } from './image-kind.ts'
import type { BrandingSettings } from './settings-document.ts'
import { svgProblem } from './svg-problem.ts'

/** The style of an app client for managed login. */
export type Branding = {
  readonly poolId: string
  readonly id: string
  readonly clientId: string
  readonly useProvidedValues: boolean
  /** What was set, without defaults. Undefined when nothing was. */
  readonly settings: BrandingSettings | undefined
  readonly createdAt: Date
  readonly modifiedAt: Date
}

/** An image without its bytes. */
export type AssetDescription = {
  readonly category: AssetCategoryType
  readonly colorMode: ColorSchemeModeType
  readonly extension: AssetExtensionType
  readonly resourceId: string | undefined
  /** Of the bytes, so that an address made of it can be kept in caches for ever. */
  readonly digest: string
}

export type BrandingAsset = AssetDescription & { readonly bytes: Uint8Array }

export const brandingsMax = 20
export const assetsMax = 40

export const brandingSourceProblem = 'useCognitoProvidedValues or settings should be specified (but not both)'

/** A request has to name exactly one source of the style; assets may come with either. */
export function namesOneSource(request: {
  readonly UseCognitoProvidedValues?: boolean | undefined
  readonly Settings?: unknown
}): boolean {
  return (request.UseCognitoProvidedValues === true) !== (request.Settings !== undefined)
}

const picture: readonly AssetExtensionType[] = ['PNG', 'SVG', 'JPEG', 'WEBP']
const icons: Partial<Record<AssetCategoryType, readonly AssetExtensionType[]>> = {
  FAVICON_ICO: ['ICO'],
  FAVICON_SVG: ['SVG'],
  IDP_BUTTON_ICON: ['ICO', 'SVG'],
}

/** Why an image is refused, or undefined. What it is counts by its bytes, not by what it is said to be. */
export function assetProblem(asset: {
  readonly Category: AssetCategoryType
  readonly Extension: AssetExtensionType
  readonly Bytes?: Uint8Array | undefined
}): string | undefined {
  const { Category, Extension, Bytes } = asset
  const extensions = icons[Category] ?? picture
  if (!extensions.includes(Extension))
    return `Asset category ${Category} does not support the extension ${Extension}. Supported: ${extensions.join(', ')}.`
  if (Bytes === undefined || Bytes.length === 0) return `The asset ${Category} has no bytes.`
  if (Extension === 'SVG') return svgProblem(Bytes)
  return imageKindOf(Bytes) === Extension ? undefined : `The asset ${Category} is not a file of the type ${Extension}.`
}

/**
 * The assets after an update that brings some: each takes the place of the one of the same category, colour mode and resource. Among those
 * that are brought, the last one counts.
 */
export function mergedAssets<Asset extends Omit<AssetDescription, 'digest'>>(
  current: readonly Asset[],
  brought: readonly Asset[],
): readonly Asset[] {
  const keyOf = ({ category, colorMode, resourceId }: Asset) => JSON.stringify([category, colorMode, resourceId])
  return [...new Map([...current, ...brought].map((asset) => [keyOf(asset), asset])).values()]
}
