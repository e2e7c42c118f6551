import type { AppClient } from '#domain/clients.ts'
import { addressClaim, claimedAttributes } from '#domain/tokens/attribute-claims.ts'
import type { User } from '#domain/users.ts'

/**
 * What the userInfo endpoint says of a user. Unlike in an ID token, `email_verified` and `phone_number_verified` are strings.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function userInfoClaims(client: AppClient, user: User, scopes: readonly string[]): Record<string, unknown> {
  const claims: Record<string, unknown> = {}
  for (const [name, value] of claimedAttributes(client, user, scopes))
    claims[name] = name === 'address' ? addressClaim(value) : value
  return { ...claims, sub: user.id, username: user.username }
}
