import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  type SchemaAttributeType,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { forgetAppClients } from './client-queries.ts'
import { createInputOf } from './model/client-input.ts'
import type { NewClient } from './model/new-client.ts'

/** The resource server that a machine gets where the pool has none, as quick setup makes it. */
export const defaultServer = (suffix: string) => `default-m2m-resource-server-${suffix}`
export const defaultScope = (suffix: string) => `${defaultServer(suffix)}/read`

/** Makes a resource server with one scope. */
export async function createDefaultServer(poolId: string, suffix: string): Promise<void> {
  const identifier = defaultServer(suffix)
  await send(
    new CreateResourceServerCommand({
      UserPoolId: poolId,
      Identifier: identifier,
      Name: identifier,
      Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
    }),
  )
}

export async function createClient(
  poolId: string,
  { form }: NewClient,
  schema: readonly SchemaAttributeType[],
): Promise<UserPoolClientType> {
  const input = { ...createInputOf(form, schema), UserPoolId: poolId }
  const { UserPoolClient } = await send(new CreateUserPoolClientCommand(input))
  await forgetAppClients(poolId)
  return UserPoolClient ?? {}
}
