import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  authorization,
  type Draft,
  longTerm,
  presigned,
  type Signing,
  signed,
  signedAt,
  temporary,
  verified,
  withHeaders,
} from './sigv4-fixture.ts'

const accepted: [string, Draft, Signing][] = [
  ['a JSON call', {}, {}],
  ['no checksum header', {}, { applyChecksum: false }],
  ['a session token', {}, { credentials: temporary }],
  ['an empty body', { body: '' }, {}],
  ['a body in UTF-8', { body: '{"Username":"żółć 🐙"}' }, {}],
  ['a header with blanks and tabs', { headers: { 'x-odd': '  a   b\t\tc  "d   e" ' } }, {}],
  ['an empty header', { headers: { 'x-empty': '' } }, {}],
  ['headers in mixed case', { headers: { 'X-Amz-Target': 'A.B', 'Content-TYPE': 'text/plain' } }, {}],
  [
    'an unsigned header that is not x-amz',
    { headers: { 'x-trace': '1' } },
    { unsignableHeaders: new Set(['x-trace']) },
  ],
  ['an encoded unicode path', { path: '/%C5%BC%C3%B3%F0%9F%90%99/a%20b' }, {}],
  ['a path with reserved characters', { path: "/a:b@c!$&'()*+,;=~/%2F%2f%25/" }, {}],
  ['dot segments and double slashes', { path: '//a/./b/../../c//d/' }, {}],
  ['a path that climbs over the root', { path: '/../../a/..' }, {}],
  ['a query', { query: { b: '2', a: '1', 'a-b': '3', A: '4' } }, {}],
  ['repeated query names', { query: { a: ['z', 'b', 'b-', 'B', ''] } }, {}],
  ['control characters in a query', { query: { '\u0001\t': '\n\u007f' } }, {}],
  ['a strange query', { query: { "k+ &=%/?'()*!~": "v+ &=%/?'()*!~", 'ż🐙': '🐙', e: '' } }, {}],
]

describe('what the signer of the AWS SDK signs is accepted', () => {
  for (const [name, draft, signing] of accepted) {
    const { accessKeyId, sessionToken } = { sessionToken: undefined, ...(signing.credentials ?? longTerm) }
    const verdict = { kind: 'signed', accessKeyId, region: 'eu-west-1', service: 'cognito-idp', sessionToken }

    test(`in the header: ${name}`, async () => {
      assert.deepEqual(await verified(await signed(draft, signing)), verdict)
    })
    test(`in the query: ${name}`, async () => {
      assert.deepEqual(await verified(await presigned(draft, signing)), verdict)
    })
  }
})

describe('other forms of a good signature', () => {
  test('header values in several lines', async () => {
    const request = await signed({ headers: { 'x-many': 'a b,c' } })
    assert.equal((await verified(withHeaders(request, { 'x-many': ['  a  b', 'c '] }))).kind, 'signed')
  })

  test('a header in UTF-8 arrives as bytes', async () => {
    const request = await signed({ headers: { 'x-name': 'żółć' } })
    const bytes = Buffer.from('żółć').toString('latin1')
    assert.equal((await verified(withHeaders(request, { 'x-name': bytes }))).kind, 'signed')
  })

  test('no blank after the commas, any order of the parameters', async () => {
    const request = await signed()
    const [algorithm, ...parameters] = authorization(request).split(/,? /)
    const text = `${algorithm} ${parameters.reverse().join(',')}`
    assert.equal((await verified(withHeaders(request, { authorization: text }))).kind, 'signed')
  })

  test('a Date header instead of X-Amz-Date', async () => {
    const request = await signed({}, { unsignableHeaders: new Set(['x-amz-date']) })
    const { 'x-amz-date': date, ...headers } = request.headers
    assert.equal((await verified({ ...request, headers: { ...headers, date } })).kind, 'signed')
  })

  test('a plus sign in a query is a blank, as its reader takes it', async () => {
    const request = await signed({ query: { q: 'a b+c' } })
    assert.equal(request.rawQuery, 'q=a%20b%2Bc')
    assert.equal((await verified({ ...request, rawQuery: 'q=a+b%2Bc' })).kind, 'signed')
    assert.equal((await verified({ ...request, rawQuery: 'q=a%20b+c' })).kind, 'refused')
  })

  test('one of several services', async () => {
    const request = await signed({}, { service: 'sts' })
    const verdict = await verified(request, { services: ['cognito-idp', 'sts'] })
    assert.equal(verdict.kind === 'signed' && verdict.service, 'sts')
  })

  test('a header that CloudFront adds on the way', async () => {
    assert.equal((await verified(withHeaders(await signed(), { 'x-amz-cf-id': 'abc' }))).kind, 'signed')
  })

  test('a presigned request whose session token is a signed header', async () => {
    const draft = { headers: { 'x-amz-security-token': temporary.sessionToken } }
    const { sessionToken: _, ...credentials } = temporary
    const request = await presigned(draft, { credentials, unhoistableHeaders: new Set(['x-amz-security-token']) })
    const verdict = await verified(request)
    assert.equal(verdict.kind === 'signed' && verdict.sessionToken, temporary.sessionToken)
  })

  for (const [name, offsetSeconds] of [
    ['oldest', 300],
    ['newest', -300],
  ] as const) {
    test(`the ${name} moment that counts, on a clock with milliseconds`, async () => {
      const now = new Date(signedAt.getTime() + offsetSeconds * 1000 + 999)
      assert.equal((await verified(await signed(), { now })).kind, 'signed')
    })
  }

  test('a presigned request until its last second, within seven days', async () => {
    const request = await presigned({}, { expiresIn: 604_800 })
    const last = new Date(signedAt.getTime() + 604_800_000)
    assert.equal((await verified(request, { now: last })).kind, 'signed')
    assert.equal((await verified(request, { now: new Date(last.getTime() + 1000) })).kind, 'refused')
  })
})

describe('unsigned', () => {
  const bare = {
    method: 'POST',
    rawPath: '/',
    rawQuery: '',
    headers: { host: 'pool.example' },
    body: Buffer.from('{}'),
  }
  for (const rawQuery of ['', 'a=1', 'X-Amz-Algorithm=AWS4-HMAC-SHA256', 'x=X-Amz-Signature']) {
    test(`query '${rawQuery}'`, async () => {
      assert.deepEqual(await verified({ ...bare, rawQuery }), { kind: 'unsigned' })
    })
  }
})
