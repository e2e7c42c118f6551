import { isMfaMethod, type MessageMethod } from '#domain/sign-in/mfa.ts'
import type { WebAnswer } from '#domain/web.ts'
import { proveAppOfSignIn } from '#flows/mfa/enrol-app.ts'
import { tidyPhoneNumber } from '../account/sign-in-name.ts'
import { checkedInput, entered, enteredCode } from '../frame/checked-input.ts'
import { show } from '../frame/document.ts'
import { startAgainScreen } from '../frame/error-screens.ts'
import { page } from '../frame/page.ts'
import { refusalOf } from '../frame/refusal.ts'
import type { Visit } from '../frame/visit.ts'
import { answerAndGoOn, tooLate } from './challenge.ts'
import { accountOf, addressScreen, appScreen, beginSetUp, setUpOf } from './set-up-screens.ts'
import { postedStep, type Step } from './step.ts'

/** Setting a second factor up during the sign-in: which one, then what it needs. */
export const takeMfaRegister = page(async (visit) => {
  const { form } = visit.request
  const step = postedStep(visit)
  const method = form.get('method') ?? ''
  if (!isMfaMethod(method)) return show(visit, startAgainScreen(visit, 'sessionText', { title: 'sessionTitle' }))
  if (method !== 'SOFTWARE_TOKEN_MFA' && form.has('address')) return registerAddress(visit, step, method)
  const secret = form.get('secret') ?? ''
  if (method === 'SOFTWARE_TOKEN_MFA' && isSecret(secret)) return registerApp(visit, step, secret)
  try {
    return show(visit, await beginSetUp(visit, step, method))
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    const { text, status } = refusal
    return tooLate(visit, refusal) ?? show(visit, startAgainScreen(visit, text, { status }))
  }
})

const isSecret = (text: string) => /^[A-Z2-7]{32}$/.test(text)

async function registerApp(visit: Visit, step: Step, secret: string): Promise<WebAnswer> {
  const { services } = visit
  // Only for who holds the session the picture is drawn again, and of nothing that was posted but the secret.
  let account = ''
  try {
    const setUp = await setUpOf(visit, step)
    account = accountOf(setUp)
    const input = checkedInput(
      visit,
      'VerifySoftwareToken',
      { Session: step.session, UserCode: enteredCode(visit), FriendlyDeviceName: entered(visit, 'deviceName') },
      step.username,
    )
    const proof = { code: input.UserCode, name: input.FriendlyDeviceName || undefined }
    const session = await proveAppOfSignIn(services, setUp, proof)
    return await answerAndGoOn(visit, 'MFA_SETUP', session, { USERNAME: step.username })
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    return tooLate(visit, refusal) ?? show(visit, appScreen(visit, { ...step, secret, account }, refusal))
  }
}

/** A code goes to the address, and the right code makes it the user's. */
async function registerAddress(visit: Visit, step: Step, method: MessageMethod): Promise<WebAnswer> {
  const typed = entered(visit, 'address')
  const given = method === 'SMS_MFA' ? { PHONE_NUMBER: tidyPhoneNumber(typed) } : { EMAIL: typed }
  try {
    return await answerAndGoOn(visit, 'MFA_SETUP', step.session, { USERNAME: step.username, ...given })
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    return tooLate(visit, refusal) ?? show(visit, addressScreen(visit, step, method, refusal))
  }
}
