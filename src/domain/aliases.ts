import { normaliseEmail } from './email-address.ts'
import type { UserPool } from './pools.ts'
import type { Alias, AliasKind, Attributes } from './users.ts'

/** Every way to read a name that somebody signs in with. The username comes first. `id` only where a `sub` is accepted as a name. */
export type SignInName = {
  readonly usernameKey: string
  readonly aliases: readonly Alias[]
  readonly id?: string | undefined
}

/** The API's default is case-sensitive; the console asks for the opposite. */
export function isCaseSensitive(pool: UserPool): boolean {
  return pool.settings.UsernameConfiguration?.CaseSensitive ?? true
}

/** In pools that sign in with an e-mail address or phone number the username is made by the pool and equals the `sub`. */
export function usesUsernameAttributes(pool: UserPool): boolean {
  return (pool.settings.UsernameAttributes?.length ?? 0) > 0
}

/** Pools that ignore case keep and show usernames, e-mail addresses and preferred usernames in lower case. */
export function foldCase(pool: UserPool, text: string): string {
  return isCaseSensitive(pool) ? text : text.toLowerCase()
}

/** The kinds of attribute that find a user of this pool besides the username. */
export function aliasKinds(pool: UserPool): readonly AliasKind[] {
  return usesUsernameAttributes(pool) ? (pool.settings.UsernameAttributes ?? []) : (pool.settings.AliasAttributes ?? [])
}

export function signInName(pool: UserPool, name: string, options?: { subToo?: boolean }): SignInName {
  const key = foldCase(pool, name)
  return {
    usernameKey: key,
    aliases: aliasKinds(pool).map((kind) => ({ kind, key: aliasKey(pool, kind, name) })),
    id: options?.subToo ? name : undefined,
  }
}

export function aliasKey(pool: UserPool, kind: AliasKind, value: string): string {
  if (kind === 'phone_number') return value
  return foldCase(pool, kind === 'email' ? normaliseEmail(value) : value)
}

/**
 * The aliases that a user's attributes give right now. An alias attribute counts once it is verified (a preferred username at once);
 * where e-mail addresses or phone numbers stand for the username, they are taken from the start.
 */
export function aliasesOf(pool: UserPool, attributes: Attributes): readonly Alias[] {
  return aliasKinds(pool).flatMap((kind) => {
    const value = attributes[kind]
    return value && (usesUsernameAttributes(pool) || isVerified(kind, attributes))
      ? [{ kind, key: aliasKey(pool, kind, value) }]
      : []
  })
}

function isVerified(kind: AliasKind, attributes: Attributes): boolean {
  return kind === 'preferred_username' || attributes[`${kind}_verified`] === 'true'
}
