import assert from 'node:assert/strict'
import type { Input } from '#operations/operation.ts'
import type { Harness } from '#test/support/harness.ts'
import { addUser, createWorld, signInByPassword, type World } from '#test/support/people.ts'

type ClientOptions = Partial<Input<'CreateUserPoolClient'>>

/** What a client with rotation is made of; its refresh tokens are good for `graceSeconds` after they were replaced. */
export const rotating = (graceSeconds?: number): ClientOptions => ({
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
  RefreshTokenRotation: {
    Feature: 'ENABLED',
    ...(graceSeconds !== undefined && { RetryGracePeriodSeconds: graceSeconds }),
  },
})

export const rotatingWorld = (harness: Harness, graceSeconds?: number, client: ClientOptions = {}): Promise<World> =>
  createWorld(harness, { client: { ...rotating(graceSeconds), ...client } })

/** The refresh token of a new sign-in of a new user. */
export async function newRefreshToken(harness: Harness, world: World, username: string): Promise<string> {
  await addUser(harness, world, username)
  return refreshTokenOf(harness, world, username)
}

export async function refreshTokenOf(harness: Harness, world: World, username: string): Promise<string> {
  const { AuthenticationResult } = await signInByPassword(harness, world, username)
  assert.ok(AuthenticationResult?.RefreshToken)
  return AuthenticationResult.RefreshToken
}

export const getTokens = async (harness: Harness, { clientId }: World, RefreshToken: string) => {
  const { AuthenticationResult } = await harness.call('GetTokensFromRefreshToken', { ClientId: clientId, RefreshToken })
  assert.ok(AuthenticationResult)
  return AuthenticationResult
}

/** Code and message of a refresh that must be refused. */
export async function refusedTokens(
  harness: Harness,
  { clientId }: World,
  RefreshToken: string,
  more: object = {},
): Promise<[code: string, message: string]> {
  const input = { ClientId: clientId, RefreshToken, ...more }
  const { code, message } = await harness.refusal('GetTokensFromRefreshToken', input)
  return [code, message]
}

export const reuse = ['RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.'] as const
