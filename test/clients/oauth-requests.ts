import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { type ClientIds, callback, type OAuthPool, type OAuthServer } from './oauth-world.ts'
import { PlainBrowser } from './plain-browser.ts'

/** Members that are undefined are left out. */
export type Parameters = Readonly<Record<string, string | undefined>>

export function parametersOf(values: Parameters): URLSearchParams {
  return new URLSearchParams(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

export type Answered = {
  readonly status: number
  readonly headers: Headers
  /** What the answer says; empty for one that says nothing. */
  readonly body: Readonly<Record<string, unknown>>
}

/** A form as a program posts it. */
export async function postForm(
  { fetch }: Pick<OAuthServer, 'fetch'>,
  address: string,
  form: Parameters,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return answered(await fetch(address, { method: 'POST', body: parametersOf(form), headers }))
}

export async function answered(answer: Response): Promise<Answered> {
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
}

export const basic = ({ clientId, clientSecret }: ClientIds) => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
})

export type Proof = {
  readonly verifier: string
  readonly code_challenge: string
  readonly code_challenge_method: 'S256'
}

export function newProof(): Proof {
  const verifier = randomBytes(32).toString('base64url')
  const code_challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, code_challenge, code_challenge_method: 'S256' }
}

/** A good request for a code, with changes. */
export function authorizeAddress({ bases, clientId }: OAuthPool, change: Parameters = {}): URL {
  const asked = { response_type: 'code', client_id: clientId, redirect_uri: callback, scope: 'openid', state: 's' }
  return new URL(`${bases.ofDomain}/oauth2/authorize?${parametersOf({ ...asked, ...change })}`)
}

/** A code for somebody who signs in on the pages in a browser of their own. */
export async function newCode(
  server: OAuthServer,
  pool: OAuthPool,
  username: string,
  change: Parameters = {},
): Promise<string> {
  const left = await new PlainBrowser(server).signIn(authorizeAddress(pool, change), username)
  return left.searchParams.get('code') ?? assert.fail(`There is no code in ${left}`)
}

export function redeem(
  server: OAuthServer,
  { bases, clientId }: OAuthPool,
  code: string,
  change: Parameters = {},
): Promise<Answered> {
  const form = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback, code }
  return postForm(server, `${bases.ofDomain}/oauth2/token`, { ...form, ...change })
}

export function refresh(server: OAuthServer, { bases, clientId }: OAuthPool, token: string): Promise<Answered> {
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: token }
  return postForm(server, `${bases.ofDomain}/oauth2/token`, form)
}

export async function userInfo(
  { fetch }: Pick<OAuthServer, 'fetch'>,
  { bases }: OAuthPool,
  accessToken: unknown,
): Promise<Answered> {
  const headers = { authorization: `Bearer ${accessToken}` }
  return answered(await fetch(`${bases.ofDomain}/oauth2/userInfo`, { headers }))
}

/** The tokens of a whole sign-in. */
export async function tokensOf(
  server: OAuthServer,
  pool: OAuthPool,
  username: string,
  change: Parameters = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { status, body } = await redeem(server, pool, await newCode(server, pool, username, change))
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
