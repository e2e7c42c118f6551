import { ServiceError } from '#domain/errors.ts'
import { confirmByCode } from '#flows/confirm-user.ts'
import { resendConfirmationCode } from '#flows/resend-confirmation-code.ts'
import { codeDeliveryDetails } from '#flows/send-message.ts'
import { checkedInput, entered, enteredCode } from '../frame/checked-input.ts'
import { withCookies } from '../frame/cookies.ts'
import { type Screen, show } from '../frame/document.ts'
import { errorMessage, footLink, form, goodMessage, heading, hidden, sideButton, submitButton } from '../frame/form.ts'
import { page } from '../frame/page.ts'
import { type PageData, pageDataCookie } from '../frame/page-data.ts'
import { type PageRefusal, refusalOf } from '../frame/refusal.ts'
import { goTo, noticeOf, type Visit } from '../frame/visit.ts'
import { html } from '../html.ts'
import { codeField, isCodeWrong, personField, personOf, sentText } from './code-form.ts'
import { tidyName } from './sign-in-name.ts'

export const showConfirm = page(async (visit) => show(visit, confirmScreen(visit)))

/** The code of the sign-up, after which the user signs in. */
export const takeConfirm = page(async (visit) => {
  const { services, client, pool } = visit
  const username = tidyName(pool, entered(visit, 'username'))
  try {
    const input = checkedInput(
      visit,
      'ConfirmSignUp',
      { ClientId: client.id, Username: username, ConfirmationCode: enteredCode(visit) },
      username,
    )
    await confirmByCode(services, visit.entrance, {
      username: input.Username,
      code: input.ConfirmationCode,
      forceAlias: false,
    })
  } catch (thrown) {
    return show(visit, confirmScreen(visit, refusalOf(thrown)))
  }
  return withCookies(goTo(visit, '/login', 'confirmed'), [pageDataCookie(visit, { username })])
})

/** Another code, and back to where it is asked for. */
export const takeResendCode = page(async (visit) => {
  const { services, client, pool } = visit
  const username = tidyName(pool, entered(visit, 'username'))
  try {
    if (username === '') throw new ServiceError('InvalidParameterException', 'Missing required parameter USERNAME')
    const input = checkedInput(visit, 'ResendConfirmationCode', { ClientId: client.id, Username: username }, username)
    const sent = codeDeliveryDetails(await resendConfirmationCode(services, visit.entrance, input.Username))
    const medium = sent.DeliveryMedium === 'SMS' ? 'SMS' : 'EMAIL'
    const left: PageData = { username, destination: sent.Destination, medium }
    return withCookies(goTo(visit, '/confirm', 'codeSentAgain'), [pageDataCookie(visit, left)])
  } catch (thrown) {
    return show(visit, confirmScreen(visit, refusalOf(thrown)))
  }
})

function confirmScreen(visit: Visit, refusal?: PageRefusal): Screen {
  const { texts } = visit
  const person = personOf(visit)
  const notice = refusal ? undefined : noticeOf(visit)
  const error = refusal?.text ?? (notice === 'errorUnconfirmed' ? notice : undefined)
  const fields = html`${errorMessage(visit, error)}
${goodMessage(notice === 'codeSentAgain' ? texts.codeSentAgain : undefined)}
${personField(visit, person)}
${codeField(visit, { wrong: isCodeWrong(error), focused: person !== undefined })}
${submitButton(texts.confirmButton, 'confirm')}`
  const resend = html`${person && hidden('username', person.username)}
<p class="foot">${texts.noCode} ${sideButton(texts.sendNewCode, 'resend')}</p>`
  return {
    title: texts.confirmTitle,
    body: html`${heading(texts.confirmTitle, sentText(visit, person, 'confirmIntro'))}
${form(visit, { path: '/confirm', name: 'confirm' }, fields)}
${person && form(visit, { path: '/resendcode', name: 'resendcode' }, resend)}
${footLink(visit, '/login', texts.backToSignIn)}`,
    ...(refusal && { status: refusal.status }),
  }
}
