import type { QuickAppType } from '#create-pool/model/quick-setup.ts'

export type SampleValues = {
  readonly poolId: string
  readonly clientId: string
  readonly endpoint: string
  /** Left out where they are not known; the samples then name examples. */
  readonly hasSecret?: boolean | undefined
  readonly redirectUri?: string | undefined
  readonly scopes?: readonly string[] | undefined
}
export type Sample = { readonly name: string; readonly code: string }

/** Code for a kind of app, with the ids of a real pool and app client in it. */
export function samplesFor(values: SampleValues, appType: QuickAppType): readonly Sample[] {
  if (appType === 'm2m') return [machine(values)]
  if (appType === 'web') return [openIdConnect(values), awsCli(values)]
  return [amplify(values), openIdConnect(values)]
}

export function allSamples(values: SampleValues): readonly Sample[] {
  return [amplify(values), sdk(values), openIdConnect(values), awsCli(values)]
}

const issuerOf = ({ endpoint, poolId }: SampleValues) => `${endpoint}/${poolId}`

function amplify(values: SampleValues): Sample {
  return {
    name: 'Amplify',
    code: `import { Amplify } from 'aws-amplify'
import { signIn } from 'aws-amplify/auth'

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: '${values.poolId}',
      userPoolClientId: '${values.clientId}',
      userPoolEndpoint: '${values.endpoint}',
    },
  },
})

await signIn({ username: 'ana@example.com', password: '…' })`,
  }
}

function sdk(values: SampleValues): Sample {
  return {
    name: 'AWS SDK for JavaScript',
    code: `import { CognitoIdentityProviderClient, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'

const client = new CognitoIdentityProviderClient({ region: '${regionOf(values)}', endpoint: '${values.endpoint}' })

await client.send(
  new SignUpCommand({ ClientId: '${values.clientId}', Username: 'ana@example.com', Password: '…' }),
)`,
  }
}

function openIdConnect(values: SampleValues): Sample {
  return {
    name: 'OpenID Connect',
    code: `import * as client from 'openid-client'

const config = await client.discovery(${discoveryArguments(values)})
const verifier = client.randomPKCECodeVerifier()
const address = client.buildAuthorizationUrl(config, {
  redirect_uri: '${values.redirectUri ?? 'https://example.com/signed-in'}',
  scope: '${values.scopes?.join(' ') || 'openid email'}',
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
})`,
  }
}

/** Plain HTTP, as on one's own machine, has to be allowed. */
function discoveryArguments(values: SampleValues): string {
  const secret = values.hasSecret ? "'CLIENT_SECRET'" : 'undefined'
  const plain = values.endpoint.startsWith('http:')
  return [
    `new URL('${issuerOf(values)}')`,
    `'${values.clientId}'`,
    ...(values.hasSecret || plain ? [secret] : []),
    ...(plain ? ['undefined', '{ execute: [client.allowInsecureRequests] }'] : []),
  ].join(', ')
}

function awsCli(values: SampleValues): Sample {
  return {
    name: 'AWS CLI',
    code: `aws cognito-idp list-users \\
  --endpoint-url ${values.endpoint} --region ${regionOf(values)} \\
  --user-pool-id ${values.poolId}`,
  }
}

function machine(values: SampleValues): Sample {
  return {
    name: 'Machine to machine',
    code: `curl ${values.endpoint}/${values.poolId}/oauth2/token \\
  --user '${values.clientId}:CLIENT_SECRET' \\
  --data grant_type=client_credentials`,
  }
}

/** A pool's id begins with its region. */
function regionOf({ poolId }: SampleValues): string {
  return poolId.slice(0, poolId.indexOf('_'))
}
