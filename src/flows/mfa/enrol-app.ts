import type { Services } from '../services.ts'
import { sessionInvalid } from '../sign-in/auth-session.ts'
import { nextSetUpSession, type SetUp, whileSettingUp } from './set-up.ts'
import { beginSoftwareToken, checkOffersSoftwareToken, proveSoftwareToken } from './software-token.ts'

/** The secret, in Base32, for the app of somebody whose sign-in waits for it, and the session that proves it. */
export async function beginAppOfSignIn(
  services: Services,
  setUp: SetUp,
): Promise<{ readonly secret: string; readonly session: string }> {
  checkOffersSoftwareToken(setUp.pool)
  if (setUp.session.setUp === 'verified') throw sessionInvalid()
  const secret = await beginSoftwareToken(services, setUp.owner.user, whileSettingUp(services, setUp))
  return { secret, session: nextSetUpSession(services, setUp, 'associated') }
}

/** The code of that app. A wrong one leaves the session good for another try; the session that comes back ends MFA_SETUP. */
export async function proveAppOfSignIn(
  services: Services,
  setUp: SetUp,
  { code, name }: { readonly code: string; readonly name: string | undefined },
): Promise<string> {
  checkOffersSoftwareToken(setUp.pool)
  if (setUp.session.setUp !== 'associated') throw sessionInvalid()
  const together = whileSettingUp(services, setUp)
  await proveSoftwareToken(services, setUp.owner.user, { code, name, switchOn: true }, together)
  return nextSetUpSession(services, setUp, 'verified')
}
