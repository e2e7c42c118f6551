import { isMessageMethod, isMfaMethod } from '#domain/sign-in/mfa.ts'
import type { MfaMethod } from '#domain/users.ts'
import type { WebAnswer } from '#domain/web.ts'
import { resendMfaCode } from '#flows/mfa/resend-code.ts'
import { limitByPool, limitByUser } from '#flows/request-limits.ts'
import { enteredCode } from '../frame/checked-input.ts'
import { show } from '../frame/document.ts'
import { startAgainScreen } from '../frame/error-screens.ts'
import { page } from '../frame/page.ts'
import { refusalOf } from '../frame/refusal.ts'
import type { Visit } from '../frame/visit.ts'
import { answerAndGoOn, goOn, tooLate } from './challenge.ts'
import { type CodeStep, codeScreen } from './code-screen.ts'
import { postedStep } from './step.ts'

const codeParameters: Readonly<Record<MfaMethod, string>> = {
  SMS_MFA: 'SMS_MFA_CODE',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
}

/** The code of a second factor, or the wish for another one. */
export const takeMfaCode = page(async (visit) => {
  const step = postedCodeStep(visit)
  if (!step) return show(visit, startAgainScreen(visit, 'sessionText', { title: 'sessionTitle' }))
  const { session, username, method } = step
  try {
    if (visit.request.form.has('resend')) return await resend(visit, step)
    return await answerAndGoOn(visit, method, session, {
      USERNAME: username,
      [codeParameters[method]]: enteredCode(visit),
    })
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    return tooLate(visit, refusal) ?? show(visit, codeScreen(visit, step, { refusal }))
  }
})

async function resend(visit: Visit, step: CodeStep): Promise<WebAnswer> {
  const { services, pool, entrance } = visit
  if (!isMessageMethod(step.method)) return show(visit, codeScreen(visit, step))
  limitByPool(services, 'RespondToAuthChallenge', pool)
  limitByUser(services, pool, step.username)
  const answer = await resendMfaCode(services, entrance, step.method, step.session)
  if (answer.ChallengeName !== step.method) return goOn(visit, answer)
  const where = answer.ChallengeParameters.CODE_DELIVERY_DESTINATION ?? ''
  return show(visit, codeScreen(visit, { ...step, session: answer.Session ?? '', where }, { resent: true }))
}

function postedCodeStep(visit: Visit): CodeStep | undefined {
  const { form } = visit.request
  const method = form.get('method') ?? ''
  return isMfaMethod(method) ? { ...postedStep(visit), method, where: form.get('where') ?? '' } : undefined
}
