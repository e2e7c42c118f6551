import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { type Credentials, credentials } from './credentials.ts'
import { region } from './settings.ts'

function clientFor(key: () => Promise<Credentials>): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: region(),
    endpoint: location.origin,
    credentials: key,
    // A second try by itself could make a second user pool when only the answer was lost. Pages ask a person, or repeat what only reads.
    maxAttempts: 1,
  })
}

let client: CognitoIdentityProviderClient | undefined

/** Signs with whatever credentials the tab has at the time of each call. */
function signedInClient(): CognitoIdentityProviderClient {
  client ??= clientFor(async () => {
    const key = credentials()
    if (!key) throw new Error('Nobody is signed in')
    // Read anew for each request: the key may have been replaced.
    return { ...key, expiration: new Date() }
  })
  return client
}

/** Sends a command of the AWS SDK to this server. Rejects with the SDK's exceptions: see failureOf. */
export const send: CognitoIdentityProviderClient['send'] = ((command: never) =>
  signedInClient().send(command)) as CognitoIdentityProviderClient['send']
