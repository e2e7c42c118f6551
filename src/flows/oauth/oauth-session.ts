import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import { newTokenSession } from '../issue-tokens.ts'
import type { Services } from '../services.ts'

/** What a user who is signed in on the pages of a site gives an app. */
export type OAuthGrant = {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: Pick<User, 'poolId' | 'id'>
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
  /** The address of the API that the access token is to be bound to (RFC 8707). */
  readonly resource: string | undefined
  /** When the user proved who they are; earlier than now where a session with the pages spared them. */
  readonly authTime: Date
  readonly sourceIp: string
}

/** The session that the tokens of a grant belong to. Not stored yet. */
export function newOAuthSession(services: Services, grant: Omit<OAuthGrant, 'nonce'>): TokenSession {
  const { user, scopes, resource, authTime } = grant
  return { ...newTokenSession(services, grant, user, scopes.join(' ')), authTime, oauth: { resource } }
}
