import type { UICustomizationType } from '#contract/cognito-idp-types.generated.ts'
import type { UiCustomization } from '#domain/branding/ui-customization.ts'
import type { UserPool } from '#domain/pools.ts'
import { logoPath } from '#flows/branding-files.ts'
import type { Services } from '#flows/services.ts'
import { siteOfPool } from '#flows/web-sites.ts'

/** A classic style as the API shows it; of none, nothing. */
export async function describedStyle(
  services: Services,
  pool: UserPool,
  style: UiCustomization | undefined,
): Promise<UICustomizationType> {
  if (!style) return {}
  const path = logoPath(style)
  return {
    UserPoolId: style.poolId,
    ClientId: style.clientId,
    ImageUrl: path && `${(await siteOfPool(services, pool)).base}${path}`,
    CSS: style.css,
    CSSVersion: style.version,
    LastModifiedDate: style.modifiedAt,
    CreationDate: style.createdAt,
  }
}
