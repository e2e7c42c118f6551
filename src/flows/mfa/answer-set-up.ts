import { ServiceError } from '#domain/errors.ts'
import { type MessageMethod, mfaAttributes } from '#domain/sign-in/mfa.ts'
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
 * goes there, which makes it the user's. A phone number can be given on the hosted pages only, as at Cognito.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes
 */
export async function answerSetUp(
  services: Services,
  entrance: Entrance,
  answer: ChallengeAnswer,
): Promise<AuthAnswer> {
  const { session, owner } = await answeredSession(services, entrance, 'MFA_SETUP', answer)
  if (session.setUp === 'verified') return finishWithApp(services, entrance, session, owner)
  const phoneNumber = entrance.caller === 'pages' ? answer.responses.PHONE_NUMBER : undefined
  if (phoneNumber) return sendToNewAddress(services, entrance, session, owner, 'SMS_MFA', phoneNumber)
  // The guide writes it in lower case, Amplify in capitals.
  const email = answer.responses.EMAIL ?? answer.responses.email
  if (!email) throw new ServiceError('InvalidParameterException', 'User has not verified software token mfa')
  return sendToNewAddress(services, entrance, session, owner, 'EMAIL_OTP', email)
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

const refusals: Readonly<Record<MessageMethod, string>> = {
  EMAIL_OTP: 'Email MFA can not be set up for the user.',
  SMS_MFA: 'SMS MFA can not be set up for the user.',
}

async function sendToNewAddress(
  services: Services,
  entrance: Entrance,
  session: AuthSession,
  owner: SessionOwner,
  method: MessageMethod,
  given: string,
): Promise<AuthAnswer> {
  const { pool, client } = entrance
  const attribute = mfaAttributes[method]
  const { step } = await stepAfter(services, pool, owner, session.passed)
  if (step.kind !== 'challenge' || step.name !== 'MFA_SETUP') throw sessionInvalid()
  if (!step.methods.includes(method) || owner.user.attributes[attribute])
    throw new ServiceError('InvalidParameterException', refusals[method])
  const read = readAttributes({ pool, client, writer: 'user', given: [{ Name: attribute, Value: given }] })
  if ('refused' in read) throw new ServiceError(read.refused.code, read.refused.message)
  const newAddress = read.attributes[attribute] ?? ''
  await useAuthSession(services.store, session)
  const { codeHash, parameters } = await sendMfaCode(services, pool, owner.user, method, newAddress)
  const { user, passed, password } = session
  const next = { user, challenge: method, passed, password, codeHash, newAddress } as const
  return { ChallengeName: method, Session: sealAuthSession(services, entrance, next), ChallengeParameters: parameters }
}
