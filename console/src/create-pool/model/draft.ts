import { standardAttributes } from './attributes.ts'
import {
  authFlows,
  type Choices,
  grants,
  keepOriginalChoices,
  recoveryChoices,
  type Step,
  scopes,
  steps,
  verifyChoices,
} from './choices.ts'
import { flag, listOf, objectOf, oneOf, type Reader, text } from './draft-readers.ts'

/** What a reload keeps. It says what was chosen and nothing that opens anything: no key, no secret. */
export type Draft = { readonly step: Step; readonly choices: Choices }

/** Goes up when choices change their meaning: an older draft is left behind. */
const version = 1

export function writeDraft(draft: Draft): string {
  // Read once more on the way out, so that nothing but the choices is ever stored.
  return JSON.stringify({ version, ...readDraftBody(draft) })
}

/** The draft that was stored, or undefined for anything else: another version, a changed shape, no JSON. */
export function readDraft(stored: string | null | undefined): Draft | undefined {
  if (!stored) return undefined
  try {
    const value: unknown = JSON.parse(stored)
    const isCurrent = typeof value === 'object' && value !== null && 'version' in value && value.version === version
    return isCurrent ? readDraftBody(value) : undefined
  } catch {
    return undefined
  }
}

const listMax = 1_000
const texts = listOf(text, listMax)
const duration = objectOf({ days: text, minutes: text })

const readChoices: Reader<Choices> = objectOf({
  signIn: objectOf({ userName: flag, email: flag, phone: flag, preferredUserName: flag, caseSensitive: flag }),
  security: objectOf({
    passwordMode: oneOf(['defaults', 'custom']),
    minimumLength: text,
    requireNumbers: flag,
    requireSymbols: flag,
    requireUppercase: flag,
    requireLowercase: flag,
    temporaryPasswordDays: text,
    mfa: oneOf(['ON', 'OPTIONAL', 'OFF']),
    mfaByApp: flag,
    mfaBySms: flag,
    mfaByEmail: flag,
    selfServiceRecovery: flag,
    recovery: oneOf(recoveryChoices),
  }),
  signUp: objectOf({
    selfRegistration: flag,
    sendsVerification: flag,
    verify: oneOf(verifyChoices),
    keepOriginal: flag,
    keepOriginalOf: oneOf(keepOriginalChoices),
    additionalRequired: listOf(oneOf(standardAttributes), listMax),
    customAttributes: listOf(
      objectOf({ name: text, type: oneOf(['String', 'Number']), min: text, max: text, mutable: flag }),
      listMax,
    ),
  }),
  delivery: objectOf({
    emailProvider: oneOf(['cognito', 'ses']),
    sesIdentityArn: text,
    fromAddress: text,
    fromName: text,
    configurationSet: text,
    replyTo: text,
    smsRoleArn: text,
    smsExternalId: text,
    smsRegion: text,
  }),
  app: objectOf({
    poolName: text,
    hostedUi: flag,
    domainKind: oneOf(['prefix', 'custom']),
    domainPrefix: text,
    customDomain: text,
    certificateArn: text,
    appType: oneOf(['public', 'confidential', 'other']),
    clientName: text,
    generateSecret: flag,
    callbackUrls: texts,
    authFlows: listOf(oneOf(authFlows), listMax),
    sessionMinutes: text,
    refreshToken: duration,
    accessToken: duration,
    idToken: duration,
    tokenRevocation: flag,
    hideUnknownUsers: flag,
    userContextData: flag,
    signOutUrls: texts,
    grants: listOf(oneOf(grants), listMax),
    scopes: listOf(oneOf(scopes), listMax),
    unreadable: texts,
    unwritable: texts,
    tags: listOf(objectOf({ key: text, value: text }), listMax),
  }),
})

const readDraftBody: Reader<Draft> = objectOf({ step: oneOf(steps), choices: readChoices })
