import { verifiesAnything } from '#domain/code-rules.ts'
import type { WebAnswer } from '#domain/web.ts'
import { startPassword } from '#flows/sign-in/password.ts'
import { passwordField } from '../account/password-field.ts'
import { nameField, tidyName } from '../account/sign-in-name.ts'
import { isClosed } from '../account/sign-up.ts'
import { checkedInput, entered, enteredPassword } from '../frame/checked-input.ts'
import { withCookies } from '../frame/cookies.ts'
import { type Screen, show } from '../frame/document.ts'
import { errorMessage, fieldRow, footLink, form, goodMessage, heading, hidden, submitButton } from '../frame/form.ts'
import { page } from '../frame/page.ts'
import { pageDataCookie, pageDataOf } from '../frame/page-data.ts'
import { type PageRefusal, refusalOf } from '../frame/refusal.ts'
import { goTo, noticeOf, pathTo, type Visit } from '../frame/visit.ts'
import { html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'
import { goOn } from './challenge.ts'

export const showLogin = page(async (visit) => show(visit, loginScreen(visit)))

/**
 * The password. Which flows the app client has switched on for the API is no matter here, as at Cognito: what follows is the same state machine.
 */
export const takeLogin = page(async (visit) => {
  const { services, client, pool, entrance } = visit
  const USERNAME = tidyName(pool, entered(visit, 'username'))
  const PASSWORD = enteredPassword(visit)
  if (USERNAME === '' || PASSWORD === '') return show(visit, loginScreen(visit, { text: 'errorRequired', status: 400 }))
  try {
    const given = {
      ClientId: client.id,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    } as const
    const { AuthParameters = {} } = checkedInput(visit, 'InitiateAuth', given, USERNAME)
    return await goOn(visit, await startPassword(services, entrance, AuthParameters))
  } catch (thrown) {
    return refused(visit, USERNAME, refusalOf(thrown))
  }
})

function refused(visit: Visit, username: string, refusal: PageRefusal): WebAnswer {
  const elsewhere = nextPage(visit, refusal.text)
  if (!elsewhere) return show(visit, loginScreen(visit, refusal))
  return withCookies(goTo(visit, elsewhere, noticeFor(refusal.text)), [pageDataCookie(visit, { username })])
}

/** Where to go on with what keeps somebody from signing in, if they can do anything about it. */
function nextPage({ pool }: Visit, error: TextKey): string | undefined {
  if (error === 'errorUnconfirmed' && verifiesAnything(pool)) return '/confirm'
  return error === 'errorResetRequired' ? '/confirmforgotPassword' : undefined
}

function noticeFor(error: TextKey) {
  return error === 'errorUnconfirmed' || error === 'errorResetRequired' ? error : undefined
}

function loginScreen(visit: Visit, refusal?: Pick<PageRefusal, 'text' | 'status'>): Screen {
  const { texts } = visit
  const error = refusal?.text
  const wrong = error === 'errorIncorrect' || error === 'errorUnknownUser'
  const value = knownUsername(visit)
  const notice = refusal ? undefined : noticeOf(visit)
  const good = notice === 'confirmed' || notice === 'passwordChanged' ? texts[notice] : undefined
  const id = 'signInFormPassword'
  const fields = html`${errorMessage(visit, error)}
${goodMessage(good)}
${fieldRow(nameField(visit, { id: 'signInFormUsername', value, wrong, focused: value === '' }))}
${passwordField(visit, { id, label: texts.password, purpose: 'current-password', wrong, focused: value !== '' })}
${hidden('cognitoAsfData', '')}
<p><a class="redirect-customizable" href="${pathTo(visit, '/forgotPassword')}">${texts.forgotPassword}</a></p>
${submitButton(texts.signInButton, 'signInSubmitButton')}`
  return {
    title: texts.signInTitle,
    body: html`${heading(texts.signInTitle, texts.signInIntro)}
${form(visit, { path: '/login', name: 'cognitoSignInForm' }, fields)}
${!isClosed(visit) && footLink(visit, '/signup', texts.signUpTitle, texts.needAccount)}`,
    ...(refusal && { status: refusal.status }),
  }
}

/** As typed, as left by the page before, or as the app hints (OpenID Connect Core 1.0, section 3.1.2.1). */
function knownUsername(visit: Visit): string {
  const { request, query } = visit
  return request.form.get('username') ?? pageDataOf(visit)?.username ?? query.get('login_hint')?.slice(0, 128) ?? ''
}
