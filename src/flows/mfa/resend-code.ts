import type { MessageMethod } from '#domain/sign-in/mfa.ts'
import type { Services } from '../services.ts'
import { advance } from '../sign-in/advance.ts'
import { openAuthSession, sealAuthSession, sessionOwner, useAuthSession } from '../sign-in/auth-session.ts'
import type { AuthAnswer, Entrance } from '../sign-in/request.ts'
import { sendMfaCode } from './send-code.ts'

/**
 * Another code for a sign-in that waits for one, to the same address. It uses the session up: the code before it is good for nothing from then
 * on. Counted with all messages of second factors, 20 an hour.
 */
export async function resendMfaCode(
  services: Services,
  entrance: Entrance,
  method: MessageMethod,
  text: string | undefined,
): Promise<AuthAnswer> {
  const session = openAuthSession(services, entrance, method, text)
  const owner = await sessionOwner(services, entrance, session, undefined)
  await useAuthSession(services.store, session)
  if (session.newAddress === undefined) return advance(services, entrance, owner, session.passed, { chosen: method })
  const { user, passed, password, newAddress } = session
  const { codeHash, parameters } = await sendMfaCode(services, entrance.pool, owner.user, method, newAddress)
  const next = { user, challenge: method, passed, password, codeHash, newAddress } as const
  return { ChallengeName: method, Session: sealAuthSession(services, entrance, next), ChallengeParameters: parameters }
}
