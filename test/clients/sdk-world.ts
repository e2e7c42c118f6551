import assert from 'node:assert/strict'
import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { MailServer } from '#test/support/mail-server.ts'
import { type RunningServer, region } from '#test/support/running-server.ts'

export const password = 'Correct-horse-7'

/** The AWS SDK as an administrator holds it: the access key of the server, and its endpoint. */
export function sdkOf(
  { url, accessKey }: Pick<RunningServer, 'url' | 'accessKey'>,
  changes: CognitoIdentityProviderClientConfig = {},
): CognitoIdentityProviderClient {
  // A copy: the SDK writes into the object.
  return new CognitoIdentityProviderClient({ endpoint: url, region, credentials: { ...accessKey }, ...changes })
}

export type PoolIds = { readonly poolId: string; readonly clientId: string; readonly clientSecret: string }

/** A user pool that verifies e-mail addresses, and an app client that allows every written flow. */
export async function createPool(
  sdk: CognitoIdentityProviderClient,
  options: {
    readonly pool?: Partial<CreateUserPoolCommandInput>
    readonly client?: Partial<CreateUserPoolClientCommandInput>
  } = {},
): Promise<PoolIds> {
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({ PoolName: 'people', AutoVerifiedAttributes: ['email'], ...options.pool }),
  )
  const poolId = present(UserPool?.Id)
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: poolId,
      ClientName: 'app',
      ExplicitAuthFlows: [
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      ...options.client,
    }),
  )
  return { poolId, clientId: present(UserPoolClient?.ClientId), clientSecret: UserPoolClient?.ClientSecret ?? '' }
}

export function present<T>(value: T | undefined | null): T {
  assert.ok(value !== undefined && value !== null, 'A value that must be there is missing')
  return value
}

/** The six digits of the oldest unread e-mail to an address. */
export async function codeFrom(mail: MailServer, address: string): Promise<string> {
  const { parsed } = await mail.nextMessageTo(address)
  return present(/\b\d{6}\b/.exec(parsed.text ?? '')?.[0])
}

/** The claims of a token, unverified. */
export function claimsIn(token: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(present(token).split('.')[1] ?? '', 'base64url').toString())
}
