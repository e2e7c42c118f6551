import { type StandardAttribute, standardAttributes, verificationFlags } from './attributes.ts'
import { type Choices, type Grant, grants, type KeepOriginalChoice, keepOriginalChoices } from './choices.ts'

/** What the wizard shows, and so what counts, given what was chosen so far. */

export const showsUserNameRequirements = ({ signIn }: Choices) => signIn.userName

export const showsCustomPolicy = ({ security }: Choices) => security.passwordMode === 'custom'

export const showsMfaMethods = ({ security }: Choices) => security.mfa !== 'OFF'

export const showsRecoveryMethods = ({ security }: Choices) => security.selfServiceRecovery

export const showsAttributesToVerify = ({ signUp }: Choices) => signUp.sendsVerification

/** Nothing waits for verification where nothing is verified. */
export const showsVerifyingChanges = ({ signUp }: Choices) => signUp.sendsVerification

export const showsKeepOriginalChoices = (choices: Choices) =>
  showsVerifyingChanges(choices) && choices.signUp.keepOriginal

export const showsSes = ({ delivery }: Choices) => delivery.emailProvider === 'ses'

/** An identity may be given to the pool later: until then it sends with Cognito. */
export const sesIsLeftForLater = (choices: Choices) =>
  showsSes(choices) &&
  [choices.delivery.sesIdentityArn, choices.delivery.fromAddress].every((typed) => typed.trim() === '')

/** The domain, the URLs and all that OAuth 2.0 asks for come with the hosted pages. */
export const showsHostedUi = ({ app }: Choices) => app.hostedUi

export const showsDomainPrefix = ({ app }: Choices) => app.hostedUi && app.domainKind === 'prefix'

export const showsCustomDomain = ({ app }: Choices) => app.hostedUi && app.domainKind === 'custom'

export const offersUserContextData = ({ app }: Choices) => app.generateSecret

export const usesSmsMfa = (choices: Choices) => showsMfaMethods(choices) && choices.security.mfaBySms

export const usesEmailMfa = (choices: Choices) => showsMfaMethods(choices) && choices.security.mfaByEmail

export const usesAppMfa = (choices: Choices) => showsMfaMethods(choices) && choices.security.mfaByApp

export const preferredUserNameIsAlias = (choices: Choices) =>
  showsUserNameRequirements(choices) && choices.signIn.preferredUserName

/** Whether users get SMS at all, so that the pool needs to know who sends them. */
export function showsSms(choices: Choices): boolean {
  const recoversBySms = showsRecoveryMethods(choices) && choices.security.recovery !== 'email'
  const verifiesBySms = showsAttributesToVerify(choices) && choices.signUp.verify !== 'email'
  return choices.signIn.phone || usesSmsMfa(choices) || recoversBySms || verifiesBySms
}

/** The attributes that sign-up asks for because of what was chosen before. */
export function impliedRequired(choices: Choices): readonly StandardAttribute[] {
  const { signIn, security, signUp } = choices
  // Only a verified address recovers an account: without messages of verification none is asked for.
  const mailsEveryone =
    signUp.sendsVerification &&
    (signUp.verify === 'email' || (security.selfServiceRecovery && security.recovery === 'email'))
  const email = signIn.email || usesEmailMfa(choices) || mailsEveryone
  const phone = signIn.phone || usesSmsMfa(choices) || (signUp.sendsVerification && signUp.verify === 'phone')
  return [...(email ? (['email'] as const) : []), ...(phone ? (['phone_number'] as const) : [])]
}

/** An alias gets its value after the account is confirmed, too late for what is required. */
export function choosableRequired(choices: Choices): readonly StandardAttribute[] {
  const implied = impliedRequired(choices)
  return standardAttributes.filter(
    (name) => !implied.includes(name) && !(name === 'preferred_username' && preferredUserNameIsAlias(choices)),
  )
}

/** All that sign-up asks for: the implied ones first. */
export function requiredAttributes(choices: Choices): readonly StandardAttribute[] {
  const choosable = choosableRequired(choices)
  const additional = choices.signUp.additionalRequired.filter((name) => choosable.includes(name))
  return [...impliedRequired(choices), ...new Set(additional)]
}

/** Which answers to "Active attribute values when an update is pending" can be chosen: those whose attributes are verified. */
export function liveKeepOriginalChoices({ signUp }: Choices): readonly KeepOriginalChoice[] {
  if (!signUp.sendsVerification) return []
  return signUp.verify === 'phoneThenEmail' ? keepOriginalChoices : [signUp.verify]
}

/** The answer that counts: what was chosen while it can be, otherwise as much as there is. */
export function keepOriginalOf(choices: Choices): KeepOriginalChoice | undefined {
  const live = liveKeepOriginalChoices(choices)
  return live.find((choice) => choice === choices.signUp.keepOriginalOf) ?? live.at(-1)
}

/** Client credentials are for scopes of a resource server, and a pool has none while it is made. */
export function offeredGrants(): readonly { readonly grant: Grant; readonly offered: boolean }[] {
  return grants.map((grant) => ({ grant, offered: grant !== 'client_credentials' }))
}

/** A row of the table of attribute permissions. */
export type PermissionRow = {
  readonly name: string
  readonly readable: boolean
  readonly writable: boolean
  /** `required`: nobody could sign up without writing it. `verified`: only the pool itself writes it. */
  readonly writeLock?: 'required' | 'verified'
}

export function permissionRows(choices: Choices): readonly PermissionRow[] {
  const { unreadable, unwritable } = choices.app
  const required: readonly string[] = requiredAttributes(choices)
  const row = (name: string): PermissionRow => {
    const readable = !unreadable.includes(name)
    if (verificationFlags.some((flag) => flag === name))
      return { name, readable, writable: false, writeLock: 'verified' }
    if (required.includes(name)) return { name, readable, writable: true, writeLock: 'required' }
    return { name, readable, writable: !unwritable.includes(name) }
  }
  const custom = choices.signUp.customAttributes.map(({ name }) => `custom:${name.trim()}`)
  return [...standardAttributes, ...verificationFlags, ...custom].map(row)
}
