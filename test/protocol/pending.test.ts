import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { apis } from '#operations/index.ts'
import { pendingIdentity, pendingIdp } from '#operations/pending.ts'
import { assertRefusal } from './envelope.ts'
import { awsJson, finishedOperations, type ProtocolServer, startProtocolServer } from './protocol-server.ts'

let server: ProtocolServer

before(async () => {
  server = await startProtocolServer()
})
after(() => server.close())

describe('an operation that is not written yet', () => {
  for (const [apiName, names] of [
    ['Cognito Identity Provider', pendingIdp],
    ['Cognito Identity', pendingIdentity],
  ] as const) {
    const api = apis.find(({ contract }) => contract.name === apiName)
    for (const name of names) {
      test(`${apiName} ${name} says so with HTTP 501, signed or not`, async () => {
        const headers = { 'content-type': awsJson, 'x-amz-target': `${api?.contract.targetPrefix}.${name}` }
        const answer = await server.send({ headers, body: '{"AccessToken":"a.b.c"}' })
        const said = assertRefusal(answer, 501, 'NotImplementedException')
        assert.equal(said, `Lifeguard does not implement ${name} yet.`)
      })
    }
  }

  test('every operation of the contract is either written or pending', () => {
    const written = finishedOperations().map(({ name, api }) => `${api.contract.name} ${name}`)
    const pending = [
      ...pendingIdp.map((name) => `Cognito Identity Provider ${name}`),
      ...pendingIdentity.map((name) => `Cognito Identity ${name}`),
    ]
    const all = apis.flatMap(({ contract }) =>
      Object.keys(contract.operations).map((name) => `${contract.name} ${name}`),
    )
    assert.deepEqual([...written, ...pending].sort(), all.sort())
  })
})
