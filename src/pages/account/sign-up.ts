import { usesUsernameAttributes } from '#domain/aliases.ts'
import { requiredAttributes } from '#domain/attributes.ts'
import type { WebAnswer } from '#domain/web.ts'
import { type TermsLinks, termsOf } from '#flows/branding.ts'
import { codeDeliveryDetails } from '#flows/send-message.ts'
import { signUp } from '#flows/sign-up.ts'
import { checkedInput, entered, enteredPassword } from '../frame/checked-input.ts'
import { withCookies } from '../frame/cookies.ts'
import { type Screen, show } from '../frame/document.ts'
import { startAgainScreen } from '../frame/error-screens.ts'
import { errorMessage, fieldRow, footLink, form, heading, submitButton } from '../frame/form.ts'
import { page } from '../frame/page.ts'
import { pageDataCookie } from '../frame/page-data.ts'
import { type PageRefusal, refusalOf } from '../frame/refusal.ts'
import { goTo, type Visit } from '../frame/visit.ts'
import { fill, type Html, html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'
import { type AskedAttribute, attributeFields, enteredAttributes, signUpAttributes } from './attribute-fields.ts'
import { passwordField } from './password-field.ts'
import { nameField, nameLabel, tidyName } from './sign-in-name.ts'

export const showSignUp = page(async (visit) => (isClosed(visit) ? closed(visit) : askedToSignUp(visit)))

/** Somebody makes an account: then the code is asked for that went to them. */
export const takeSignUp = page(async (visit) => {
  if (isClosed(visit)) return closed(visit)
  try {
    return await signUpAsEntered(visit)
  } catch (thrown) {
    return askedToSignUp(visit, refusalOf(thrown))
  }
})

export function isClosed({ pool }: Visit): boolean {
  return pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true
}

function closed(visit: Visit): WebAnswer {
  return show(visit, startAgainScreen(visit, 'errorSignUpClosed', { status: 403 }))
}

async function signUpAsEntered(visit: Visit): Promise<WebAnswer> {
  const { services, client, pool } = visit
  const username = tidyName(pool, entered(visit, 'username'))
  const password = enteredPassword(visit)
  const input = checkedInput(
    visit,
    'SignUp',
    { ClientId: client.id, Username: username, Password: password, UserAttributes: givenAttributes(visit) },
    username,
  )
  const { target } = await signUp(services, visit, {
    username: input.Username,
    password: input.Password ?? '',
    attributes: input.UserAttributes ?? [],
  })
  if (!target) return show(visit, waitingScreen(visit))
  const { Destination: destination, DeliveryMedium } = codeDeliveryDetails(target)
  const medium = DeliveryMedium === 'SMS' ? 'SMS' : 'EMAIL'
  return withCookies(goTo(visit, '/confirm'), [pageDataCookie(visit, { username, destination, medium })])
}

/** Nobody knows better than the server when a profile was last changed. */
function givenAttributes(visit: Visit) {
  const { services, pool } = visit
  const typed = enteredAttributes(visit, signUpAttributes(pool))
  if (!requiredAttributes(pool).includes('updated_at')) return typed
  return [...typed, { Name: 'updated_at', Value: String(Math.floor(services.clock.now().getTime() / 1_000)) }]
}

async function askedToSignUp(visit: Visit, refusal?: PageRefusal): Promise<WebAnswer> {
  const { services, pool, client, language } = visit
  const terms = await termsOf(services, pool.id, client.id, language.tag)
  return show(visit, signUpScreen(visit, terms, refusal))
}

function signUpScreen(visit: Visit, terms: TermsLinks | undefined, refusal?: PageRefusal): Screen {
  const { texts, pool, request } = visit
  const byAddress = usesUsernameAttributes(pool)
  const error = refusal?.text
  const wrong = (name: AskedAttribute) => error !== undefined && (wrongFields[error] ?? []).includes(name)
  const nameIsWrong = error !== undefined && isNameWrong(visit, error)
  const name = byAddress ? nameField(visit) : { name: 'username', label: texts.username, maxLength: 128 }
  const fields = html`${errorMessage(visit, error)}
${fieldRow({ ...name, autocomplete: 'username', value: request.form.get('username') ?? '', wrong: nameIsWrong, focused: !refusal })}
${attributeFields(visit, signUpAttributes(pool), wrong)}
${passwordField(visit, { label: texts.password, purpose: 'new-password', wrong: error === 'errorPassword' })}
${termsLine(visit, terms)}
${submitButton(texts.signUpButton, 'signUpButton')}`
  return {
    title: texts.signUpTitle,
    body: html`${heading(texts.signUpTitle, texts.signUpIntro)}
${form(visit, { path: '/signup', name: 'cognitoSignUpForm' }, fields)}
${footLink(visit, '/login', texts.signInTitle, texts.haveAccount)}`,
    ...(refusal && { status: refusal.status }),
  }
}

const wrongFields: Readonly<Partial<Record<TextKey, readonly AskedAttribute[]>>> = {
  errorEmail: ['email'],
  errorEmailExists: ['email'],
  errorPhone: ['phone_number'],
  errorPhoneExists: ['phone_number'],
  errorBirthdate: ['birthdate'],
}

function isNameWrong({ pool }: Visit, error: TextKey): boolean {
  if (error === 'errorUserExists' || error === 'errorUsernameForm') return true
  const label = nameLabel(pool)
  return usesUsernameAttributes(pool) && (wrongFields[error] ?? []).some((name) => name === label)
}

function termsLine({ texts }: Visit, terms: TermsLinks | undefined): Html {
  if (!terms) return html``
  const { termsOfUse, privacyPolicy } = terms
  const link = (href: string, text: string) =>
    html`<a href="${href}" target="_blank" rel="noopener noreferrer">${text}</a>`
  const line = fill(texts.terms, {
    terms: link(termsOfUse, texts.termsOfUse),
    privacy: link(privacyPolicy, texts.privacyPolicy),
  })
  return html`<p class="legal legalText-customizable">${line}</p>`
}

/** No code can confirm this account. */
function waitingScreen(visit: Visit): Screen {
  const { texts } = visit
  return {
    title: texts.waitingTitle,
    body: html`${heading(texts.waitingTitle, texts.waitingText)}
${footLink(visit, '/login', texts.backToSignIn)}`,
  }
}
