import { ServiceError } from '#domain/errors.ts'
import { readAttributes } from '#domain/user-attributes.ts'
import type { Services } from '../services.ts'
import { advance } from '../sign-in/advance.ts'
import { answeredSession } from '../sign-in/answered-session.ts'
import {
  type AuthSession,
  type SessionOwner,
  sealAuthSession,
  sessionInvalid,
  useAuthSession,
} from '../sign-in/auth-session.ts'
import type { AuthAnswer, ChallengeAnswer, Entrance } from '../sign-in/request.ts'
import { stepAfter } from '../sign-in/step-after.ts'
import { sendMfaCode } from './send-code.ts'

/**
 * MFA_SETUP: with the Session of VerifySoftwareToken the sign-in is done, for its code was the second factor; with an e-mail address a code
 * goes there, which makes it the user's. A phone number can't be given here, at Cognito neither.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes
 */
export async function answerSetUp(
  services: Services,
  entrance: Entrance,
  answer: ChallengeAnswer,
): Promise<AuthAnswer> {
  const { session, owner } = await answeredSession(services, entrance, 'MFA_SETUP', answer)
  if (session.setUp === 'verified') return finishWithApp(services, entrance, session, owner)
  // The guide writes it in lower case, Amplify in capitals.
  const email = answer.responses.EMAIL ?? answer.responses.email
  if (!email) throw new ServiceError('InvalidParameterException', 'User has not verified software token mfa')
  return sendToNewEmail(services, entrance, session, owner, email)
}

async function finishWithApp(
  services: Services,
  entrance: Entrance,
  session: AuthSession,
  owner: SessionOwner,
): Promise<AuthAnswer> {
  const token = await services.store.softwareTokens.find(owner.user.poolId, owner.user.id)
  // An administrator may have taken the app away again.
  if (!token?.secret) throw sessionInvalid()
  await useAuthSession(services.store, session)
  return advance(services, entrance, owner, [...session.passed, 'SOFTWARE_TOKEN_MFA'])
}

async function sendToNewEmail(
  services: Services,
  entrance: Entrance,
  session: AuthSession,
  owner: SessionOwner,
  given: string,
): Promise<AuthAnswer> {
  const { pool, client } = entrance
  const { step } = await stepAfter(services, pool, owner, session.passed)
  if (step.kind !== 'challenge' || step.name !== 'MFA_SETUP') throw sessionInvalid()
  if (!step.methods.includes('EMAIL_OTP') || owner.user.attributes.email)
    throw new ServiceError('InvalidParameterException', 'Email MFA can not be set up for the user.')
  const read = readAttributes({ pool, client, writer: 'user', given: [{ Name: 'email', Value: given }] })
  if ('refused' in read) throw new ServiceError(read.refused.code, read.refused.message)
  const { email: newEmail = '' } = read.attributes
  await useAuthSession(services.store, session)
  const { codeHash, parameters } = await sendMfaCode(services, pool, owner.user, 'EMAIL_OTP', newEmail)
  const { user, passed, password } = session
  const next = { user, challenge: 'EMAIL_OTP', passed, password, codeHash, newEmail } as const
  return {
    ChallengeName: 'EMAIL_OTP',
    Session: sealAuthSession(services, entrance, next),
    ChallengeParameters: parameters,
  }
}
