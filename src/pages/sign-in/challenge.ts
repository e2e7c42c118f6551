import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { isMfaMethod } from '#domain/sign-in/mfa.ts'
import type { MfaMethod } from '#domain/users.ts'
import type { WebAnswer } from '#domain/web.ts'
import { finishSignIn } from '#flows/oauth/finish-sign-in.ts'
import { answerChallenge } from '#flows/sign-in/answer.ts'
import type { AuthAnswer, Parameters } from '#flows/sign-in/request.ts'
import { checkedInput } from '../frame/checked-input.ts'
import { withCookies } from '../frame/cookies.ts'
import { show } from '../frame/document.ts'
import { startAgainScreen } from '../frame/error-screens.ts'
import { withoutPageData } from '../frame/page-data.ts'
import { isSessionOver, type PageRefusal } from '../frame/refusal.ts'
import type { Visit } from '../frame/visit.ts'
import { choiceScreen } from './choice-screen.ts'
import { codeScreen } from './code-screen.ts'
import { newPasswordScreen } from './new-password-screen.ts'
import { setUpChoice } from './set-up-choice.ts'

/** Shows what the sign-in asks for next, or ends it: back to the app. */
export async function goOn(visit: Visit, answer: AuthAnswer): Promise<WebAnswer> {
  const { services, site, client, query, entrance } = visit
  const { ChallengeName: name, Session: session = '', ChallengeParameters: parameters, signedInUser: user } = answer
  if (user) {
    const { sourceIp } = entrance
    const { cookies } = visit.request
    const finished = await finishSignIn(services, site, { client, user, authorizeQuery: query, sourceIp, cookies })
    return withCookies(finished, [withoutPageData(visit)])
  }
  const step = { session, username: parameters.USER_ID_FOR_SRP ?? '' }
  if (name === 'NEW_PASSWORD_REQUIRED') {
    return show(visit, newPasswordScreen(visit, step, namesIn(parameters.requiredAttributes)))
  }
  if (name === 'SELECT_MFA_TYPE') return show(visit, choiceScreen(visit, step, methodsIn(parameters.MFAS_CAN_CHOOSE)))
  if (name === 'MFA_SETUP') return setUpChoice(visit, step, methodsIn(parameters.MFAS_CAN_SETUP))
  if (name !== undefined && isMfaMethod(name)) {
    return show(visit, codeScreen(visit, { ...step, method: name, where: whereIn(parameters) }))
  }
  throw new Error(`No page asks for ${name}`)
}

/** Gives the answer to the challenge that a form was for, and goes on. Throws what the flow refuses. */
export async function answerAndGoOn(
  visit: Visit,
  challenge: ChallengeNameType,
  session: string,
  responses: Parameters,
): Promise<WebAnswer> {
  const { services, client, entrance } = visit
  const given = Object.fromEntries(
    Object.entries(responses).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
  const read = checkedInput(
    visit,
    'RespondToAuthChallenge',
    {
      ClientId: client.id,
      ChallengeName: challenge,
      ...(session !== '' && { Session: session }),
      ChallengeResponses: given,
    },
    responses.USERNAME,
  )
  const answer = { session: read.Session, responses: read.ChallengeResponses ?? {} }
  return goOn(visit, await answerChallenge(services, entrance, challenge, answer))
}

/** A form for which it is too late leads back to the beginning. */
export function tooLate(visit: Visit, refusal: PageRefusal): WebAnswer | undefined {
  return isSessionOver(refusal)
    ? show(visit, startAgainScreen(visit, 'sessionText', { title: 'sessionTitle' }))
    : undefined
}

function namesIn(json: string | undefined): string[] {
  const names: string[] = JSON.parse(json ?? '[]')
  return names.map((name) => name.replace('userAttributes.', ''))
}

function methodsIn(json: string | undefined): MfaMethod[] {
  const names: string[] = JSON.parse(json ?? '[]')
  return names.filter(isMfaMethod)
}

function whereIn({ CODE_DELIVERY_DESTINATION, FRIENDLY_DEVICE_NAME }: Record<string, string>): string {
  return CODE_DELIVERY_DESTINATION ?? FRIENDLY_DEVICE_NAME ?? ''
}
