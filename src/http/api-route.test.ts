import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callOf, fakeApiServer, jsonHeaders } from './api-fixture.ts'

const accessToken = { AccessToken: 'a.b.c' }

test('a success is JSON 1.1 with the request id, a date, and headers that browsers may read', async () => {
  const { server } = fakeApiServer()
  const answer = await server.inject({ ...callOf('GetUser', accessToken), remoteAddress: '192.0.2.7' })
  assert.equal(answer.statusCode, 200)
  assert.deepEqual(answer.json(), { Username: 'request-1 192.0.2.7', UserAttributes: [] })
  assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.1')
  assert.equal(answer.headers['x-amzn-requestid'], 'request-1')
  assert.equal(answer.headers['access-control-allow-origin'], '*')
  const exposed = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date'
  assert.equal(answer.headers['access-control-expose-headers'], exposed)
  assert.ok(Date.parse(String(answer.headers.date)) > 0)
  assert.equal(answer.headers['access-control-allow-credentials'], undefined)
  assert.equal(answer.headers.server, undefined)
  assert.equal(answer.headers['x-powered-by'], undefined)
})

test('a refusal has the envelope of Cognito, and its message cannot break out of the header', async () => {
  const { server } = fakeApiServer()
  const answer = await server.inject(callOf('AdminDeleteUser', { UserPoolId: 'us-east-1_a', Username: 'x' }))
  assert.equal(answer.statusCode, 400)
  assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.1')
  assert.equal(answer.headers['x-amzn-errortype'], 'UserNotFoundException:')
  assert.equal(answer.headers['x-amzn-errormessage'], 'Userdoes  not exíst.')
  assert.equal(answer.body, '{"__type":"UserNotFoundException","message":"User\\r\\ndoes → not exíst."}')
  assert.equal(answer.headers['access-control-allow-origin'], '*')
})

test('a bug is told to the log with its request id and to nobody else', async () => {
  const { server, lines } = fakeApiServer()
  const answer = await server.inject(callOf('DescribeUserPool', { UserPoolId: 'us-east-1_a' }))
  assert.equal(answer.statusCode, 500)
  assert.equal(answer.body, '{"__type":"InternalErrorException","message":"Internal server error."}')
  assert.equal(lines.length, 1)
  const line = JSON.parse(lines[0] ?? '')
  assert.equal(line.requestId, 'request-1')
  assert.equal(line.operation, 'DescribeUserPool')
  assert.match(line.error.stack, /a bug[\s\S]*api-fixture/)
  assert.doesNotMatch(lines[0] ?? '', /p4ssw0rd|us-east-1_a/)
})

test('an operation that needs a signature gets the bytes as they arrived', async () => {
  const { server, signed } = fakeApiServer()
  const call = callOf('ListUserPools')
  const headers = { ...call.headers, 'x-twice': ['a', 'b'] }
  const answer = await server.inject({ ...call, url: '/?X-Amz-Date=1%20&a', headers, payload: '{ "MaxResults":\t10 }' })
  assert.equal(answer.statusCode, 200)
  assert.equal(signed.length, 1)
  const [request] = signed
  assert.equal(request?.rawPath, '/')
  assert.equal(request?.rawQuery, 'X-Amz-Date=1%20&a')
  assert.equal(Buffer.from(request?.body ?? []).toString(), '{ "MaxResults":\t10 }')
  assert.deepEqual(request?.headers['content-type'], ['application/x-amz-json-1.1'])
})

test('a signature is not looked at where none is needed', async () => {
  const { server, signed } = fakeApiServer()
  await server.inject(callOf('GetUser', accessToken))
  assert.equal(signed.length, 0)
})

const signatures = [
  [{ kind: 'unsigned' }, 'MissingAuthenticationTokenException'],
  [{ kind: 'refused', code: 'InvalidSignatureException', message: 'no' }, 'InvalidSignatureException'],
] as const

for (const [signature, code] of signatures) {
  test(`a request that is ${signature.kind} is refused as ${code}`, async () => {
    const { server } = fakeApiServer({ signature })
    const answer = await server.inject(callOf('ListUserPools', { MaxResults: 10 }))
    assert.deepEqual([answer.statusCode, answer.json().__type], [400, code])
  })
}

