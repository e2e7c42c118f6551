import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type SignedRequest, verifySignature } from './sigv4.ts'
import {
  authorization,
  longTerm,
  presigned,
  signed,
  signedAt,
  temporary,
  verified,
  withHeaders,
} from './sigv4-fixture.ts'
import { signatureMismatch, unrecognizedClient } from './sigv4-refusal.ts'

const notSigned = (name: string) => ({
  kind: 'refused',
  code: 'InvalidSignatureException',
  message: `${name} must be a 'SignedHeader' in the AWS Authorization.`,
})
const onlyOnce = (name: string) => ({
  kind: 'refused',
  code: 'IncompleteSignatureException',
  message: `${name} must be sent only once.`,
})
const otherBody = {
  kind: 'refused',
  code: 'InvalidSignatureException',
  message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
}

type Change = (request: SignedRequest) => SignedRequest
const inAuthorization =
  (from: string | RegExp, to: string): Change =>
  (request) =>
    withHeaders(request, { authorization: authorization(request).replace(from, to) })

const target = String((await signed()).headers['x-amz-target'])
const changes: [string, Change, unknown][] = [
  ['another target', (r) => withHeaders(r, { 'x-amz-target': 'X.DeleteUserPool' }), signatureMismatch],
  ['another host', (r) => withHeaders(r, { host: 'pool.example' }), signatureMismatch],
  ['another content type', (r) => withHeaders(r, { 'content-type': 'text/plain' }), signatureMismatch],
  ['another method', (r) => ({ ...r, method: 'PUT' }), signatureMismatch],
  ['a method in lower case', (r) => ({ ...r, method: 'post' }), signatureMismatch],
  ['another path', (r) => ({ ...r, rawPath: '/a' }), signatureMismatch],
  ['an added query', (r) => ({ ...r, rawQuery: 'a=1' }), signatureMismatch],
  ['another body', (r) => ({ ...r, body: Buffer.from('{ }') }), otherBody],
  ['no body', (r) => ({ ...r, body: Buffer.alloc(0) }), otherBody],
  ['UNSIGNED-PAYLOAD', (r) => withHeaders(r, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }), otherBody],
  ['a signed header taken away', (r) => withHeaders(r, { 'x-amz-target': undefined }), signatureMismatch],
  ['a signed header emptied', (r) => withHeaders(r, { 'x-amz-target': '' }), signatureMismatch],
  ['a signed header without values', (r) => withHeaders(r, { 'x-amz-target': [] }), signatureMismatch],
  ['a second target', (r) => withHeaders(r, { 'x-amz-target': [target, 'X.Y'] }), onlyOnce("'x-amz-target'")],
  ['a second target, joined', (r) => withHeaders(r, { 'x-amz-target': `${target}, X.Y` }), signatureMismatch],
  ['a second target, other case', (r) => withHeaders(r, { 'X-Amz-Target': 'X.Y' }), onlyOnce("'x-amz-target'")],
  ['a second host', (r) => withHeaders(r, { Host: 'evil.example' }), onlyOnce("'host'")],
  ['a second Authorization', (r) => withHeaders(r, { Authorization: authorization(r) }), onlyOnce("'Authorization'")],
  ['an added x-amz header', (r) => withHeaders(r, { 'x-amz-acl': 'all' }), notSigned("'x-amz-acl'")],
  [
    'an added session token',
    (r) => withHeaders(r, { 'x-amz-security-token': 't' }),
    notSigned("'x-amz-security-token'"),
  ],
  ['target stripped from SignedHeaders', inAuthorization(';x-amz-target', ''), notSigned("'x-amz-target'")],
  ['date stripped from SignedHeaders', inAuthorization(';x-amz-date', ''), notSigned("'x-amz-date'")],
  ['host stripped from SignedHeaders', inAuthorization(';host', ''), notSigned("'Host' or ':authority'")],
  ['content type stripped from SignedHeaders', inAuthorization('content-type;', ''), signatureMismatch],
  [
    'a signature in upper case',
    (r) => withHeaders(r, { authorization: upperCase(authorization(r)) }),
    signatureMismatch,
  ],
  ['a truncated signature', inAuthorization(/.$/, ''), signatureMismatch],
  ['a signature of one byte', inAuthorization(/Signature=.*/, 'Signature=00'), signatureMismatch],
  ['a lengthened signature', inAuthorization(/$/, '0'), signatureMismatch],
  ['a signature of zeros', inAuthorization(/Signature=.*/, `Signature=${'0'.repeat(64)}`), signatureMismatch],
  ['another region', inAuthorization('eu-west-1', 'eu-west-2'), signatureMismatch],
  ['another known key', inAuthorization(longTerm.accessKeyId, temporary.accessKeyId), unrecognizedClient],
  ['a line break in a header', (r) => withHeaders(r, { 'content-type': 'a\nhost:b' }), signatureMismatch],
  [
    'a character with the low byte of another',
    (r) => withHeaders(r, { 'x-amz-target': lowByte(target) }),
    signatureMismatch,
  ],
  ['a character that is no byte', (r) => withHeaders(r, { 'x-amz-target': `${target}\u0142` }), signatureMismatch],
]

