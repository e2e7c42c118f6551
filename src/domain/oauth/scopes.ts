import type { ClientSettings } from '#domain/clients.ts'

const openidScopes: readonly string[] = ['openid', 'email', 'phone', 'profile']

/** Scopes about a user. All others are custom: of a resource server, `<identifier>/<name>`. */
export const userScopes: ReadonlySet<string> = new Set([...openidScopes, 'aws.cognito.signin.user.admin'])

/** The scopes in a `scope` parameter or claim (RFC 6749, section 3.3), each once. */
export function scopesIn(text: string): string[] {
  return [...new Set(text.split(' ').filter(Boolean))]
}

/**
 * What an app client may have in its tokens now: what it is allowed, without the scopes that its pool's resource servers do not have any
 * more. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export function availableScopes(settings: ClientSettings, custom: ReadonlySet<string>): string[] {
  return (settings.AllowedOAuthScopes ?? []).filter((scope) => userScopes.has(scope) || custom.has(scope))
}

/** Those of the requested scopes that are available, the others are ignored; all of them when none is requested. */
export function grantedScopes(requested: string | undefined, available: readonly string[]): readonly string[] {
  if (requested === undefined) return available
  return scopesIn(requested).filter((scope) => available.includes(scope))
}

const pairs: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['email', 'email_verified']],
  ['phone', ['phone_number', 'phone_number_verified']],
])

/**
 * Whether the client may read what the scopes stand for. A client that names `email` without `email_verified` among its readable attributes
 * gets no tokens for the scope `email`. https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function canReadScopes({ ReadAttributes: readable }: ClientSettings, scopes: readonly string[]): boolean {
  if (!readable?.length) return true
  return scopes.every((scope) => (pairs.get(scope) ?? []).every((name) => readable.includes(name)))
}