const target = 'AWSCognitoIdentityProviderService.GetUser'
const deep = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`

type BadRequest = {
  payload?: string | Buffer
  headers?: Record<string, string>
  status?: number
  code?: string
  message?: RegExp
}
const serialization = 'SerializationException'
const unknown = 'UnknownOperationException'

const badRequests: Record<string, BadRequest> = {
  'cut-off JSON': {
    payload: '{"AccessToken":"s3cret',
    code: serialization,
    message: /^The request body is not valid JSON\.$/,
  },
  'an empty body': { payload: '', code: serialization, message: /not valid JSON/ },
  'a list': { payload: '[]', code: serialization, message: /^Start of list found where not expected$/ },
  null: { payload: 'null', code: serialization, message: /must be a JSON object/ },
  'a string': { payload: '"x"', code: serialization, message: /must be a JSON object/ },
  'a number': { payload: '1', code: serialization, message: /must be a JSON object/ },
  'a comma too many': { payload: '{"AccessToken":"x",}', code: serialization },
  'bytes that are not UTF-8': {
    payload: Buffer.from('{"AccessToken":"\xff"}', 'latin1'),
    code: serialization,
    message: /UTF-8/,
  },
  'an overlong UTF-8 form': {
    payload: Buffer.from('{"A\xc0\xaf":1}', 'latin1'),
    code: serialization,
    message: /UTF-8/,
  },
  'half a surrogate pair in UTF-8': {
    payload: Buffer.from('{"A\xed\xa0\x80":1}', 'latin1'),
    code: serialization,
    message: /UTF-8/,
  },
  'a mebibyte of open brackets': { payload: '['.repeat(1_048_576), code: serialization, message: /nests deeper/ },
  'half a mebibyte of nested objects': {
    payload: '{"a":'.repeat(200_000),
    code: serialization,
    message: /nests deeper/,
  },
  '65 levels': { payload: deep(65), code: serialization, message: /nests deeper than 64/ },
  '64 levels': { payload: deep(64), code: 'InvalidParameterException' },
  'brackets inside a string': { payload: `{"a":"${'[\\"'.repeat(100)}"}`, code: 'InvalidParameterException' },
  'a __proto__ key': { payload: '{"__proto__":{"AccessToken":"a.b.c"}}', code: 'InvalidParameterException' },
  'a constructor key': {
    payload: '{"constructor":{"prototype":{"AccessToken":"x"}}}',
    code: 'InvalidParameterException',
  },
  'one byte over a mebibyte': { payload: ' '.repeat(1_048_577), status: 413, code: 'RequestEntityTooLargeException' },
  'no target': { headers: { 'x-amz-target': '' }, code: unknown },
  'a target without a prefix': { headers: { 'x-amz-target': 'GetUser' }, code: unknown },
  'another service': { headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, code: unknown },
  'a prefix that objects inherit': { headers: { 'x-amz-target': '__proto__.GetUser' }, code: unknown },
  'an operation that objects inherit': {
    headers: { 'x-amz-target': `${target.split('.')[0]}.constructor` },
    code: unknown,
  },
  'an operation in small letters': { headers: { 'x-amz-target': target.toLowerCase() }, code: unknown },
  'JSON 1.0': {
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    status: 404,
    code: unknown,
    message: /content type/,
  },
  'plain JSON': {
    headers: { 'content-type': 'application/json' },
    status: 404,
    code: unknown,
    message: /x-amz-json-1\.1/,
  },
  'a form': { headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 404, code: unknown },
  'a content type that is none': { headers: { 'content-type': ';;,' }, status: 404, code: unknown },
}

