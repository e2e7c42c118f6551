import { readFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { join } from 'node:path'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  type RunningServer,
  type RunningServerOptions,
  region,
  startRunningServer,
} from '#test/support/running-server.ts'
import { type LocalFetchInit, localFetch } from './local-fetch.ts'
import { createPool, password, present, sdkOf } from './sdk-world.ts'

export type ClientIds = { readonly clientId: string; readonly clientSecret: string }

/** The two addresses of a pool's pages and endpoints: a host of their own, and a path below the public URL. */
export type SiteBases = { readonly ofDomain: string; readonly underPath: string }

export type OAuthPool = ClientIds & { readonly poolId: string; readonly issuer: string; readonly bases: SiteBases }

export type OAuthServer = {
  readonly server: RunningServer
  readonly sdk: CognitoIdentityProviderClient
  /** Trusts the server's certificate and finds all of its names. */
  readonly fetch: (address: string | URL, init?: LocalFetchInit) => Promise<Response>
  createPool(options?: OAuthPoolOptions): Promise<OAuthPool>
  createClient(poolId: string, client?: Partial<CreateUserPoolClientCommandInput>): Promise<ClientIds>
  /** A confirmed user with the password of these tests; its `sub`. */
  addPerson(poolId: string, username: string, attributes?: Readonly<Record<string, string>>): Promise<string>
  close(): Promise<void>
}

export type OAuthPoolOptions = {
  readonly pool?: Partial<CreateUserPoolCommandInput>
  readonly client?: Partial<CreateUserPoolClientCommandInput>
  /** The branding version of the domain; without a domain the pool is reached below the public URL alone. */
  readonly domain?: 1 | 2 | false
}

/** Where nobody listens: for clients that read the address themselves. */
export const callback = 'https://app.example/back'
export const signedOut = 'https://app.example/bye'

export const codeClient = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin', 'photos/read'],
  CallbackURLs: [callback],
  LogoutURLs: [signedOut],
  SupportedIdentityProviders: ['COGNITO'],
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
} satisfies Partial<CreateUserPoolClientCommandInput>

export const machineClient = {
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['photos/read', 'photos/write'],
  ExplicitAuthFlows: [],
} satisfies Partial<CreateUserPoolClientCommandInput>

let pools = 0

/** The whole server, with what administrators and apps need to reach it, for https a data folder too; every pool has a resource server `photos`. */
export async function startOAuthServer(options: RunningServerOptions = {}): Promise<OAuthServer> {
  const server = await startRunningServer(options)
  const { dataDir, settings } = options
  const speaksTls = settings?.LIFEGUARD_TLS === 'development' && dataDir !== undefined
  const ca = speaksTls ? await readFile(join(dataDir, 'development-tls.pem')) : undefined
  const reached = ca ? { endpoint: server.publicUrl, requestHandler: { httpsAgent: new Agent({ ca }) } } : {}
  const sdk = sdkOf(server, reached)
  const trusted = ca ? { ca } : {}

  async function createClient(UserPoolId: string, client: Partial<CreateUserPoolClientCommandInput> = {}) {
    const settings = { UserPoolId, ClientName: 'app', ...codeClient, ...client }
    const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand(settings))
    return { clientId: present(UserPoolClient?.ClientId), clientSecret: UserPoolClient?.ClientSecret ?? '' }
  }

  return {
    server,
    sdk,
    fetch: (address, init) => localFetch(address, init, trusted),
    createClient,
    async createPool({ pool, client, domain = 1 } = {}) {
      const { poolId } = await createPool(sdk, { ...(pool && { pool }) })
      const Domain = `people-${++pools}`
      const hosted = { UserPoolId: poolId, Domain, ManagedLoginVersion: Number(domain) }
      if (domain !== false) await sdk.send(new CreateUserPoolDomainCommand(hosted))
      const Scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
      await sdk.send(
        new CreateResourceServerCommand({ UserPoolId: poolId, Identifier: 'photos', Name: 'Photos', Scopes }),
      )
      const { protocol, host } = new URL(server.publicUrl)
      const bases = {
        ofDomain: `${protocol}//${Domain}.auth.${region}.${host}`,
        underPath: `${server.publicUrl}/${poolId}`,
      }
      return { poolId, ...(await createClient(poolId, client)), issuer: bases.underPath, bases }
    },
    addPerson: (poolId, username, attributes) => addPerson(sdk, poolId, username, attributes),
    async close() {
      sdk.destroy()
      await server.close()
    },
  }
}

async function addPerson(
  sdk: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<string> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const { User } = await sdk.send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
  )
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }))
  return present(User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value)
}
