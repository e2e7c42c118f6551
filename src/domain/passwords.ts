import type { PasswordPolicyType } from '#contract/cognito-idp-types.generated.ts'

/** The characters that count as symbols, and a space that is neither first nor last. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=.) (?=.)/u

const requirements = [
  { wanted: 'RequireUppercase', pattern: /[A-Z]/, missing: 'Password must have uppercase characters' },
  { wanted: 'RequireLowercase', pattern: /[a-z]/, missing: 'Password must have lowercase characters' },
  { wanted: 'RequireNumbers', pattern: /[0-9]/, missing: 'Password must have numeric characters' },
  { wanted: 'RequireSymbols', pattern: symbol, missing: 'Password must have symbol characters' },
] as const satisfies readonly { wanted: keyof PasswordPolicyType; pattern: RegExp; missing: string }[]

/** Why the pool's policy refuses a password, in Cognito's words: only the first reason, as Cognito gives it. */
export function passwordProblem(password: string, policy: PasswordPolicyType): string | undefined {
  const reason = firstReason(password, policy)
  return reason && `Password did not conform with policy: ${reason}`
}

function firstReason(password: string, policy: PasswordPolicyType): string | undefined {
  if (password.length < (policy.MinimumLength ?? 8)) return 'Password not long enough'
  return requirements.find(({ wanted, pattern }) => policy[wanted] && !pattern.test(password))?.missing
}
