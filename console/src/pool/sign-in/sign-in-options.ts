import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'

export type SignInName = 'username' | 'email' | 'phone_number' | 'preferred_username'

/** What users may call themselves when they sign in. */
export function signInNames({ UsernameAttributes, AliasAttributes }: UserPoolType): readonly SignInName[] {
  if (UsernameAttributes?.length) return UsernameAttributes
  return ['username', ...(AliasAttributes ?? [])]
}

/** As the API takes it: a pool that says nothing tells "Ana" from "ana". */
export function isCaseSensitive({ UsernameConfiguration }: UserPoolType): boolean {
  return UsernameConfiguration?.CaseSensitive ?? true
}
