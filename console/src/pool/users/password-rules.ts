import type { PasswordPolicyType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { texts } from '#texts/texts.ts'

const words = texts.users.rules

/** What the policy of a user pool asks of a password, one sentence to a rule. */
export function passwordRules(policy: PasswordPolicyType = {}): readonly string[] {
  const rules: readonly (readonly [string, boolean | undefined])[] = [
    [words.length(policy.MinimumLength ?? 8), true],
    [words.upper, policy.RequireUppercase],
    [words.lower, policy.RequireLowercase],
    [words.number, policy.RequireNumbers],
    [words.symbol, policy.RequireSymbols],
  ]
  return rules.flatMap(([rule, isAsked]) => (isAsked ? [rule] : []))
}

/** What users sign in with. */
export function signInNames({ UsernameAttributes, AliasAttributes = [] }: UserPoolType): readonly string[] {
  if (UsernameAttributes?.length) return UsernameAttributes.map((name) => words[name])
  return [words.userName, ...AliasAttributes.map((name) => words[name])]
}
