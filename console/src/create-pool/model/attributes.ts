/** The attributes of OpenID Connect that sign-up can ask for, as the wizard lists them. */
export const standardAttributes = [
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
] as const

export type StandardAttribute = (typeof standardAttributes)[number]

/** An app client may read them; only the pool writes them. */
export const verificationFlags = ['email_verified', 'phone_number_verified'] as const

export function isVerificationFlag(name: string): boolean {
  return verificationFlags.some((flag) => flag === name)
}

/** The type that Cognito fixes for a standard attribute. */
export function dataTypeOf(name: StandardAttribute): 'String' | 'Number' {
  return name === 'updated_at' ? 'Number' : 'String'
}
