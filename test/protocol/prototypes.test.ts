import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { membersOf, type Service } from '#contract/shape.ts'
import { refusalOf } from './envelope.ts'
import { goodRequest } from './good-requests.ts'
import { finishedOperations, type ProtocolServer, startProtocolServer } from './protocol-server.ts'
import { createPoolWorld, goodPassword, type PoolWorld } from './requests/pool-world.ts'

let server: ProtocolServer
let here: PoolWorld

before(async () => {
  server = await startProtocolServer()
  here = await createPoolWorld(server, 'prototypes')
})
after(() => server.close())

describe('a prototype is no place for members', () => {
  for (const { name, api } of finishedOperations()) {
    test(`${name} takes nothing from one and puts nothing into one`, async () => {
      const good = await goodRequest(name, here)
      const inherited = await server.request(name, `{"__proto__":${JSON.stringify(good)}}`)
      const empty = await server.request(name, '{}')
      if (requiredOf(api.contract, name).length > 0) assert.equal(inherited.text, empty.text)
      else assert.equal(inherited.status, empty.status)

      const answer = await server.request(name, polluted(good))
      assert.equal(answer.status, 200, answer.text)
      assertClean()
    })
  }

  test('parameters of a sign-in are not read out of one', async () => {
    const { clientId, username } = here
    const parameters = JSON.stringify({ USERNAME: username, PASSWORD: goodPassword })
    for (const member of ['__proto__', 'constructor', 'prototype']) {
      const sent = `{"ClientId":"${clientId}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"${member}":${parameters}}}`
      const { status, text } = await server.request('InitiateAuth', sent)
      assert.equal(status, 400, text)
    }
  })

  for (const Username of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    test(`${Username} is a username like any other`, async () => {
      const user = { ClientId: here.clientId, Username }
      const UserAttributes = [{ Name: 'email', Value: 'somebody@example.com' }]
      const unknown = await server.request('AdminGetUser', { UserPoolId: here.poolId, Username })
      assert.equal(refusalOf(unknown).__type, 'UserNotFoundException')
      await server.call('SignUp', { ...user, Password: goodPassword, UserAttributes })
      await server.call('AdminConfirmSignUp', { UserPoolId: here.poolId, Username })
      const AuthParameters = { USERNAME: Username, PASSWORD: goodPassword }
      const signIn = { ClientId: here.clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const
      const { AuthenticationResult } = await server.call('InitiateAuth', signIn)
      const found = await server.call('GetUser', { AccessToken: AuthenticationResult?.AccessToken ?? '' })
      assert.equal(found.Username, Username)
      assertClean()
    })

    test(`${Username} is no attribute, no client and no pool`, async () => {
      const good = await goodRequest('SignUp', here)
      const wrong: readonly [string, object][] = [
        ['SignUp', { ...good, UserAttributes: [{ Name: Username, Value: 'x' }] }],
        ['SignUp', { ...good, ClientId: Username }],
        ['InitiateAuth', { ...(await goodRequest('InitiateAuth', here)), ClientId: Username }],
        ['InitiateAuth', { ...(await goodRequest('InitiateAuth', here)), AuthFlow: Username }],
        ['AdminGetUser', { UserPoolId: `${Username}_x`, Username: 'x' }],
        ['CreateUserPoolClient', { ...(await goodRequest('CreateUserPoolClient', here)), ReadAttributes: [Username] }],
      ]
      for (const [name, body] of wrong) {
        const answer = await server.request(name, body)
        assert.equal(answer.status, 400, `${name}: ${answer.text}`)
      }
      assertClean()
    })
  }
})

test('nothing of all this was logged as a problem', () => assert.deepEqual(server.logged, []))

function requiredOf(contract: Service, name: string) {
  return membersOf(contract, contract.operations[name]?.input ?? '').filter(({ required }) => required)
}

/** The request with members for the prototype at every level, as only JSON can say it. */
function polluted(good: object): string {
  const bait = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'
  const text = JSON.stringify(good, (key, value: unknown) =>
    key === '' || !isPlainObject(value) ? value : { ...value, '@bait': 0 },
  )
  // Maps hold texts only, so that in them the prototype alone can be tried.
  const inMap = /"(\w+)":("(?:[^"\\]|\\.)*"),"@bait":0/g
  return text
    .replace(inMap, '"$1":$2,"__proto__":"polluted"')
    .replaceAll('"@bait":0', '"__proto__":{"polluted":true}')
    .replace('{', Object.keys(good).length > 0 ? `{${bait},` : `{${bait}`)
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The server runs in this process: what it does to prototypes is seen here. */
function assertClean(): void {
  for (const prototype of [Object.prototype, Array.prototype, Function.prototype, String.prototype]) {
    assert.ok(!('polluted' in prototype) && !('USERNAME' in prototype))
  }
}
