import { sendRecoveryCode } from '#flows/recover-password.ts'
import { codeDeliveryDetails } from '#flows/send-message.ts'
import { checkedInput, entered } from '../frame/checked-input.ts'
import { withCookies } from '../frame/cookies.ts'
import { type Screen, show } from '../frame/document.ts'
import { errorMessage, fieldRow, footLink, form, heading, submitButton } from '../frame/form.ts'
import { page } from '../frame/page.ts'
import { type PageData, pageDataCookie, pageDataOf } from '../frame/page-data.ts'
import { type PageRefusal, refusalOf } from '../frame/refusal.ts'
import { goTo, type Visit } from '../frame/visit.ts'
import { html } from '../html.ts'
import { nameField, tidyName } from './sign-in-name.ts'

export const showForgotPassword = page(async (visit) => show(visit, forgotPasswordScreen(visit)))

/** Sends a code for choosing a new password, and asks for it. */
export const takeForgotPassword = page(async (visit) => {
  const { services, client, pool } = visit
  const username = tidyName(pool, entered(visit, 'username'))
  try {
    const input = checkedInput(visit, 'ForgotPassword', { ClientId: client.id, Username: username }, username)
    const sent = codeDeliveryDetails(await sendRecoveryCode(services, visit, input.Username))
    const medium = sent.DeliveryMedium === 'SMS' ? 'SMS' : 'EMAIL'
    const left: PageData = { username, destination: sent.Destination, medium }
    const notice = visit.request.form.has('resend') ? 'codeSentAgain' : undefined
    return withCookies(goTo(visit, '/confirmforgotPassword', notice), [pageDataCookie(visit, left)])
  } catch (thrown) {
    return show(visit, forgotPasswordScreen(visit, refusalOf(thrown)))
  }
})

function forgotPasswordScreen(visit: Visit, refusal?: PageRefusal): Screen {
  const { texts, request, query } = visit
  const value = request.form.get('username') ?? pageDataOf(visit)?.username ?? query.get('login_hint') ?? ''
  const wrong = refusal?.text === 'errorUnknownUser'
  const fields = html`${errorMessage(visit, refusal?.text)}
${fieldRow(nameField(visit, { value, wrong, focused: true }))}
${submitButton(texts.sendCode, 'reset_my_password')}`
  return {
    title: texts.forgotTitle,
    body: html`${heading(texts.forgotTitle, texts.forgotIntro)}
${form(visit, { path: '/forgotPassword', name: 'forgotPassword' }, fields)}
${footLink(visit, '/login', texts.backToSignIn)}`,
    ...(refusal && { status: refusal.status }),
  }
}
