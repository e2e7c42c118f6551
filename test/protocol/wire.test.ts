import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertRefusal, requestId } from './envelope.ts'
import { awsJson, type HttpRequest, type ProtocolServer, startProtocolServer } from './protocol-server.ts'

let server: ProtocolServer

before(async () => {
  server = await startProtocolServer()
})
after(() => server.close())

const idp = 'AWSCognitoIdentityProviderService'
const jsonHeaders = { 'content-type': awsJson, 'x-amz-target': `${idp}.SignUp` }
/** Stands in bodies whose content must not come back. */
const secret = 'S3cretNeverEchoed'
const mebibyte = 1_048_576

const nested = (open: string, close: string, levels: number) => `{"a":${open.repeat(levels)}1${close.repeat(levels)}}`

type Exchange = HttpRequest & {
  readonly status: number
  readonly code: string
  readonly message: RegExp
  readonly allow?: string
}

const unknown = 'UnknownOperationException'
const malformed = 'SerializationException'
const invalid = 'InvalidParameterException'
const noOperation = /^The X-Amz-Target header names no operation\.$/
const wrongType = /^The content type must be application\/x-amz-json-1\.1\.$/
const notJson = /^The request body is not valid JSON\.$/
const notUtf8 = /^The request body is not UTF-8\.$/
const tooDeep = /^The request body nests deeper than 64 levels\.$/
const unsound = /^A String must not hold a zero character or half a surrogate pair\.$/
const nothingGiven = /^2 validation errors detected: Value at 'username' .*; Value at 'clientId' .*$/

const body = (text: string | Uint8Array, code: string, message: RegExp, operation = `${idp}.SignUp`): Exchange => ({
  headers: { 'content-type': awsJson, 'x-amz-target': operation },
  body: text,
  status: 400,
  code,
  message,
})
const target = (name: string, message: RegExp): Exchange => ({
  headers: { ...jsonHeaders, 'x-amz-target': name },
  body: '{}',
  status: 400,
  code: unknown,
  message,
})
const contentType = (type: string): Exchange => ({
  headers: { ...jsonHeaders, 'content-type': type },
  body: '{}',
  status: 404,
  code: unknown,
  message: wrongType,
})

