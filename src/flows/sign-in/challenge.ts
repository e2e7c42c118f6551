import { isMessageMethod } from '#domain/sign-in/mfa.ts'
import type { ChallengeStep, PassedStep } from '#domain/sign-in/next-step.ts'
import type { SoftwareToken } from '#domain/software-token.ts'
import { sendMfaCode } from '../mfa/send-code.ts'
import type { Services } from '../services.ts'
import { passwordMark, type SessionOwner, type SessionStep, sealAuthSession } from './auth-session.ts'
import { newPasswordParameters } from './new-password-parameters.ts'
import type { AuthAnswer, Entrance } from './request.ts'

export type Asking = {
  readonly step: ChallengeStep
  readonly owner: SessionOwner
  readonly passed: readonly PassedStep[]
  readonly softwareToken: SoftwareToken | undefined
}

/** Asks for the next step: its parameters, and the session string that its answer has to bring back. */
export async function challenge(services: Services, entrance: Entrance, asking: Asking): Promise<AuthAnswer> {
  const { owner, passed } = asking
  const { parameters, ...left } = await question(services, entrance, asking)
  return {
    ChallengeName: asking.step.name,
    Session: sealAuthSession(services, entrance, {
      user: owner.user.id,
      challenge: asking.step.name,
      passed,
      password: passwordMark(owner.password),
      ...left,
    }),
    ChallengeParameters: parameters,
  }
}

type Question = Pick<SessionStep, 'codeHash'> & { readonly parameters: Record<string, string> }

async function question(
  services: Services,
  { pool }: Entrance,
  { step, owner, softwareToken }: Asking,
): Promise<Question> {
  const { user } = owner
  const USER_ID_FOR_SRP = user.username
  if (step.name === 'NEW_PASSWORD_REQUIRED') return { parameters: newPasswordParameters(pool, user) }
  if (step.name === 'SELECT_MFA_TYPE')
    return { parameters: { USER_ID_FOR_SRP, MFAS_CAN_CHOOSE: JSON.stringify(step.methods) } }
  if (step.name === 'MFA_SETUP')
    return { parameters: { USER_ID_FOR_SRP, MFAS_CAN_SETUP: JSON.stringify(step.methods) } }
  if (isMessageMethod(step.name)) return sendMfaCode(services, pool, user, step.name)
  const name = softwareToken?.name
  return { parameters: { USER_ID_FOR_SRP, ...(name && { FRIENDLY_DEVICE_NAME: name }) } }
}
