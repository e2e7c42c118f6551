import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import type { SignedRequest } from './sigv4.ts'
import { authorization, presigned, signed, signedAt, verified, withHeaders } from './sigv4-fixture.ts'

type Change = (request: SignedRequest) => SignedRequest

const fiveElements = 'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.'
const order = 'SignedHeaders must be lower-case header names in ascending order, each one once.'
const requires = (name: string) => `Authorization header requires '${name}' parameter.`
const dateRequired = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
const allRequired = `${requires('Credential')} ${requires('Signature')} ${requires('SignedHeaders')}`
const repeatedParameter = 'Authorization header has a parameter more than once.'
const notBasic = (date: string) =>
  `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`
const unreadable = (text: string) =>
  'Invalid key=value pair (missing equal-sign) in Authorization header ' +
  `(hashed with SHA-256 and encoded with Base64): '${createHash('sha256').update(text).digest('base64')}'.`

const written =
  (text: string): Change =>
  (request) =>
    withHeaders(request, { authorization: text })
const edited =
  (from: string | RegExp, to: string): Change =>
  (request) =>
    withHeaders(request, { authorization: authorization(request).replace(from, to) })
const dated =
  (date: string | undefined): Change =>
  (request) =>
    withHeaders(request, { 'x-amz-date': date })

const inHeader: [string, Change, string][] = [
  ['an empty header', written(''), allRequired],
  ['a bearer token', written('Bearer eyJhbGciOi.secret'), allRequired],
  ['signature version 2', written('AWS AKIDEXAMPLE:c2VjcmV0='), allRequired],
  ['the algorithm alone', written('AWS4-HMAC-SHA256'), allRequired],
  ['nothing after the algorithm', written('AWS4-HMAC-SHA256 ,, ,'), allRequired],
  ['no Credential', edited(/Credential=[^,]*, /, ''), requires('Credential')],
  ['an empty Signature', edited(/Signature=.*/, 'Signature='), requires('Signature')],
  ['empty SignedHeaders', edited(/SignedHeaders=[^,]*/, 'SignedHeaders='), requires('SignedHeaders')],
  ['parameters in lower case', edited('Credential', 'credential'), requires('Credential')],
  ['no date', dated(undefined), dateRequired],
  ['an empty date', dated(''), dateRequired],
  ['a repeated Signature', edited(/$/, ', Signature=00'), repeatedParameter],
  ['a value without a name', written('AWS4-HMAC-SHA256 Credential'), unreadable('AWS4-HMAC-SHA256 Credential')],
  ['a header without an end', written(`AWS4-HMAC-SHA256 A=${'x'.repeat(8192)}`), 'Authorization header is too long.'],
  ['SigV4A', edited('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'), unsupported()],
  ['the algorithm in lower case', edited('AWS4-HMAC-SHA256', 'AWS4-hmac-sha256'), unsupported()],
  ['a date of another form', dated('Thu, 15 Jan 2026 10:00:00 GMT'), notBasic('Thu, 15 Jan 2026 10:00:00 GMT')],
  ['a day that does not exist', dated('20260230T100000Z'), notBasic('20260230T100000Z')],
  ['an hour that does not exist', dated('20260115T240000Z'), notBasic('20260115T240000Z')],
  ['an endless date', dated('9'.repeat(100)), notBasic('9'.repeat(40))],
  ['a Credential of one element', edited(/Credential=[^,]*/, 'Credential=a'), fiveElements],
  ['a Credential of six elements', edited('Credential=', 'Credential=a/'), fiveElements],
  ['a Credential without a key', edited('AKIDEXAMPLE', ''), fiveElements],
  ['a Credential with a strange key', edited('AKIDEXAMPLE', "' OR 1=1"), fiveElements],
  ['unsorted SignedHeaders', edited('content-type;host', 'host;content-type'), order],
  ['repeated SignedHeaders', edited(';host', ';host;host'), order],
  ['SignedHeaders in upper case', edited('content-type', 'Content-Type'), order],
  ['an empty name in SignedHeaders', edited(';host', ';;host'), order],
  ['too many SignedHeaders', edited(';host', `;host${';x'.repeat(64)}`), 'At most 64 headers can be signed.'],
]

describe('IncompleteSignatureException: Authorization header', () => {
  for (const [name, change, message] of inHeader) {
    test(name, async () => {
      const verdict = await verified(change(await signed()))
      assert.deepEqual(verdict, { kind: 'refused', code: 'IncompleteSignatureException', message })
    })
  }
})

