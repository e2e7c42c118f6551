import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { membersOf, type Service } from '#contract/shape.ts'
import { createPoolWorld, goodPassword, goodRequest, type PoolWorld } from './good-requests.ts'
import { finishedOperations, type HttpAnswer, type ProtocolServer, startProtocolServer } from './protocol-server.ts'

/** Two user pools with everything in them, side by side. */
let server: ProtocolServer
let here: PoolWorld
let there: PoolWorld

before(async () => {
  server = await startProtocolServer()
  here = await createPoolWorld(server, 'here')
  there = await createPoolWorld(server, 'there')
})
after(() => server.close())

type Finished = ReturnType<typeof finishedOperations>[number]

const finished = finishedOperations()
const has = ({ name, api }: Finished, member: string) =>
  membersOf(api.contract, api.contract.operations[name]?.input ?? '').some((candidate) => candidate.name === member)
const isSigned = ({ name, api }: Finished) => api.contract.operations[name]?.auth === 'sigv4'

/** They make something new in the pool that they name, so that nothing of another pool is in their requests. */
const making = ['AdminCreateUser', 'CreateUserPoolClient', 'SignUp']
/** They list what is in the pool that they name, without naming any of it. */
const listing = ['ListMessages', 'ListUserPoolClients']
/** They name the pool alone. */
const wholePool = ['DescribeUserPool', 'DeleteUserPool']

const administrative = finished.filter((operation) => isSigned(operation) && has(operation, 'UserPoolId'))
const reaching = administrative.filter(({ name }) => ![...making, ...listing, ...wholePool].includes(name))
const byClient = finished.filter((operation) => !isSigned(operation) && has(operation, 'ClientId'))

/** What names something of a pool in a request. A new kind of thing needs a row here before its operations pass. */
const notFound: readonly [member: string, code: string, message: (value: string) => string][] = [
  ['ClientId', 'ResourceNotFoundException', (id) => `User pool client ${id} does not exist.`],
  ['Username', 'UserNotFoundException', () => 'User does not exist.'],
]

describe('CVE-2025-27507: an administrative operation reaches nothing outside the pool that it names', () => {
  test('every kind of operation is there', () => assert.ok(reaching.length >= 8 && byClient.length >= 5))

  for (const { name } of reaching) {
    test(`${name} finds nothing of one pool in another`, async () => {
      const good = await goodRequest(name, here)
      const [, code, message] = notFound.find(([member]) => Object.hasOwn(good, member)) ?? []
      const [named = ''] = notFound.flatMap(([member]) => (Object.hasOwn(good, member) ? [String(good[member])] : []))
      assert.ok(code && message, `${name} names nothing that notFound knows`)
      const crossed = await server.request(name, { ...good, UserPoolId: there.poolId })
      assert.deepEqual(refusalOf(crossed), { __type: code, message: message(named) })
      // What it was about still stands.
      const answer = await server.request(name, good)
      assert.equal(answer.status, 200, answer.text)
    })
  }

  for (const { name } of administrative) {
    test(`${name} says of a pool that is not there only that it is not there`, async () => {
      const good = await goodRequest(name, here)
      for (const missing of ['us-east-1_Missing99', `${here.poolId}x`, here.poolId.toLowerCase(), 'constructor_x']) {
        const message = `User pool ${missing} does not exist.`
        const answer = await server.request(name, { ...good, UserPoolId: missing })
        assert.deepEqual(refusalOf(answer), { __type: 'ResourceNotFoundException', message })
      }
    })
  }

  for (const name of listing) {
    test(`${name} lists nothing of another pool, not even with its token`, async () => {
      const ids = (text: string) => [here, there].map(({ poolId }) => text.includes(poolId))
      await server.request('SignUp', await goodRequest('SignUp', here))
      await server.request('SignUp', await goodRequest('SignUp', here))
      await server.request('CreateUserPoolClient', await goodRequest('CreateUserPoolClient', here))
      const first = await server.request(name, { UserPoolId: here.poolId, MaxResults: 1 })
      assert.deepEqual(ids(first.text), [true, false])
      const { NextToken } = JSON.parse(first.text)
      assert.ok(NextToken, first.text)
      const crossed = await server.request(name, { UserPoolId: there.poolId, MaxResults: 1, NextToken })
      assert.deepEqual([refusalOf(crossed).__type, ids(crossed.text)], ['InvalidParameterException', [false, false]])
    })
  }
})

