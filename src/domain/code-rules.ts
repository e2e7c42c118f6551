import type { CodePurpose, StoredCode } from './codes.ts'
import { emailProblem } from './email-address.ts'
import type { MessageChannel } from './messages.ts'
import { phoneNumberProblem } from './phone-number.ts'
import type { UserPool } from './pools.ts'
import type { Attributes } from './users.ts'

export const codeDigits = 6

const hour = 3_600_000

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const codeLifetimeMilliseconds: Readonly<Record<CodePurpose, number>> = {
  confirm_sign_up: 24 * hour,
  verify_email: 24 * hour,
  verify_phone_number: 24 * hour,
  forgot_password: hour,
}

export type CodeRefusal = { readonly code: 'CodeMismatchException' | 'ExpiredCodeException'; readonly message: string }

export const codeMismatch: CodeRefusal = {
  code: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
}
export const codeExpired: CodeRefusal = {
  code: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
}

/** Why a code is refused, or undefined. One that was never sent is as good as one that has run out. */
export function codeProblem(code: StoredCode | undefined, matches: boolean, now: Date): CodeRefusal | undefined {
  if (!code || now >= code.expiresAt) return codeExpired
  return matches ? undefined : codeMismatch
}

/** Where a code goes: the attribute, its value, and the way there. */
export type CodeTarget = {
  readonly attribute: 'email' | 'phone_number'
  readonly channel: MessageChannel
  readonly destination: string
}

/** The purpose of a code that proves a new or changed address. */
export const verificationPurpose = {
  email: 'verify_email',
  phone_number: 'verify_phone_number',
} as const satisfies Record<CodeTarget['attribute'], CodePurpose>

const channels = { phone_number: 'sms', email: 'email' } as const satisfies Record<
  CodeTarget['attribute'],
  MessageChannel
>

export function targetAt(attribute: CodeTarget['attribute'], destination: string): CodeTarget {
  return { attribute, channel: channels[attribute], destination }
}

/** Where the code that confirms a sign-up goes: to an attribute that the pool verifies by itself, the phone number before the e-mail address. */
export function confirmationTarget(pool: UserPool, attributes: Attributes): CodeTarget | undefined {
  for (const attribute of ['phone_number', 'email'] as const) {
    const destination = attributes[attribute]
    if (destination && verifiesByItself(pool, attribute)) return targetAt(attribute, destination)
  }
  return undefined
}

export function verifiesAnything(pool: UserPool): boolean {
  return (pool.settings.AutoVerifiedAttributes?.length ?? 0) > 0
}

/**
 * Where a code for nobody would have gone: to the name itself if it is an address, elsewhere to one made from `hash`, the same at every call.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function simulatedTarget(pool: UserPool, name: string, hash: Buffer): CodeTarget {
  return simulatedTargetAmong(
    (['email', 'phone_number'] as const).filter((attribute) => verifiesByItself(pool, attribute)),
    name,
    hash,
  )
}

/** The same among the addresses that codes can go to at all, the first one preferred. */
export function simulatedTargetAmong(
  attributes: readonly CodeTarget['attribute'][],
  name: string,
  hash: Buffer,
): CodeTarget {
  const own = attributes.find((attribute) => addressProblem[attribute](name) === undefined)
  if (own) return targetAt(own, name)
  const [attribute = 'phone_number'] = attributes
  return targetAt(attribute, madeUpAddress[attribute](hash))
}

const addressProblem = { email: emailProblem, phone_number: phoneNumberProblem }

const madeUpAddress = {
  email: (hash: Buffer) => `${letter(hash, 0)}@${letter(hash, 1)}`,
  phone_number: (hash: Buffer) => `+1000000${String(hash.readUInt16BE(0) % 10_000).padStart(4, '0')}`,
}

export function verifiesByItself(pool: UserPool, attribute: CodeTarget['attribute']): boolean {
  return pool.settings.AutoVerifiedAttributes?.includes(attribute) ?? false
}

function letter(hash: Buffer, index: number): string {
  return String.fromCharCode(97 + ((hash[index] ?? 0) % 26))
}
