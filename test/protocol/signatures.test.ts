import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Service } from '#contract/shape.ts'
import { goodRequest } from './good-requests.ts'
import {
  awsJson,
  finishedOperations,
  type HttpAnswer,
  type ProtocolServer,
  startProtocolServer,
  targetOf,
} from './protocol-server.ts'
import { createPoolWorld, type PoolWorld } from './requests/pool-world.ts'
import { type Signing, withSignature } from './signer.ts'

let server: ProtocolServer
let world: PoolWorld

before(async () => {
  server = await startProtocolServer()
  world = await createPoolWorld(server, 'signatures')
})
after(() => server.close())

const MINUTE = 60_000
const later = (milliseconds: number) => new Date(server.clock.now().getTime() + milliseconds)

/** How a request is signed wrongly, and what is then said of it. */
const wrongSignings: readonly [
  what: string,
  signing: () => Partial<Signing> | 'unsigned',
  code: string,
  words: RegExp,
][] = [
  ['not signed', () => 'unsigned', 'MissingAuthenticationTokenException', /^Missing Authentication Token$/],
  [
    'signed with another secret',
    () => ({ key: { ...server.accessKey, secretAccessKey: 'x'.repeat(40) } }),
    'InvalidSignatureException',
    /^The request signature we calculated does not match the signature you provided\./,
  ],
  [
    'signed with an unknown key',
    () => ({ key: { ...server.accessKey, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } }),
    'UnrecognizedClientException',
    /^The security token included in the request is invalid\.$/,
  ],
  [
    'signed more than five minutes ago',
    () => ({ at: later(-5 * MINUTE - 1_000) }),
    'InvalidSignatureException',
    /^Signature expired: /,
  ],
  [
    'signed more than five minutes ahead',
    () => ({ at: later(5 * MINUTE + 1_000) }),
    'InvalidSignatureException',
    /^Signature not yet current: /,
  ],
  [
    'signed for another service',
    () => ({ service: 's3' }),
    'InvalidSignatureException',
    /^Credential should be scoped to correct service: '/,
  ],
  [
    'signed for a service of a name between',
    () => ({ service: 'cognito' }),
    'InvalidSignatureException',
    /^Credential should be scoped to correct service: '/,
  ],
]

const signedOperations = finishedOperations().filter(({ name, api }) => api.contract.operations[name]?.auth === 'sigv4')
const publicOperations = finishedOperations().filter(({ name, api }) => api.contract.operations[name]?.auth === 'none')

test('some operations are signed and some are public', () => {
  assert.ok(signedOperations.length > 10 && publicOperations.length > 5)
})

for (const { name, api } of signedOperations) {
  describe(name, () => {
    test('nothing but the whole request signed with the access key, for here and now, is let in', async () => {
      const good = await goodRequest(name, world)
      for (const [what, signing, code, words] of wrongSignings) {
        assertRefused(await server.request(name, good, { signing: signing() }), code, words, what)
      }
      const changed = /^The request signature we calculated/
      for (const [what, answer] of await sentAfterChange(api.contract, name, good)) {
        assertRefused(answer, 'InvalidSignatureException', changed, what)
      }
      const garbage = await server.request(name, good, { signing: 'unsigned', headers: { authorization: 'Bearer x' } })
      assertRefused(garbage, 'IncompleteSignatureException', /^Authorization header requires 'Credential'/, 'Bearer')
      // Had one of the requests before been carried out, this one would not be good any more.
      const answer = await server.request(name, good)
      assert.equal(answer.status, 200, answer.text)
    })

    test('who is not let in learns nothing about the input', async () => {
      const answer = await server.request(name, { UserPoolId: 7 }, { signing: 'unsigned' })
      assertRefused(answer, 'MissingAuthenticationTokenException', /^Missing Authentication Token$/, 'a wrong input')
    })
  })
}

/** Requests that were signed properly and then changed on the way. */
async function sentAfterChange(contract: Service, name: string, good: object): Promise<[string, HttpAnswer][]> {
  const body = JSON.stringify(good)
  const other = signedOperations.find((operation) => operation.name !== name && operation.api.contract === contract)
  const host = new URL(server.url).host
  const headers = { host, 'content-type': awsJson, 'x-amz-target': targetOf(contract, other?.name ?? 'Other') }
  const signing = { key: server.accessKey, at: server.clock.now(), service: contract.signingName }
  const ofOther = { ...withSignature(headers, body, signing), 'x-amz-target': targetOf(contract, name) }
  const ofThis = withSignature({ ...headers, 'x-amz-target': targetOf(contract, name) }, body, signing)
  return [
    ['the signature of another operation', await server.send({ headers: ofOther, body })],
    ['a body with a blank more', await server.send({ headers: ofThis, body: `${body} ` })],
  ]
}

for (const { name } of publicOperations) {
  /**
   * Cognito documents these as callable without credentials and says nothing of an Authorization header. SDKs that sign everything send one
   * with whatever key they hold, so it must not matter.
   */
  test(`${name} is public: no signature is needed, and a wrong one does no harm`, async () => {
    const attempts = [
      await server.request(name, await goodRequest(name, world)),
      await server.request(name, await goodRequest(name, world), { headers: { authorization: 'Bearer gar,bage=' } }),
      await server.request(name, await goodRequest(name, world), {
        signing: { key: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }, at: later(-60 * MINUTE) },
      }),
    ]
    assert.deepEqual(
      attempts.map(({ status }) => status),
      [200, 200, 200],
      attempts.map(({ text }) => text).join('\n'),
    )
  })
}

test('a signature counts for five minutes, both ends included', async () => {
  for (const at of [later(-5 * MINUTE), later(5 * MINUTE)]) {
    const { status, text } = await server.request('ListUserPools', { MaxResults: 1 }, { signing: { at } })
    assert.equal(status, 200, text)
  }
})

test('nothing of all this was logged as a problem', () => assert.deepEqual(server.logged, []))

function assertRefused({ status, headers, text }: HttpAnswer, code: string, words: RegExp, what: string): void {
  const body: unknown = JSON.parse(text)
  assert.ok(typeof body === 'object' && body !== null && '__type' in body && 'message' in body, text)
  assert.deepEqual([status, body.__type, headers['x-amzn-errortype']], [400, code, `${code}:`], `${what}: ${text}`)
  assert.match(String(body.message), words, what)
  assert.ok(headers['x-amzn-requestid'])
  assert.equal(headers['access-control-allow-origin'], '*')
  assert.ok(!text.includes(server.accessKey.secretAccessKey))
}
