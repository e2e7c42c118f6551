import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import type { WebAnswer, WebRequest, WebSite } from '#domain/web.ts'
import { type CodeGrant, issueCode } from '#flows/oauth/issue-code.ts'
import type { Input } from '#operations/operation.ts'
import type { Harness } from '#test/support/harness.ts'
import { addUser, createClient, createWorld } from '#test/support/people.ts'
import { revokeEndpoint } from './revoke.ts'
import { tokenEndpoint } from './token.ts'
import { userInfoEndpoint } from './user-info.ts'

export const redirectUri = 'https://app.example.com/back'
export const allScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin', 'photos/read']

/** A site with a resource server `photos`, a public app client for codes, and a user. */
export type OAuthWorld = {
  readonly harness: Harness
  readonly site: WebSite
  readonly poolId: string
  readonly clientId: string
  readonly username: string
  readonly sub: string
}

type ClientOptions = Partial<Input<'CreateUserPoolClient'>>

const codeClient: ClientOptions = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: allScopes,
  CallbackURLs: [redirectUri, 'https://app.example.com/other'],
  SupportedIdentityProviders: ['COGNITO'],
}

export const machineClient: ClientOptions = {
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['photos/read', 'photos/write'],
  ExplicitAuthFlows: [],
}

let count = 0

export async function createOAuthWorld(
  harness: Harness,
  pool: Partial<Input<'CreateUserPool'>> = {},
): Promise<OAuthWorld> {
  const schema = [{ Name: 'level', AttributeDataType: 'String' as const, Mutable: true }]
  const { poolId } = await createWorld(harness, { pool: { Schema: schema, ...pool } })
  const Scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
  await harness.call('CreateResourceServer', { UserPoolId: poolId, Identifier: 'photos', Name: 'Photos', Scopes })
  const { clientId } = await createOAuthClient(harness, poolId)
  const username = `ada${++count}`
  const sub = await addUser(harness, { poolId, clientId, clientSecret: '' }, username, {
    email: `${username}@example.com`,
    email_verified: 'true',
    phone_number: '+12065550100',
    name: 'Ada',
    address: 'Here 1',
    'custom:level': '7',
  })
  const base = `http://localhost:9750/${poolId}`
  const site = { pool: await poolOf(harness, poolId), base, basePath: `/${poolId}`, secure: false }
  return { harness, site, poolId, clientId, username, sub }
}

export function createOAuthClient(harness: Harness, poolId: string, options: ClientOptions = {}) {
  return createClient(harness, poolId, { ...codeClient, ...options })
}

export async function poolOf({ store }: Harness, poolId: string): Promise<UserPool> {
  return (await store.pools.find(poolId)) ?? assert.fail('no pool')
}

export async function clientOf({ harness, poolId }: OAuthWorld, clientId: string): Promise<AppClient> {
  return (await harness.store.clients.find(poolId, clientId)) ?? assert.fail('no client')
}

export async function userOf({ harness, poolId, sub }: OAuthWorld): Promise<User> {
  return (await harness.store.users.find(poolId, sub)) ?? assert.fail('no user')
}

export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const challengeOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** A code as the pages give it; without PKCE unless a challenge is given. */
export async function newCode(world: OAuthWorld, change: Partial<CodeGrant> = {}): Promise<string> {
  const { harness, site, clientId } = world
  return issueCode(harness.services, {
    pool: site.pool,
    client: await clientOf(world, clientId),
    user: await userOf(world),
    redirectUri,
    scopes: ['openid'],
    nonce: undefined,
    codeChallenge: undefined,
    resource: undefined,
    authTime: harness.clock.now(),
    sourceIp: '127.0.0.1',
    ...change,
  })
}

export type Form = Record<string, string | undefined> | readonly (readonly [string, string])[]

/** A form posted by a program; members that are undefined are left out. */
export function post(form: Form, headers: WebRequest['headers'] = {}): WebRequest {
  const pairs = Array.isArray(form) ? form : Object.entries(form).filter(([, value]) => value !== undefined)
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return {
    ...request,
    method: 'POST',
    form: new URLSearchParams(pairs as [string, string][]),
    headers: { ...type, ...headers },
  }
}

const request: WebRequest = {
  method: 'GET',
  path: '/oauth2/token',
  query: new URLSearchParams(),
  form: new URLSearchParams(),
  headers: {},
  cookies: new Map(),
  sourceIp: '127.0.0.1',
  requestId: 'request',
}

export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

export type Tokens = {
  id_token: string
  access_token: string
  refresh_token: string
  expires_in: number
  token_type: string
}

export const bodyOf = <T>({ body }: WebAnswer): T => JSON.parse(String(body)) as T

export const askTokens = ({ harness, site }: OAuthWorld, form: Form, headers?: WebRequest['headers']) =>
  tokenEndpoint(harness.services, site, post(form, headers))

/** The tokens of a request that must succeed. */
export async function tokens(world: OAuthWorld, form: Form, headers?: WebRequest['headers']): Promise<Tokens> {
  const answer = await askTokens(world, form, headers)
  assert.equal(answer.status, 200, String(answer.body))
  return bodyOf<Tokens>(answer)
}

/** Status and error of a request that must be refused, of which nothing else is said. */
export async function refusedTokens(world: OAuthWorld, form: Form, headers?: WebRequest['headers']): Promise<string> {
  const answer = await askTokens(world, form, headers)
  const { error, ...more } = bodyOf<{ error: string }>(answer)
  assert.deepEqual([answer.status, more], [400, {}])
  return error
}

export const redeeming = ({ clientId }: OAuthWorld, code: string, change: Record<string, string | undefined> = {}) => ({
  grant_type: 'authorization_code',
  client_id: clientId,
  redirect_uri: redirectUri,
  code,
  ...change,
})

export const refreshing = ({ clientId }: OAuthWorld, token: string, change: Record<string, string> = {}) => ({
  grant_type: 'refresh_token',
  client_id: clientId,
  refresh_token: token,
  ...change,
})

/** The tokens of a new sign-in. */
export const signedIn = async (
  world: OAuthWorld,
  scopes: readonly string[] = ['openid'],
  change: Partial<CodeGrant> = {},
) => tokens(world, redeeming(world, await newCode(world, { scopes, ...change })))

export const askUserInfo = ({ harness, site }: OAuthWorld, accessToken: string) =>
  userInfoEndpoint(harness.services, site, { ...request, headers: { authorization: `Bearer ${accessToken}` } })

export const userInfoWith = ({ harness, site }: OAuthWorld, headers: WebRequest['headers']) =>
  userInfoEndpoint(harness.services, site, { ...request, headers })

export const revoke = ({ harness, site }: OAuthWorld, form: Form, headers?: WebRequest['headers']) =>
  revokeEndpoint(harness.services, site, post(form, headers))