const exchanges: Readonly<Record<string, Exchange>> = {
  'an operation that nobody has': target(`${idp}.MakeCoffee`, /^Unknown operation: MakeCoffee$/),
  'an operation in other letters': target(`${idp}.signup`, /^Unknown operation: signup$/),
  'an operation with a blank': target(`${idp}.SignUp x`, /^Unknown operation: SignUp x$/),
  'an operation that objects inherit': target(`${idp}.constructor`, /^Unknown operation: constructor$/),
  'the prototype as operation': target(`${idp}.__proto__`, /^Unknown operation: __proto__$/),
  'an endless operation': target(`${idp}.${'x'.repeat(5_000)}`, /^Unknown operation: x{128}$/),
  'an operation of another service': target('DynamoDB_20120810.ListTables', noOperation),
  'our own prefix with their operation': target('Lifeguard.SignUp', /^Unknown operation: SignUp$/),
  'their prefix with our operation': target(`${idp}.ListMessages`, /^Unknown operation: ListMessages$/),
  'a prefix that objects inherit': target('__proto__.SignUp', noOperation),
  'a prefix in small letters': target(`${idp.toLowerCase()}.SignUp`, noOperation),
  'no prefix': target('SignUp', noOperation),
  'a prefix alone': target(`${idp}.`, /^Unknown operation: $/),
  'an empty target': target('', noOperation),
  'no target': { headers: { 'content-type': awsJson }, body: '{}', status: 400, code: unknown, message: noOperation },
  'two targets': {
    headers: { 'content-type': awsJson, 'x-amz-target': [`${idp}.SignUp`, `${idp}.ListUserPools`] },
    body: '{}',
    status: 400,
    code: unknown,
    message: /^Unknown operation: SignUp, AWSCognitoIdentityProviderService\.ListUserPools$/,
  },

  'an empty body': body('', malformed, notJson),
  'blanks only': body('   \n', malformed, notJson),
  'cut-off JSON': body(`{"Password":"${secret}`, malformed, notJson),
  'JSON with something behind': body(`{} ${secret}`, malformed, notJson),
  'JSON with a comment': body(`{/*${secret}*/}`, malformed, notJson),
  'single quotes': body(`{'Password':'${secret}'}`, malformed, notJson),
  'not a number': body('{"a":NaN}', malformed, notJson),
  'a byte order mark': body('\ufeff{}', malformed, notJson),
  'a bare line break in a text': body(`{"Password":"${secret}\n"}`, malformed, notJson),
  'a list': body(`[{"Password":"${secret}"}]`, malformed, /^Start of list found where not expected$/),
  'null as body': body('null', malformed, /^The request body must be a JSON object\.$/),
  'a text as body': body(`"${secret}"`, malformed, /^The request body must be a JSON object\.$/),
  'a number as body': body('7', malformed, /^The request body must be a JSON object\.$/),
  'bytes that are not UTF-8': body(Buffer.from('{"Username":"\xff"}', 'latin1'), malformed, notUtf8),
  'UTF-16': body(Buffer.from('{"Username":"ann"}', 'utf16le'), malformed, notJson),
  'UTF-16 with its mark': body(Buffer.from('\ufeff{}', 'utf16le'), malformed, notUtf8),
  'half a surrogate pair as bytes': body(Buffer.from('{"Username":"\xed\xa0\x80"}', 'latin1'), malformed, notUtf8),
  'a zero byte in a name': body(Buffer.from('{"User\0name":1}'), malformed, notJson),
  '65 levels of lists': body(nested('[', ']', 64), malformed, tooDeep),
  '65 levels of objects': body(nested('{"a":', '}', 64), malformed, tooDeep),
  '64 levels of lists': body(nested('[', ']', 63), invalid, nothingGiven),
  'half a mebibyte of brackets': body('['.repeat(mebibyte / 2), malformed, tooDeep),
  'half a mebibyte of closing brackets': body(']'.repeat(mebibyte / 2), malformed, notJson),
  'a mebibyte of blanks around nothing': body(`{${' '.repeat(mebibyte - 2)}}`, invalid, nothingGiven),
  'a byte over a mebibyte': {
    body: `{${' '.repeat(mebibyte - 1)}}`,
    status: 413,
    code: 'RequestEntityTooLargeException',
    message: /^The request body is larger than 1 MiB\.$/,
  },
  'two mebibytes': {
    body: secret.repeat((2 * mebibyte) / secret.length),
    status: 413,
    code: 'RequestEntityTooLargeException',
    message: /^The request body is larger than 1 MiB\.$/,
  },
  'three mebibytes': {
    body: ' '.repeat(3 * mebibyte),
    status: 413,
    code: 'RequestEntityTooLargeException',
    message: /^The request body is larger than 2 MiB\.$/,
  },
  'members that nobody declared': body(`{"Foo":"${secret}","Bar":[{}]}`, invalid, nothingGiven),
  'members in other letters': body('{"clientId":"abc","username":"ann"}', invalid, nothingGiven),
  'a prototype with the members': body('{"__proto__":{"ClientId":"abc","Username":"ann"}}', invalid, nothingGiven),
  'a constructor with the members': body(
    '{"constructor":{"prototype":{"ClientId":"abc","Username":"ann"}}}',
    invalid,
    nothingGiven,
  ),
  'a member twice, of which the last counts': body(
    '{"ClientId":"not one!","ClientId":"abc","Username":"ann","Username":""}',
    invalid,
    /^2 validation errors detected: Value at 'username' [^;]*greater than or equal to 1; Value at 'username' [^;]*$/,
  ),
  'a user name of half a mebibyte of smileys': body(
    JSON.stringify({ ClientId: 'abc', Username: '😀'.repeat(mebibyte / 8) }),
    invalid,
    /^1 validation error detected: Value at 'username' .* less than or equal to 128$/,
  ),
  // Both databases would keep every half as the same character, and PostgreSQL fails on a zero character.
  'half a smiley': body('{"ClientId":"abc","Username":"ann\\ud83d"}', malformed, unsound),
  'the other half in a list': body('{"UserAttributes":[{"Name":"name","Value":"\\ude00"}]}', malformed, unsound),
  'a zero character': body('{"AuthParameters":{"USERNAME":"a\\u0000b"}}', malformed, unsound, `${idp}.InitiateAuth`),
  'a zero character in a name': body('{"ClientMetadata":{"a\\u0000b":"c"}}', malformed, unsound),
  'a number beyond all numbers': body(
    '{"ClientId":1e999}',
    malformed,
    /^NUMBER_VALUE can not be converted to a String$/,
  ),
  'thirty thousand bad attributes': body(
    JSON.stringify({ ClientId: 'abc', Username: 'ann', UserAttributes: Array(30_000).fill({ Value: secret }) }),
    invalid,
    /^20 validation errors detected: Value null at 'userAttributes\.1\.member\.name' .{0,2000}$/,
  ),

  'plain JSON': contentType('application/json'),
  'JSON 1.0': contentType('application/x-amz-json-1.0'),
  'a form': contentType('application/x-www-form-urlencoded'),
  'several parts': contentType('multipart/form-data; boundary=x'),
  'no real content type': contentType(';;,'),
  'a list of content types': contentType(`${awsJson}, application/json`),
  'no content type': {
    headers: { 'x-amz-target': `${idp}.SignUp` },
    body: '{}',
    status: 404,
    code: unknown,
    message: wrongType,
  },

  ...Object.fromEntries(
    ['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => [
      `${method} /`,
      { method, status: 405, code: unknown, message: /^The API is called by POST\.$/, allow: 'POST, OPTIONS' },
    ]),
  ),
}