const includes = (name: string) => `AWS query-string parameters must include '${name}'.`
const lifetime = 'X-Amz-Expires must be a whole number of seconds from 1 to 604800.'
const manyParameters = 'A signed request can have at most 256 query-string parameters.'
const inQuery: [string, RegExp, string, string][] = [
  [
    'no algorithm',
    /X-Amz-Algorithm=[^&]*&/,
    '',
    `${includes('X-Amz-Algorithm')} Re-examine the query-string parameters.`,
  ],
  [
    'nothing but a signature',
    /.*/,
    'X-Amz-Signature=00',
    `${['Algorithm', 'Credential', 'SignedHeaders', 'Date'].map((name) => includes(`X-Amz-${name}`)).join(' ')} ` +
      'Re-examine the query-string parameters.',
  ],
  ['SigV4A', /AWS4-HMAC-SHA256/, 'AWS4-ECDSA-P256-SHA256', unsupported()],
  ['no lifetime', /Expires=60/, 'Expires=0', lifetime],
  ['an empty lifetime', /Expires=60/, 'Expires=', lifetime],
  ['a negative lifetime', /Expires=60/, 'Expires=-60', lifetime],
  ['a lifetime that is no number', /Expires=60/, 'Expires=1e3', lifetime],
  ['a lifetime over seven days', /Expires=60/, 'Expires=604801', lifetime],
  ['a broken date', /Date=2026/, 'Date=26', notBasic('260115T100000Z')],
  ['too many parameters', /$/, '&a'.repeat(256), manyParameters],
]

describe('IncompleteSignatureException: query string', () => {
  for (const [name, from, to, message] of inQuery) {
    test(name, async () => {
      const request = await presigned()
      const verdict = await verified({ ...request, rawQuery: request.rawQuery.replace(from, to) })
      assert.deepEqual(verdict, { kind: 'refused', code: 'IncompleteSignatureException', message })
    })
  }
})

const service = "Credential should be scoped to correct service: 'cognito-idp'. "
const region = 'Credential should be scoped to a valid region. '
const terminator = "Credential should be scoped with a valid terminator: 'aws4_request'. "
const day =
  'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP, ' +
  "from '20260115T100000Z'. "
const scopes: [string, string, string][] = [
  ['another service', '20260115/eu-west-1/sts/aws4_request', service],
  ['a service in upper case', '20260115/eu-west-1/COGNITO-IDP/aws4_request', service],
  ['another day', '20260114/eu-west-1/cognito-idp/aws4_request', day],
  ['no region', '20260115//cognito-idp/aws4_request', region],
  ['another terminator', '20260115/eu-west-1/cognito-idp/aws5_request', terminator],
  ['everything', 'a/B/c/d', region + service + terminator + day],
]

describe('InvalidSignatureException', () => {
  for (const [name, scope, message] of scopes) {
    test(`scope: ${name}`, async () => {
      const request = edited(/AKIDEXAMPLE\/[^,]*/, `AKIDEXAMPLE/${scope}`)(await signed())
      assert.deepEqual(await verified(request), { kind: 'refused', code: 'InvalidSignatureException', message })
    })
  }

  const minutes = (count: number) => new Date(signedAt.getTime() + count * 60_000)
  const clocks: [string, Date, Promise<SignedRequest>, string][] = [
    [
      'expired',
      minutes(6),
      signed(),
      'Signature expired: 20260115T100000Z is now earlier than 20260115T100100Z (20260115T100600Z - 5 min.)',
    ],
    [
      'not yet current',
      minutes(-6),
      signed(),
      'Signature not yet current: 20260115T100000Z is still later than 20260115T095900Z (20260115T095400Z + 5 min.)',
    ],
    [
      'presigned, expired',
      minutes(2),
      presigned(),
      'Signature expired: 20260115T100000Z is now earlier than 20260115T100100Z (20260115T100200Z - 60 sec.)',
    ],
    [
      'presigned, not yet current',
      minutes(-6),
      presigned({}, { expiresIn: 604_800 }),
      'Signature not yet current: 20260115T100000Z is still later than 20260115T095900Z (20260115T095400Z + 5 min.)',
    ],
  ]
  for (const [name, now, request, message] of clocks) {
    test(`clock: ${name}`, async () => {
      const verdict = await verified(await request, { now })
      assert.deepEqual(verdict, { kind: 'refused', code: 'InvalidSignatureException', message })
    })
  }

  test('a signature in the header and in the query', async () => {
    const { rawQuery } = await presigned()
    const verdict = await verified({ ...(await signed()), rawQuery })
    const message = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."
    assert.deepEqual(verdict, { kind: 'refused', code: 'InvalidSignatureException', message })
  })
})

test('no refusal repeats what was sent as a credential', async () => {
  const secret = 'wJalrXUtnFEMI'
  for (const text of [
    `Bearer ${secret}`,
    `AWS4-HMAC-SHA256 ${secret}`,
    `AWS4-HMAC-SHA256 Credential=${secret}`,
    `AWS4-HMAC-SHA256 Credential=a/${secret}/eu-west-1/${secret}/${secret}, SignedHeaders=host, Signature=${secret}`,
    `AWS4-HMAC-SHA256 Credential=${secret}/K7/b/c/d/e, SignedHeaders=host, Signature=0`,
  ]) {
    const verdict = await verified({
      method: 'POST',
      rawPath: '/',
      rawQuery: '',
      headers: { host: 'a', date: '20260115T100000Z', authorization: text },
      body: Buffer.alloc(0),
    })
    assert.equal(verdict.kind, 'refused')
    assert.doesNotMatch(JSON.stringify(verdict), new RegExp(secret))
  }
})

function unsupported(): string {
  return "Unsupported AWS 'algorithm': only AWS4-HMAC-SHA256 is accepted."
}