for (const [what, bad] of Object.entries(badRequests)) {
  test(`${what} is a clear refusal, and nothing is logged`, async () => {
    const { server, lines } = fakeApiServer()
    const answer = await server.inject({
      method: 'POST',
      url: '/',
      headers: { ...jsonHeaders, 'x-amz-target': target, ...bad.headers },
      payload: bad.payload ?? '{"AccessToken":"a.b.c"}',
    })
    const body = answer.json()
    assert.deepEqual([answer.statusCode, body.__type], [bad.status ?? 400, bad.code])
    assert.match(body.message, bad.message ?? /./)
    assert.doesNotMatch(answer.body, /s3cret/)
    assert.equal(answer.headers['x-amzn-errortype'], `${bad.code}:`)
    assert.equal(answer.headers['x-amzn-requestid'], 'request-1')
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.deepEqual(lines, [])
  })
}

test('a missing content type is refused too', async () => {
  const { server } = fakeApiServer()
  const answer = await server.inject({ method: 'POST', url: '/', headers: { 'x-amz-target': target } })
  assert.deepEqual([answer.statusCode, answer.json().__type], [404, unknown])
})

test('a charset and capitals in the content type change nothing', async () => {
  const { server } = fakeApiServer()
  for (const type of ['application/x-amz-json-1.1; charset=utf-8', 'Application/X-Amz-Json-1.1']) {
    const call = callOf('GetUser', accessToken)
    const answer = await server.inject({ ...call, headers: { ...call.headers, 'content-type': type } })
    assert.equal(answer.statusCode, 200, type)
  }
})

for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'] as const) {
  test(`${method} / is refused with what is allowed`, async () => {
    const { server } = fakeApiServer()
    const answer = await server.inject({ method, url: '/' })
    assert.deepEqual([answer.statusCode, answer.headers.allow], [405, 'POST, OPTIONS'])
  })
}

for (const url of ['/nothing', '//', '/%E0%A4%A', '/%00', '/..%2f', `/${'a'.repeat(500)}`]) {
  test(`${url.slice(0, 20)} is not found, never a failure`, async () => {
    const { server, lines } = fakeApiServer()
    for (const method of ['GET', 'POST'] as const) {
      const answer = await server.inject({ method, url, payload: method === 'POST' ? '{}' : undefined })
      assert.ok([400, 404].includes(answer.statusCode), String(answer.statusCode))
      assert.match(String(answer.headers['x-amzn-requestid']), /^request-\d$/)
    }
    assert.deepEqual(lines, [])
  })
}

test('calls are counted by operations of the contract only', async () => {
  const { server, calls } = fakeApiServer()
  await server.inject(callOf('GetUser', accessToken))
  await server.inject(callOf('GetUser'))
  await server.inject(callOf('AssociateSoftwareToken'))
  await server.inject(callOf('Invented'))
  await server.inject(callOf('toString'))
  assert.deepEqual(
    calls.map(({ operation, code }) => `${operation} ${code}`),
    ['GetUser OK', 'GetUser InvalidParameterException', 'AssociateSoftwareToken NotImplementedException'],
  )
  assert.ok(calls.every(({ seconds }) => seconds > 0 && seconds < 60))
})

test('the client of a trusted proxy is the source of a call', async () => {
  const proxy = { address: '10.0.0.0', prefixBits: 8, family: 'ipv4' } as const
  const { server } = fakeApiServer({ trustedProxies: [proxy] })
  const call = callOf('GetUser', accessToken)
  const headers = { ...call.headers, 'x-forwarded-for': '192.0.2.1, 198.51.100.9' }
  const answer = await server.inject({ ...call, headers, remoteAddress: '10.1.2.3' })
  assert.equal(answer.json().Username, 'request-1 198.51.100.9')
})

test('at debug every request leaves one line, without its query and body', async () => {
  const { server, lines } = fakeApiServer({ logLevel: 'debug' })
  await server.inject({ ...callOf('GetUser', { AccessToken: 't0ken' }), url: '/?X-Amz-Signature=abc' })
  const requests = lines.filter((line) => line.includes('"Request"'))
  assert.equal(requests.length, 1)
  const line = JSON.parse(requests[0] ?? '')
  assert.deepEqual([line.requestId, line.method, line.path, line.status], ['request-1', 'POST', '/', 200])
  assert.doesNotMatch(requests[0] ?? '', /t0ken|abc/)
})