describe('a request that cannot be an API call is refused plainly', () => {
  for (const [what, wanted] of Object.entries(exchanges)) {
    test(what, async () => {
      const answer = await server.send({ headers: jsonHeaders, ...wanted })
      const said = assertRefusal(answer, wanted.status, wanted.code)
      assert.match(said, wanted.message)
      assert.equal(answer.headers.allow, wanted.allow)
      assert.ok(!`${answer.text}${JSON.stringify(answer.headers)}`.includes(secret))
      assert.ok(answer.text.length < 10_000 && answer.milliseconds < 5_000)
    })
  }
})

test('the content type may have a charset and capitals', async () => {
  for (const type of [`${awsJson}; charset=UTF-8`, 'Application/X-Amz-Json-1.1', `${awsJson};`]) {
    const answer = await server.send({ headers: { ...jsonHeaders, 'content-type': type }, body: '{}' })
    assertRefusal(answer, 400, invalid)
  }
})

test('HEAD / is refused without a body', async () => {
  const { status, headers, text } = await server.send({ method: 'HEAD' })
  assert.deepEqual([status, headers.allow, text], [405, 'POST, OPTIONS', ''])
})

test('a browser of any page may ask, and is told what it may send', async () => {
  const headers = {
    origin: 'https://app.example.com',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-amz-target,x-amz-user-agent',
  }
  const answer = await server.send({ method: 'OPTIONS', headers })
  assert.deepEqual([answer.status, answer.text], [200, ''])
  assert.equal(answer.headers['access-control-allow-origin'], '*')
  assert.equal(answer.headers['access-control-allow-methods'], 'POST')
  assert.equal(answer.headers['access-control-allow-headers'], headers['access-control-request-headers'])
  assert.equal(answer.headers['access-control-allow-credentials'], undefined)
})

test('what is no list of header names is not repeated to a browser', async () => {
  const headers = { 'access-control-request-headers': `x-a: ${secret}` }
  const answer = await server.send({ method: 'OPTIONS', headers })
  assert.equal(answer.status, 200)
  assert.ok(!JSON.stringify(answer.headers).includes(secret))
})

for (const path of ['/nothing', '//', '/?x=1/..', '/%2e%2e/etc/passwd', '/%zz', '/%00', `/${'a'.repeat(4_000)}`]) {
  test(`${path.slice(0, 30)} is no way into the API`, async () => {
    const answer = await server.send({ path, headers: jsonHeaders, body: '{' })
    if (path.startsWith('/?')) return void assertRefusal(answer, 400, malformed)
    assert.ok([400, 404].includes(answer.status), String(answer.status))
    assert.match(String(answer.headers['x-amzn-requestid']), requestId)
    assert.deepEqual(Object.keys(JSON.parse(answer.text)), ['message'])
  })
}

test('a request id that a client sends is not taken over', async () => {
  const answer = await server.send({ headers: { ...jsonHeaders, 'x-amzn-requestid': 'mine' }, body: '{}' })
  assert.match(String(answer.headers['x-amzn-requestid']), requestId)
})

test('none of it was logged as a problem', () => assert.deepEqual(server.logged, []))
