import type { AppClient } from '#domain/clients.ts'
import { isAttributeInScope } from '#domain/oauth/scoped-attributes.ts'
import type { User } from '#domain/users.ts'

/** Set by the pool alone; an attribute of such a name can never pass for a claim. The other claims are written over attributes. */
const isClaimOfThePool = (name: string) =>
  name.startsWith('cognito:') || name === 'identities' || name === 'nonce' || name === 'at_hash'

/**
 * The attributes that become claims: those that the client may read, which is all of them unless it names some, and that the scopes let be
 * seen. A sign-in through the API has no scopes about attributes (`undefined`) and shows all.
 */
export function claimedAttributes(
  client: AppClient,
  user: User,
  scopes: readonly string[] | undefined,
): readonly (readonly [name: string, value: string])[] {
  const readable = client.settings.ReadAttributes
  return Object.entries(user.attributes).filter(
    ([name]) =>
      !isClaimOfThePool(name) &&
      (!readable?.length || readable.includes(name)) &&
      (scopes === undefined || isAttributeInScope(name, scopes)),
  )
}

/** OpenID Connect Core 1.0, section 5.1.1: the address claim is an object. */
export function addressClaim(value: string): { formatted: string } {
  return { formatted: value }
}
