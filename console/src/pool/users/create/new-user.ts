import type {
  AdminCreateUserCommandInput,
  AttributeType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { isAddress } from '../user-attributes.ts'

export type Invitation = 'none' | 'email' | 'sms' | 'both'
export type PasswordChoice = 'set' | 'generate' | 'none'
export type AliasName = 'email' | 'phone_number' | 'preferred_username'

/** What a person has entered on the page. */
export type NewUser = {
  readonly aliases: readonly AliasName[]
  readonly movesAlias: boolean
  readonly invitation: Invitation
  readonly userName: string
  readonly email: string
  readonly emailVerified: boolean
  readonly phone: string
  readonly phoneVerified: boolean
  readonly preferred: string
  readonly password: PasswordChoice
  readonly typedPassword: string
  /** Required attributes that have no field of their own, by name. */
  readonly others: Readonly<Record<string, string>>
}

/** What the user pool asks of a new user, and what it can do for one. */
export type PoolShape = {
  /** Users sign in with these in place of a user name; none where users have one. */
  readonly names: readonly AliasName[]
  readonly aliases: readonly AliasName[]
  readonly invitations: readonly Invitation[]
  readonly passwords: readonly PasswordChoice[]
  readonly others: readonly string[]
}

const passwordless: readonly string[] = ['EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']

export function shapeOf(pool: UserPoolType): PoolShape {
  const names = pool.UsernameAttributes ?? []
  const aliases = names.length > 0 ? [] : (pool.AliasAttributes ?? [])
  const sendsSms = pool.SmsConfiguration !== undefined || names.includes('phone_number')
  const isPasswordless = pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.some((name) =>
    passwordless.includes(name),
  )
  return {
    names,
    aliases,
    invitations: sendsSms ? ['none', 'email', 'sms', 'both'] : ['none', 'email'],
    // Where a user can do without a password, none is generated for one who is created without.
    passwords: isPasswordless ? ['set', 'none'] : ['set', 'generate'],
    others: otherRequired(pool, aliases),
  }
}

function otherRequired({ SchemaAttributes = [] }: UserPoolType, aliases: readonly AliasName[]): readonly string[] {
  return SchemaAttributes.flatMap(({ Name = '', Required }) =>
    Required && Name !== 'sub' && !isAddress(Name) && !(Name === 'preferred_username' && aliases.includes(Name))
      ? [Name]
      : [],
  )
}

/** The invitation goes where users have an address; where they may have no password there is none to send. */
export function initialUser(shape: PoolShape): NewUser {
  const isPasswordless = shape.passwords.includes('none')
  const byPhoneOnly = shape.names.length === 1 && shape.names.includes('phone_number')
  return {
    aliases: [],
    movesAlias: false,
    invitation: isPasswordless ? 'none' : byPhoneOnly ? 'sms' : 'email',
    userName: '',
    email: '',
    emailVerified: false,
    phone: '',
    phoneVerified: false,
    preferred: '',
    password: isPasswordless ? 'none' : 'generate',
    typedPassword: '',
    others: {},
  }
}

export function needsEmail({ names }: PoolShape, { aliases, invitation }: NewUser): boolean {
  return isOnly(names, 'email') || aliases.includes('email') || invitation === 'email' || invitation === 'both'
}

export function needsPhone({ names }: PoolShape, { aliases, invitation }: NewUser): boolean {
  return (
    isOnly(names, 'phone_number') || aliases.includes('phone_number') || invitation === 'sms' || invitation === 'both'
  )
}

function isOnly(names: readonly AliasName[], name: AliasName): boolean {
  return names.length === 1 && names[0] === name
}

/** The call that makes the user. */
export function createRequest(poolId: string, shape: PoolShape, user: NewUser): AdminCreateUserCommandInput {
  const email = user.email.trim()
  const phone = user.phone.trim()
  return {
    UserPoolId: poolId,
    Username: shape.names.length > 0 ? nameAmong(shape.names, email, phone) : user.userName.trim(),
    UserAttributes: [
      ...address('email', email, user.emailVerified || user.aliases.includes('email')),
      ...address('phone_number', phone, user.phoneVerified || user.aliases.includes('phone_number')),
      ...given('preferred_username', user.aliases.includes('preferred_username') ? user.preferred.trim() : ''),
      ...shape.others.flatMap((name) => given(name, user.others[name]?.trim() ?? '')),
    ],
    ...(user.password === 'set' && { TemporaryPassword: user.typedPassword }),
    ...(user.invitation === 'none'
      ? { MessageAction: 'SUPPRESS' }
      : { DesiredDeliveryMediums: mediaOf(user.invitation) }),
    ...(user.movesAlias && user.aliases.length > 0 && { ForceAliasCreation: true }),
  }
}

function nameAmong(names: readonly AliasName[], email: string, phone: string): string {
  return (names.includes('email') && email) || phone
}

export function mediaOf(invitation: Exclude<Invitation, 'none'>): ('EMAIL' | 'SMS')[] {
  if (invitation === 'both') return ['EMAIL', 'SMS']
  return [invitation === 'sms' ? 'SMS' : 'EMAIL']
}

function given(Name: string, Value: string): AttributeType[] {
  return Value === '' ? [] : [{ Name, Value }]
}

function address(name: 'email' | 'phone_number', value: string, isVerified: boolean): AttributeType[] {
  return value === '' ? [] : [...given(name, value), { Name: `${name}_verified`, Value: String(isVerified) }]
}