describe('a signed request that was changed is refused', () => {
  for (const [name, change, expected] of changes) {
    test(name, async () => {
      const request = await signed()
      assert.equal((await verified(request)).kind, 'signed')
      assert.deepEqual(await verified(change(request)), expected)
    })
  }

  test('another body, with its own stated hash or none', async () => {
    const request = await signed({}, { applyChecksum: false })
    assert.deepEqual(await verified({ ...request, body: Buffer.from('{ }') }), signatureMismatch)
  })

  for (const values of [undefined, []]) {
    test(`an empty signed header taken away: ${JSON.stringify(values)}`, async () => {
      const request = await signed({ headers: { 'x-empty': '' } })
      assert.equal((await verified(request)).kind, 'signed')
      assert.deepEqual(await verified(withHeaders(request, { 'x-empty': values })), signatureMismatch)
    })
  }

  test('UNSIGNED-PAYLOAD, signed as such', async () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
    assert.deepEqual(await verified(await signed({ headers })), otherBody)
    assert.deepEqual(await verified(await presigned({ headers })), otherBody)
  })

  test('an x-amz-target that the client did not sign', async () => {
    const request = await signed({}, { unsignableHeaders: new Set(['x-amz-target']) })
    assert.deepEqual(await verified(request), notSigned("'x-amz-target'"))
  })
})

describe('a presigned request that was changed is refused', () => {
  const replace =
    (from: string | RegExp, to: string): Change =>
    (request) => ({ ...request, rawQuery: request.rawQuery.replace(from, to) })
  const table: [string, Change, string][] = [
    ['a longer lifetime', replace('Expires=60', 'Expires=600'), signatureMismatch.message],
    ['no lifetime', replace('&X-Amz-Expires=60', ''), signatureMismatch.message],
    ['another action', replace('Action=A', 'Action=B'), signatureMismatch.message],
    ['a second action', replace('Action=A', 'Action=A&Action=B'), signatureMismatch.message],
    ['an added parameter', replace('Action=A', 'Action=A&%00'), signatureMismatch.message],
    ['an action that ends early', replace('Action=A', 'Action=A%'), signatureMismatch.message],
    ['a body', (r) => ({ ...r, body: Buffer.from('{}') }), signatureMismatch.message],
    ['an added target', (r) => withHeaders(r, { 'x-amz-target': 'X.Y' }), notSigned("'x-amz-target'").message],
    [
      'a second signature',
      replace(/$/, '&X-Amz-Signature=0'),
      'An X-Amz- query-string parameter must be sent only once.',
    ],
    [
      'a second token',
      (r) => withHeaders(r, { 'x-amz-security-token': 't' }),
      "'X-Amz-Security-Token' must be sent only once.",
    ],
    ['a token taken away', replace(/&?X-Amz-Security-Token=[^&]*/, ''), unrecognizedClient.message],
  ]
  for (const [name, change, message] of table) {
    test(name, async () => {
      const request = await presigned({ query: { Action: 'A' } }, { credentials: temporary })
      assert.equal((await verified(request)).kind, 'signed')
      const changed = change(request)
      assert.notDeepEqual(changed, request)
      const verdict = await verified(changed)
      assert.equal(verdict.kind === 'refused' && verdict.message, message)
    })
  }
})

