import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeApiServer } from './api-fixture.ts'

async function ask(wanted: string | undefined) {
  const { server } = fakeApiServer()
  const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' }
  const asked = wanted === undefined ? headers : { ...headers, 'access-control-request-headers': wanted }
  return server.inject({ method: 'OPTIONS', url: '/', headers: asked })
}

const allowed = [
  'content-type,x-amz-target,x-amz-user-agent',
  'amz-sdk-invocation-id, amz-sdk-request, authorization, content-type, x-amz-date, x-amz-security-token, x-amz-target',
  'cache-control',
]

for (const wanted of allowed) {
  test(`a browser may send ${wanted}`, async () => {
    const answer = await ask(wanted)
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.body, '')
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.equal(answer.headers['access-control-allow-methods'], 'POST')
    assert.equal(answer.headers['access-control-allow-headers'], wanted)
    assert.equal(answer.headers['access-control-max-age'], '86400')
    assert.equal(answer.headers['access-control-allow-credentials'], undefined)
    assert.equal(answer.headers['x-amzn-requestid'], 'request-1')
  })
}

const refused = [
  undefined,
  '',
  'a b',
  'a,,b',
  'a:b',
  'é',
  'a, ',
  '<script>',
  `a${',a'.repeat(2000)}`,
  `${'a'.repeat(5000)} `,
]

for (const wanted of refused) {
  test(`${JSON.stringify(wanted?.slice(0, 20))} is not repeated`, async () => {
    const answer = await ask(wanted)
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers['access-control-allow-headers'], undefined)
  })
}
