import type {
  CreateManagedLoginBrandingCommandInput,
  CreateResourceServerCommandInput,
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
  CreateUserPoolDomainCommandInput,
  SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'

export type Inputs = {
  CreateUserPool: CreateUserPoolCommandInput
  SetUserPoolMfaConfig: SetUserPoolMfaConfigCommandInput
  CreateUserPoolDomain: CreateUserPoolDomainCommandInput
  CreateResourceServer: CreateResourceServerCommandInput
  CreateUserPoolClient: CreateUserPoolClientCommandInput
  CreateManagedLoginBranding: CreateManagedLoginBrandingCommandInput
}

export type OperationName = keyof Inputs

/** What only an earlier call can tell. `domainPrefix` is the prefix that quick setup makes of the pool's id. */
export type Learned = 'poolId' | 'clientId' | 'domainPrefix'

type FilledMember = 'UserPoolId' | 'ClientId' | 'Domain'

type WithoutFilled<Input> = Omit<Input, FilledMember> & Partial<Pick<Input, FilledMember & keyof Input>>

/** One call of the API: its input as far as it is known, and which members earlier calls fill in. */
export type PlannedCall<Name extends OperationName = OperationName> = {
  [Each in Name]: {
    readonly operation: Each
    readonly input: WithoutFilled<Inputs[Each]>
    readonly fill: Readonly<Partial<Record<FilledMember, Learned>>>
  }
}[Name]

/** What earlier calls told. */
export type Told = { readonly poolId?: string | undefined; readonly clientId?: string | undefined }

/** `us-east-1_AbCd12345` as a domain prefix: `us-east-1abcd12345`. One id in some thousands holds a word that no prefix may. */
export function domainPrefixOf(poolId: string): string {
  return poolId.replace('_', '').toLowerCase().replaceAll('aws', 'a-ws')
}

/** The whole input of a call. Throws when it is asked for before the calls that it builds on were answered. */
export function inputOf<Name extends OperationName>(call: PlannedCall<Name>, told: Told): Inputs[Name] {
  const filled = Object.entries(call.fill).map(([member, learned]) => [member, learnedValue(learned, told)])
  return { ...Object.fromEntries(filled), ...call.input }
}

function learnedValue(learned: Learned, { poolId, clientId }: Told): string {
  const value = learned === 'clientId' ? clientId : poolId
  if (value === undefined) throw new Error(`The call needs the ${learned} of a call that was not answered`)
  return learned === 'domainPrefix' ? domainPrefixOf(value) : value
}
