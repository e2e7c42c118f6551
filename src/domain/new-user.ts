import type { AuthFactorType } from '#contract/cognito-idp-types.generated.ts'
import { aliasKinds, foldCase, usesUsernameAttributes } from './aliases.ts'
import { requiredAttributes } from './attributes.ts'
import { emailProblem, normaliseEmail } from './email-address.ts'
import { phoneNumberProblem } from './phone-number.ts'
import type { UserPool } from './pools.ts'
import { type Attributes, noMfa, type User, type UserStatus } from './users.ts'

/** What a new user is called, and the attributes with what the name says of them. */
export type Naming = { readonly username: string; readonly attributes: Attributes }

/**
 * Names a new user after what the caller sent as `Username`. In a pool that signs in with e-mail addresses or phone numbers it becomes that
 * attribute, and the user is called by `id`; elsewhere it must not look like a name that the pool reads as an alias.
 */
export function nameNewUser(
  pool: UserPool,
  id: string,
  name: string,
  attributes: Attributes,
): Naming | { readonly refused: string } {
  if (usesUsernameAttributes(pool)) return nameByAttribute(pool, id, name, attributes)
  const kinds = aliasKinds(pool)
  if (kinds.includes('email') && isEmail(name))
    return { refused: 'Username cannot be of email format, since user pool is configured for email alias.' }
  if (kinds.includes('phone_number') && isPhoneNumber(name))
    return {
      refused: 'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    }
  return { username: foldCase(pool, name), attributes }
}

function nameByAttribute(
  pool: UserPool,
  id: string,
  name: string,
  attributes: Attributes,
): Naming | { readonly refused: string } {
  const kinds = aliasKinds(pool)
  const kind =
    kinds.includes('email') && isEmail(name)
      ? 'email'
      : kinds.includes('phone_number') && isPhoneNumber(name)
        ? 'phone_number'
        : undefined
  if (!kind) return { refused: `Username should be ${wantedForm(kinds)}.` }
  const value = kind === 'email' ? foldCase(pool, normaliseEmail(name)) : name
  // Whichever won, the code would go to one address and the sign-in would be by the other.
  if (attributes[kind] !== undefined && attributes[kind] !== value)
    return { refused: `Username and ${kind} do not match.` }
  return { username: id, attributes: { ...attributes, [kind]: value } }
}

function wantedForm(kinds: readonly string[]): string {
  if (!kinds.includes('phone_number')) return 'an email'
  return kinds.includes('email') ? 'either an email or a phone number' : 'a phone number'
}

const isEmail = (name: string): boolean => emailProblem(name) === undefined
const isPhoneNumber = (name: string): boolean => phoneNumberProblem(name) === undefined

/** What to call users when writing to them: a name that they know, which the made username of some pools is not. */
export function knownName(pool: UserPool, { username, attributes }: User): string {
  return (usesUsernameAttributes(pool) && (attributes.email ?? attributes.phone_number)) || username
}

/**
 * Why somebody who signs up can't bring these attributes: where preferred usernames are for signing in, they are for confirmed users.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
 */
export function earlyAliasProblem(pool: UserPool, attributes: Attributes): string | undefined {
  const isEarly = aliasKinds(pool).includes('preferred_username') && attributes.preferred_username !== undefined
  // Else nobody could sign up to a pool that requires it.
  if (!isEarly || requiredAttributes(pool).includes('preferred_username')) return undefined
  return 'preferred_username is an alias in this user pool and can only be set once the user is confirmed.'
}

/** Addresses that nobody has proved yet are marked so from the start. */
export function withUnverifiedMarks(attributes: Attributes): Attributes {
  return {
    ...attributes,
    ...(attributes.email === undefined ? {} : { email_verified: 'false' }),
    ...(attributes.phone_number === undefined ? {} : { phone_number_verified: 'false' }),
  }
}

export function newUser(
  pool: UserPool,
  id: string,
  { username, attributes }: Naming,
  status: UserStatus,
  now: Date,
): User {
  return {
    poolId: pool.id,
    id,
    username,
    status,
    enabled: true,
    attributes,
    mfa: noMfa,
    createdAt: now,
    modifiedAt: now,
  }
}

const passwordless: readonly AuthFactorType[] = ['EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']

/** Whether users can do without a password, because the pool lets them start a sign-in with something else. */
export function allowsPasswordless(pool: UserPool): boolean {
  return (pool.settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []).some((factor) =>
    passwordless.includes(factor),
  )
}