/** The session or client of one pool is worth nothing at another, whatever is said of it. */
const crossings: readonly string[] = [
  'CodeMismatchException',
  'ExpiredCodeException',
  'NotAuthorizedException',
  'UserNotFoundException',
]

describe('an app client reaches nothing outside its pool', () => {
  for (const { name } of byClient.filter((operation) => !making.includes(operation.name))) {
    test(`${name} through a client of another pool changes nothing`, async () => {
      const good = await goodRequest(name, here)
      const crossed = await server.request(name, { ...good, ClientId: there.clientId })
      // RFC 7009, section 2.2: a token that nobody knows is as good as revoked.
      if (name === 'RevokeToken') assert.equal(crossed.text, '{}')
      else assert.ok(crossings.includes(refusalOf(crossed).__type), crossed.text)
      if (name === 'RevokeToken') await assertRefreshes(here, good.Token)
      const answer = await server.request(name, good)
      assert.equal(answer.status, 200, answer.text)
    })
  }

  test('a challenge of one pool cannot be answered at another, by an administrator either', async () => {
    const good = await goodRequest('AdminRespondToAuthChallenge', here)
    const elsewhere = { ...good, UserPoolId: there.poolId, ClientId: there.clientId }
    const crossed = await server.request('AdminRespondToAuthChallenge', elsewhere)
    assert.deepEqual(refusalOf(crossed), {
      __type: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    })
    const answer = await server.request('AdminRespondToAuthChallenge', good)
    assert.equal(answer.status, 200, answer.text)
  })

  test('a refresh token of one pool is no good at another', async () => {
    const { Token } = await goodRequest('RevokeToken', here)
    const sent = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: Token } }
    const crossed = await server.request('InitiateAuth', { ...sent, ClientId: there.clientId })
    assert.deepEqual(refusalOf(crossed), { __type: 'NotAuthorizedException', message: 'Invalid Refresh Token.' })
    await assertRefreshes(here, Token)
  })
})

/** The only operations that may show a client's secret: who asks has the access key. */
const tellsSecrets = ['CreateUserPoolClient', 'DescribeUserPoolClient']
const secretName = /secret|verifier|salt|private|pkcs8|sealed|passwordhash/i

describe('CVE-2026-40166: no answer holds a secret that is not meant for who asks', () => {
  for (const { name } of finished) {
    test(`${name} names nothing secret and shows none`, async () => {
      const secrets = await storedSecrets(here)
      const answer = await server.request(name, await goodRequest(name, here))
      assert.equal(answer.status, 200, answer.text)
      const names = memberNames(JSON.parse(answer.text)).filter((member) => secretName.test(member))
      assert.deepEqual(names, name === 'CreateUserPoolClient' ? ['ClientSecret'] : [])
      const shown = secrets.filter((secret) => answer.text.includes(secret))
      assert.deepEqual(shown, [], name)
    })
  }

  test('a client with a secret is described with it and listed without', async () => {
    const { UserPoolClient } = await server.call('CreateUserPoolClient', {
      UserPoolId: here.poolId,
      ClientName: 'confidential',
      GenerateSecret: true,
    })
    const { ClientId = '', ClientSecret = '' } = UserPoolClient ?? {}
    assert.match(ClientSecret, /^\w{24,64}$/)
    for (const { name } of finished) {
      const asked = { ...(await goodRequest(name, here)), ...(tellsSecrets.includes(name) ? { ClientId } : {}) }
      const { text } = await server.request(name, asked)
      assert.equal(text.includes(ClientSecret), name === 'DescribeUserPoolClient', name)
    }
  })
})

describe('a prototype is no place for members', () => {
  for (const { name, api } of finished) {
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

function refusalOf({ status, text }: HttpAnswer): { __type: string; message: string } {
  assert.equal(status, 400, text)
  return JSON.parse(text)
}

async function assertRefreshes({ clientId }: PoolWorld, token: unknown): Promise<void> {
  const AuthParameters = { REFRESH_TOKEN: String(token) }
  await server.call('InitiateAuth', { ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters })
}

/** What is kept of the user's password and of the pool's keys, in every spelling in which it could get out. */
async function storedSecrets({ poolId, username }: PoolWorld): Promise<readonly string[]> {
  const { store } = server.services
  const found = await store.users.findByName(poolId, { usernameKey: username, aliases: [] })
  assert.ok(found?.password)
  const { salt, verifier } = found.password
  return [salt, verifier].flatMap((bytes) => [
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ])
}

function memberNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const nested = Object.values(value).flatMap(memberNames)
  return Array.isArray(value) ? nested : [...Object.keys(value), ...nested]
}

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
