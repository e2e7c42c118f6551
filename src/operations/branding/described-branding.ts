import type { AssetType, ManagedLoginBrandingType } from '#contract/cognito-idp-types.generated.ts'
import { digestOf } from '#domain/branding/digest.ts'
import { assetProblem, type Branding, type BrandingAsset } from '#domain/branding/managed-login.ts'
import { withDefaultSettings } from '#domain/branding/settings.ts'
import { ServiceError } from '#domain/errors.ts'

/** A style as the API shows it. Settings that nobody made are left out, unless the defaults are merged in; assets are always there. */
export function describedBranding(
  branding: Branding,
  assets: readonly BrandingAsset[],
  merged = false,
): ManagedLoginBrandingType {
  return {
    ManagedLoginBrandingId: branding.id,
    UserPoolId: branding.poolId,
    UseCognitoProvidedValues: branding.useProvidedValues,
    // Differs: the defaults are our own and bring no images.
    Settings: merged ? withDefaultSettings(branding.settings) : branding.settings,
    Assets: assets.map((asset) => ({
      Category: asset.category,
      ColorMode: asset.colorMode,
      Extension: asset.extension,
      Bytes: asset.bytes,
      ResourceId: asset.resourceId,
    })),
    CreationDate: branding.createdAt,
    LastModifiedDate: branding.modifiedAt,
  }
}

/** The assets of a request; throws when one of them is no image that can be shown. */
export function givenAssets(assets: readonly AssetType[] = []): readonly BrandingAsset[] {
  return assets.map((asset) => {
    const problem = assetProblem(asset)
    if (problem !== undefined) throw new ServiceError('InvalidParameterException', problem)
    const bytes = asset.Bytes ?? new Uint8Array()
    return {
      category: asset.Category,
      colorMode: asset.ColorMode,
      extension: asset.Extension,
      resourceId: asset.ResourceId,
      digest: digestOf(bytes),
      bytes,
    }
  })
}

export function brandingNotFound(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'ManagedLoginBranding does not exist.')
}
