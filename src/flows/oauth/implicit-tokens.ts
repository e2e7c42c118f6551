import { lifetimesOf } from '#domain/tokens/lifetimes.ts'
import { signTokens } from '../issue-tokens.ts'
import { keepSession } from '../keep-session.ts'
import type { Services } from '../services.ts'
import { GrantEnded, holdGrant, newOAuthSession, type OAuthGrant } from './oauth-session.ts'

export type ImplicitTokens = {
  /** With the scope `openid`. */
  readonly idToken?: string
  readonly accessToken: string
  readonly expiresInSeconds: number
}

/** The tokens of the implicit grant. There is no refresh token, so that the session ends with the last of them. Throws GrantEnded. */
export async function issueImplicitTokens(services: Services, grant: OAuthGrant): Promise<ImplicitTokens> {
  const { pool, client, nonce } = grant
  const now = services.clock.now()
  const { accessSeconds, idSeconds } = lifetimesOf(client.settings)
  const expiresAt = new Date(now.getTime() + Math.max(accessSeconds, idSeconds) * 1_000)
  const session = { ...newOAuthSession(services, grant), expiresAt }
  const user = await services.store.transaction(async (tx) => {
    await holdGrant(tx, grant)
    return keepSession(tx, pool, session, now)
  })
  if (!user) throw new GrantEnded()
  const { IdToken, AccessToken = '' } = await signTokens(services, client, user, session, nonce)
  return {
    ...(IdToken !== undefined && { idToken: IdToken }),
    accessToken: AccessToken,
    expiresInSeconds: accessSeconds,
  }
}