describe('keys', () => {
  const refused: [string, Parameters<typeof signed>[1]][] = [
    ['an unknown key', { credentials: { ...longTerm, accessKeyId: 'AKIDUNKNOWN' } }],
    [
      'an unknown key that signed with an empty secret',
      { credentials: { accessKeyId: 'AKIDNONE', secretAccessKey: '' } },
    ],
    ['a temporary key without its token', { credentials: { ...temporary, sessionToken: '' } }],
    ['a temporary key with another token', { credentials: { ...temporary, sessionToken: 'other' } }],
    ['a long-term key with a token', { credentials: { ...longTerm, sessionToken: 'other' } }],
  ]
  for (const [name, signing] of refused) {
    test(name, async () => {
      assert.deepEqual(await verified(await signed({}, signing)), unrecognizedClient)
      assert.deepEqual(await verified(await presigned({}, signing)), unrecognizedClient)
    })
  }

  test('CVE-2026-44351: a key whose stored secret is empty is an unknown key', async () => {
    const request = await signed({}, { credentials: { accessKeyId: 'AKIDEMPTY', secretAccessKey: '' } })
    const verdict = await verified(request, { findSecretAccessKey: async () => ({ secretAccessKey: '' }) })
    assert.deepEqual(verdict, unrecognizedClient)
  })

  test('an empty session token is not taken for none', async () => {
    const request = await signed({ headers: { 'x-amz-security-token': '' } })
    assert.deepEqual(await verified(request, { findSecretAccessKey: async () => longTerm }), unrecognizedClient)
  })

  test('a wrong secret', async () => {
    const request = await signed({}, { credentials: { ...longTerm, secretAccessKey: 'wrong' } })
    assert.deepEqual(await verified(request), signatureMismatch)
  })

  test('a failed look-up is an error, not a verdict', async () => {
    const findSecretAccessKey = () => Promise.reject(new Error('storage is down'))
    await assert.rejects(verified(await signed(), { findSecretAccessKey }), /storage is down/)
  })

  test('the look-up is not asked before the request is known to be well-formed and timely', async () => {
    let asked = 0
    const context = { services: ['cognito-idp'], findSecretAccessKey: async () => void asked++ }
    await verifySignature(await signed(), { ...context, now: new Date(signedAt.getTime() + 3_600_000) })
    assert.equal(asked, 0)
    await verifySignature(await signed(), { ...context, now: signedAt })
    assert.equal(asked, 1)
  })
})

describe('replay', () => {
  for (const seconds of [-301, 301, 86_400]) {
    test(`${seconds} s off`, async () => {
      const now = new Date(signedAt.getTime() + seconds * 1000)
      const verdict = await verified(await signed(), { now })
      assert.equal(verdict.kind === 'refused' && verdict.code, 'InvalidSignatureException')
    })
  }

  test('a new date over an old signature', async () => {
    const now = new Date('2026-01-15T12:00:00Z')
    const replayed = withHeaders(await signed(), { 'x-amz-date': '20260115T120000Z' })
    assert.deepEqual(await verified(replayed, { now }), signatureMismatch)
  })

  test('a new day over a key derived for an old one', async () => {
    const now = new Date('2026-01-16T10:00:00Z')
    const stale = withHeaders(await signed(), { 'x-amz-date': '20260116T100000Z' })
    const verdict = await verified(stale, { now })
    assert.match(verdict.kind === 'refused' ? verdict.message : '', /^Date in Credential scope does not match YYYYMMDD/)
    const moved = withHeaders(stale, { authorization: authorization(stale).replace('/20260115/', '/20260116/') })
    assert.deepEqual(await verified(moved, { now }), signatureMismatch)
  })
})

function upperCase(text: string): string {
  return text.replace(/Signature=(.*)$/, (_, digits: string) => `Signature=${digits.toUpperCase()}`)
}

function lowByte(text: string): string {
  return `${text.slice(0, -1)}${String.fromCharCode(0x100 + text.charCodeAt(text.length - 1))}`
}
