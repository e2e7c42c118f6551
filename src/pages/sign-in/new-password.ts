import { enteredAttributes, isAskable } from '../account/attribute-fields.ts'
import { enteredPassword } from '../frame/checked-input.ts'
import { show } from '../frame/document.ts'
import { page } from '../frame/page.ts'
import { refusalOf } from '../frame/refusal.ts'
import { answerAndGoOn, tooLate } from './challenge.ts'
import { newPasswordScreen } from './new-password-screen.ts'
import { postedStep } from './step.ts'

/** The password that takes the place of a temporary one. */
export const takeNewPassword = page(async (visit) => {
  const step = postedStep(visit)
  const missing = (visit.request.form.get('missing') ?? '').split(' ').filter(isAskable)
  try {
    const attributes = enteredAttributes(visit, missing).map(({ Name, Value }) => [`userAttributes.${Name}`, Value])
    return await answerAndGoOn(visit, 'NEW_PASSWORD_REQUIRED', step.session, {
      ...Object.fromEntries(attributes),
      USERNAME: step.username,
      NEW_PASSWORD: enteredPassword(visit),
    })
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    return tooLate(visit, refusal) ?? show(visit, newPasswordScreen(visit, step, missing, refusal))
  }
})
