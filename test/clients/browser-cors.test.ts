import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { createPool, sdkOf } from './sdk-world.ts'

/** What a browser asks before and looks at after a call from a page of another origin (the Fetch standard, CORS protocol). */

let server: RunningServer
let poolId: string
const origin = 'https://app.example'

before(async () => {
  server = await startRunningServer()
  const sdk = sdkOf(server)
  poolId = (await createPool(sdk)).poolId
  sdk.destroy()
})
after(() => server?.close())

const listOf = (header: string | null) => (header ?? '').toLowerCase().split(/\s*,\s*/)

/** Whether a page of `origin` may call: what a browser concludes from the answer to its preflight. */
async function preflight(path: string, method: string, headers: readonly string[]): Promise<boolean> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers.join(','),
    },
  })
  const allowedOrigin = response.headers.get('access-control-allow-origin')
  const methods = listOf(response.headers.get('access-control-allow-methods'))
  const allowed = listOf(response.headers.get('access-control-allow-headers'))
  return (
    response.ok &&
    (allowedOrigin === '*' || allowedOrigin === origin) &&
    methods.includes(method.toLowerCase()) &&
    headers.every((name) => allowed.includes(name))
  )
}

test('the preflights of the libraries are answered', async () => {
  const plain = ['cache-control', 'content-type', 'x-amz-target', 'x-amz-user-agent']
  const signed = ['amz-sdk-invocation-id', 'amz-sdk-request', 'authorization', 'x-amz-content-sha256', 'x-amz-date']
  assert.ok(await preflight('/', 'POST', plain), 'amazon-cognito-identity-js')
  assert.ok(await preflight('/', 'POST', [...plain, ...signed, 'x-amz-security-token']), 'AWS SDK')
  assert.ok(await preflight(`/${poolId}/.well-known/jwks.json`, 'GET', ['accept']), 'keys')
  assert.ok(!(await preflight('/', 'DELETE', plain)), 'a method that there is not')
})

test('a page may read answers and refusals, and what it needs of their headers', async () => {
  const call = (target: string, body: object) =>
    fetch(`${server.url}/`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
      body: JSON.stringify(body),
    })
  const refused = await call('AWSCognitoIdentityProviderService.GetUser', { AccessToken: 'no.such.token' })
  assert.equal(refused.status, 400)
  assert.equal(refused.headers.get('content-type'), 'application/x-amz-json-1.1')
  assert.match(refused.headers.get('x-amzn-errortype') ?? '', /^NotAuthorizedException:/)
  const unknown = await call('AWSCognitoIdentityProviderService.NoSuchOperation', {})
  const keys = await fetch(`${server.url}/${poolId}/.well-known/jwks.json`, { headers: { origin } })
  for (const response of [refused, unknown, keys]) {
    assert.equal(response.headers.get('access-control-allow-origin'), '*')
    assert.equal(response.headers.get('access-control-allow-credentials'), null)
    const exposed = listOf(response.headers.get('access-control-expose-headers'))
    for (const name of ['x-amzn-requestid', 'x-amzn-errortype', 'x-amzn-errormessage'])
      assert.ok(exposed.includes(name))
  }
})
