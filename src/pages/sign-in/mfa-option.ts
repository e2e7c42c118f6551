import { show } from '../frame/document.ts'
import { startAgainScreen } from '../frame/error-screens.ts'
import { page } from '../frame/page.ts'
import { refusalOf } from '../frame/refusal.ts'
import { answerAndGoOn, tooLate } from './challenge.ts'
import { postedStep } from './step.ts'

/** The second factor that the user chose. */
export const takeMfaOption = page(async (visit) => {
  const { session, username } = postedStep(visit)
  try {
    return await answerAndGoOn(visit, 'SELECT_MFA_TYPE', session, {
      USERNAME: username,
      ANSWER: visit.request.form.get('method') ?? '',
    })
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    const { text, status } = refusal
    return tooLate(visit, refusal) ?? show(visit, startAgainScreen(visit, text, { status }))
  }
})
