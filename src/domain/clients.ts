import type { CreateUserPoolClientRequest } from '#contract/cognito-idp-types.generated.ts'

/** The settings of an app client in the words of the contract, defaults filled in. Secrets are never in here. */
export type ClientSettings = Omit<
  CreateUserPoolClientRequest,
  'UserPoolId' | 'ClientName' | 'GenerateSecret' | 'ClientSecret'
> & {
  /** What SetUserPoolClientSessionConfiguration sets: how long after a sign-in the session with the pool's pages spares the next one. */
  SsoSession?: { MaxValidityMinutes: number }
}

/** The contract's. What is no id need not be looked for, and PostgreSQL fails on a zero character. */
const clientIdPattern = /^[\w+]{1,128}$/

export function isClientId(text: string): boolean {
  return clientIdPattern.test(text)
}

/** One of at most two live secrets. */
export type ClientSecret = { readonly id: string; readonly value: string; readonly createdAt: Date }

export type AppClient = {
  readonly id: string
  readonly poolId: string
  readonly name: string
  readonly settings: ClientSettings
  readonly secrets: readonly ClientSecret[]
  readonly createdAt: Date
  readonly modifiedAt: Date
}
