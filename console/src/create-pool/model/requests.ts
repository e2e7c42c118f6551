import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
  CreateUserPoolDomainCommandInput,
  SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Choices } from './choices.ts'
import { clientRequest } from './client-request.ts'
import { mfaRequest } from './mfa-request.ts'
import type { PlannedCall } from './planned-call.ts'
import { poolRequest } from './pool-request.ts'
import { showsHostedUi } from './visible.ts'

/** What the wizard asks the API for. All but the first need the id of the pool. */
export type PoolRequests = {
  readonly pool: CreateUserPoolCommandInput
  readonly mfa?: Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'> | undefined
  readonly domain?: Omit<CreateUserPoolDomainCommandInput, 'UserPoolId'> | undefined
  readonly client: Omit<CreateUserPoolClientCommandInput, 'UserPoolId'>
}

/** Judge the choices with `problemsOf` first: what is asked for here is as right as they are. */
export function requestsOf(choices: Choices): PoolRequests {
  return {
    pool: poolRequest(choices),
    mfa: mfaRequest(choices),
    domain: showsHostedUi(choices) ? domainRequest(choices) : undefined,
    client: clientRequest(choices),
  }
}

const classicHostedUi = 1

function domainRequest({ app }: Choices): NonNullable<PoolRequests['domain']> {
  if (app.domainKind === 'prefix') return { Domain: app.domainPrefix.trim(), ManagedLoginVersion: classicHostedUi }
  return {
    Domain: app.customDomain.trim(),
    ManagedLoginVersion: classicHostedUi,
    CustomDomainConfig: { CertificateArn: app.certificateArn.trim() },
  }
}

/** The same as calls, in the order in which they are made. */
export function callsOf({ pool, mfa, domain, client }: PoolRequests): readonly PlannedCall[] {
  const fill = { UserPoolId: 'poolId' } as const
  return [
    { operation: 'CreateUserPool', input: pool, fill: {} },
    ...(mfa ? [{ operation: 'SetUserPoolMfaConfig', input: mfa, fill } as const] : []),
    ...(domain ? [{ operation: 'CreateUserPoolDomain', input: domain, fill } as const] : []),
    { operation: 'CreateUserPoolClient', input: client, fill },
  ]
}
