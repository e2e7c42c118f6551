import type { AppClient } from '#domain/clients.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { User } from '#domain/users.ts'
import { newTokenSession } from '../issue-tokens.ts'
import type { Repositories, Services } from '../services.ts'

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
  /** The session with the pages that the grant rests on: without it there is no grant any more. Left out where there is none. */
  readonly loginSessionId?: string
}

/**
 * In a transaction: refuses a grant whose user or session with the pages was ended since it was looked at. Both stand until the transaction
 * ends; whoever ends all sign-ins of the user comes before it, or finds what it made.
 */
export async function holdGrant(
  tx: Pick<Repositories, 'users' | 'loginSessions'>,
  { user: { poolId, id }, loginSessionId }: Pick<OAuthGrant, 'user' | 'loginSessionId'>,
): Promise<void> {
  const user = await tx.users.lock(poolId, id)
  const stands =
    user?.enabled && (loginSessionId === undefined || (await tx.loginSessions.lock(poolId, loginSessionId)))
  if (!stands) throw new GrantEnded()
}

/** Whoever was signed in is not any more. */
export class GrantEnded extends ServiceError {
  constructor() {
    super('NotAuthorizedException', 'User is disabled.')
  }
}

/** The session that the tokens of a grant belong to. Not stored yet. */
export function newOAuthSession(services: Services, grant: Omit<OAuthGrant, 'nonce'>): TokenSession {
  const { user, scopes, resource, authTime } = grant
  return { ...newTokenSession(services, grant, user, scopes.join(' ')), authTime, oauth: { resource } }
}
