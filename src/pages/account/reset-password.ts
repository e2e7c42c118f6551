import { confirmRecovery } from '#flows/recover-password.ts'
import { checkedInput, entered, enteredCode, enteredPassword } from '../frame/checked-input.ts'
import { withCookies } from '../frame/cookies.ts'
import { type Screen, show } from '../frame/document.ts'
import { errorMessage, footLink, form, goodMessage, heading, hidden, sideButton, submitButton } from '../frame/form.ts'
import { page } from '../frame/page.ts'
import { pageDataCookie } from '../frame/page-data.ts'
import { type PageRefusal, refusalOf } from '../frame/refusal.ts'
import { goTo, noticeOf, type Visit } from '../frame/visit.ts'
import { html } from '../html.ts'
import { codeField, isCodeWrong, personField, personOf, sentText } from './code-form.ts'
import { passwordField } from './password-field.ts'
import { tidyName } from './sign-in-name.ts'

export const showResetPassword = page(async (visit) => show(visit, resetPasswordScreen(visit)))

/** The code that was sent for a forgotten password, and the new one. */
export const takeResetPassword = page(async (visit) => {
  const { services, client, pool } = visit
  const username = tidyName(pool, entered(visit, 'username'))
  try {
    const input = checkedInput(
      visit,
      'ConfirmForgotPassword',
      {
        ClientId: client.id,
        Username: username,
        ConfirmationCode: enteredCode(visit),
        Password: enteredPassword(visit),
      },
      username,
    )
    await confirmRecovery(services, visit, {
      username: input.Username,
      code: input.ConfirmationCode,
      password: input.Password,
    })
  } catch (thrown) {
    return show(visit, resetPasswordScreen(visit, refusalOf(thrown)))
  }
  return withCookies(goTo(visit, '/login', 'passwordChanged'), [pageDataCookie(visit, { username })])
})

function resetPasswordScreen(visit: Visit, refusal?: PageRefusal): Screen {
  const { texts } = visit
  const person = personOf(visit)
  const notice = refusal ? undefined : noticeOf(visit)
  const error = refusal?.text ?? (notice === 'errorResetRequired' ? notice : undefined)
  const passwordIsWrong = error === 'errorPassword' || error === 'errorPasswordUsed'
  const fields = html`${errorMessage(visit, error)}
${goodMessage(notice === 'codeSentAgain' ? texts.codeSentAgain : undefined)}
${personField(visit, person)}
${codeField(visit, { wrong: isCodeWrong(error), focused: person !== undefined && !passwordIsWrong })}
${passwordField(visit, { label: texts.newPassword, purpose: 'new-password', wrong: passwordIsWrong, focused: passwordIsWrong })}
${submitButton(texts.resetButton, 'reset_password')}`
  const resend = html`${person && hidden('username', person.username)}
<p class="foot">${texts.noCode} ${sideButton(texts.sendNewCode, 'resend')}</p>`
  return {
    title: texts.resetTitle,
    body: html`${heading(texts.resetTitle, sentText(visit, person, 'resetIntro'))}
${form(visit, { path: '/confirmforgotPassword', name: 'confirmForgotPassword' }, fields)}
${person && form(visit, { path: '/forgotPassword', name: 'resendForgotPassword' }, resend)}
${footLink(visit, '/login', texts.backToSignIn)}`,
    ...(refusal && { status: refusal.status }),
  }
}
