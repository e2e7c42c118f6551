/** The attributes that a scope stands for. https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html */
const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['email', new Set(['email', 'email_verified'])],
  ['phone', new Set(['phone_number', 'phone_number_verified'])],
  [
    'profile',
    new Set([
      'name',
      'family_name',
      'given_name',
      'middle_name',
      'nickname',
      'preferred_username',
      'profile',
      'picture',
      'website',
      'gender',
      'birthdate',
      'zoneinfo',
      'locale',
      'updated_at',
    ]),
  ],
])

/**
 * Whether scopes let an attribute be seen. `openid` alone shows all of them; beside it each of `email`, `phone` and `profile` shows its own,
 * and `profile` the custom ones too.
 */
export function isAttributeInScope(name: string, scopes: readonly string[]): boolean {
  const narrowing = scopes.filter((scope) => attributes.has(scope))
  if (narrowing.length === 0) return true
  return (
    narrowing.some((scope) => attributes.get(scope)?.has(name)) ||
    (name.startsWith('custom:') && narrowing.includes('profile'))
  )
}
