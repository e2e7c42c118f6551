import { Agent, request } from 'node:http'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSrpClient } from '#test/support/srp-client.ts'
import { accessKey } from './server.ts'

export type Json = Record<string, unknown>

/** A light client, so that most of the machine is left to the server. */
export type BenchClient = {
  call(operation: string, body: Json): Promise<Json>
  get(path: string): Promise<void>
  close(): void
}

export function createClient(url: string, connections = 64): BenchClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  const send = (method: string, path: string, headers: Record<string, string>, body: string) =>
    new Promise<string>((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          response.statusCode === 200 ? resolve(text) : reject(new Error(`${path} ${response.statusCode} ${text}`)),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    async call(operation, body) {
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      }
      return JSON.parse(await send('POST', '/', headers, JSON.stringify(body)))
    },
    async get(path) {
      await send('GET', path, {}, '')
    },
    close: () => agent.destroy(),
  }
}

/** For setting up: the SDK signs. */
export function createAdministrator(url: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ endpoint: url, region: 'us-east-1', credentials: accessKey })
}

export type SignInPlace = { readonly client: BenchClient; readonly poolId: string; readonly clientId: string }

/** The second request of an SRP sign-in, all arithmetic done; resolves to its tokens. */
export type SecondStep = () => Promise<Json>

/** The first request of an SRP sign-in, then the client's arithmetic, which takes longer than the server's. */
export async function beginSrp(place: SignInPlace, username: string, password: string): Promise<() => SecondStep> {
  const { client, poolId, clientId: ClientId } = place
  const srp = createSrpClient()
  const AuthParameters = { USERNAME: username, SRP_A: srp.publicValue }
  const begun = await client.call('InitiateAuth', { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters })
  return () => {
    const challenge = begun.ChallengeParameters as Record<string, string>
    const ChallengeResponses = srp.answer(poolId, challenge, password, new Date())
    const ChallengeName = 'PASSWORD_VERIFIER'
    return async () => {
      const answer = await client.call('RespondToAuthChallenge', { ClientId, ChallengeName, ChallengeResponses })
      return answer.AuthenticationResult as Json
    }
  }
}

/** The two requests of an SRP sign-in; returns its tokens. */
export async function srpSignIn(place: SignInPlace, username: string, password: string): Promise<Json> {
  const answer = await beginSrp(place, username, password)
  return await answer()()
}

/** Runs `work` for 0 to count-1, `parallel` at a time. */
export async function inParallel(
  count: number,
  parallel: number,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: parallel }, lane))
}
