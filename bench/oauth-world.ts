import { createHash } from 'node:crypto'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createAdministrator, inParallel } from './client.ts'
import type { WebAsk, WebClient } from './oauth-client.ts'

const redirectUri = 'https://app.example/signed-in'
const password = 'Passw0rd!'
const userCount = 50
const verifier = 'a-code-verifier-of-the-benchmark-with-enough-letters'
const challenge = createHash('sha256').update(verifier).digest('base64url')

/** What is asked of the site of a pool: by a single-page app with PKCE, by its users' browsers, and by a service with a secret. */
export type OAuthWorld = {
  readonly clientCredentials: WebAsk
  readonly loginPage: WebAsk
  /** For a browser that has this user's session. */
  authorize(n: number): WebAsk
  login(n: number): WebAsk
  redeem(code: string): WebAsk
  refresh(n: number): WebAsk
  userInfo(n: number): WebAsk
}

type Visitor = { readonly session: string; readonly refreshToken: string; readonly accessToken: string }

/** Everybody has signed in once. */
export async function createOAuthWorld(url: string, client: WebClient): Promise<OAuthWorld> {
  const { poolId, app, service } = await createPool(url)
  const query = new URLSearchParams({
    client_id: app,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid email',
    state: 'a-state-of-forty-letters-or-thereabouts-x',
    nonce: 'a-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const loginPage: WebAsk = { method: 'GET', path: `/${poolId}/login?${query}` }
  const loginOf = await loginForm(client, loginPage)
  const token = (form: Record<string, string>, headers = {}): WebAsk => ({
    method: 'POST',
    path: `/${poolId}/oauth2/token`,
    form,
    headers,
  })
  const redeem = (code: string) =>
    token({
      grant_type: 'authorization_code',
      client_id: app,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    })
  const visitors: Visitor[] = []
  await inParallel(userCount, 4, async (n) => visitors.push(await firstVisit(client, loginOf(n), redeem)))
  const visitor = (n: number): Visitor => visitors[n % userCount] ?? { session: '', refreshToken: '', accessToken: '' }
  return {
    clientCredentials: token({ grant_type: 'client_credentials', scope: 'bench/read' }, { authorization: service }),
    loginPage,
    login: loginOf,
    redeem,
    authorize: (n) => ({
      method: 'GET',
      path: `/${poolId}/oauth2/authorize?${query}`,
      headers: { cookie: visitor(n).session },
    }),
    refresh: (n) => token({ grant_type: 'refresh_token', client_id: app, refresh_token: visitor(n).refreshToken }),
    userInfo: (n) => ({
      method: 'GET',
      path: `/${poolId}/oauth2/userInfo`,
      headers: { authorization: `Bearer ${visitor(n).accessToken}` },
    }),
  }
}

export function codeIn(location: string): string {
  return new URL(location).searchParams.get('code') ?? ''
}

/** The form of the sign-in page as a browser posts it, cookie and all. */
async function loginForm(client: WebClient, page: WebAsk): Promise<(n: number) => WebAsk> {
  const { cookies } = await client.ask(200, page)
  const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ')
  const csrf = /XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1] ?? ''
  return (n) => ({
    ...page,
    method: 'POST',
    headers: { cookie },
    form: { _csrf: csrf, username: username(n), password, cognitoAsfData: '', signInSubmitButton: '1' },
  })
}

async function firstVisit(client: WebClient, login: WebAsk, redeem: (code: string) => WebAsk): Promise<Visitor> {
  const { cookies, location } = await client.ask(302, login)
  const session = cookies.find((line) => line.startsWith('cognito='))?.split(';', 1)[0] ?? ''
  const tokens = JSON.parse((await client.ask(200, redeem(codeIn(location)))).text)
  return { session, refreshToken: tokens.refresh_token, accessToken: tokens.access_token }
}

const username = (n: number) => `user${n % userCount}`

async function createPool(url: string): Promise<{ poolId: string; app: string; service: string }> {
  const administrator = createAdministrator(url)
  const { UserPool } = await administrator.send(new CreateUserPoolCommand({ PoolName: 'oauth' }))
  const UserPoolId = UserPool?.Id ?? ''
  const scopes = { Scopes: [{ ScopeName: 'read', ScopeDescription: 'Reading' }] }
  await administrator.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'bench', Name: 'bench', ...scopes }),
  )
  const app = new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName: 'app',
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: [redirectUri],
    SupportedIdentityProviders: ['COGNITO'],
  })
  const service = new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName: 'service',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['bench/read'],
  })
  const { UserPoolClient: appClient } = await administrator.send(app)
  const { UserPoolClient: { ClientId = '', ClientSecret = '' } = {} } = await administrator.send(service)
  await inParallel(userCount, 4, async (n) => {
    const Username = username(n)
    await administrator.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
    await administrator.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    )
  })
  const credentials = Buffer.from(`${ClientId}:${encodeURIComponent(ClientSecret)}`).toString('base64')
  return { poolId: UserPoolId, app: appClient?.ClientId ?? '', service: `Basic ${credentials}` }
}
