import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { membersOf } from '#contract/shape.ts'
import { refusalOf } from './envelope.ts'
import { goodRequest } from './good-requests.ts'
import { finishedOperations, type ProtocolServer, startProtocolServer } from './protocol-server.ts'
import { createPoolWorld, type PoolWorld } from './requests/pool-world.ts'

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
const making = ['AdminCreateUser', 'CreateGroup', 'CreateResourceServer', 'CreateUserPoolClient', 'SignUp']
/** They list what is in the pool that they name, with the members that bound a page and go on from one. */
const listing: Readonly<Record<string, readonly [limit: string, position: string]>> = {
  ListGroups: ['Limit', 'NextToken'],
  ListMessages: ['MaxResults', 'NextToken'],
  ListResourceServers: ['MaxResults', 'NextToken'],
  ListUserPoolClients: ['MaxResults', 'NextToken'],
  ListUsers: ['Limit', 'PaginationToken'],
}
/** Apart from these they name the pool and nothing in it. */
const wholePool = [
  'AddCustomAttributes',
  'CreateUserPoolDomain',
  'DeleteUserPool',
  'DescribeUserPool',
  'GetSigningCertificate',
  'GetUserPoolExtensions',
  'GetUserPoolMfaConfig',
  'GetUserPoolSessionConfiguration',
  'ListTerms',
  'SetUserPoolExtensions',
  'SetUserPoolMfaConfig',
  'SetUserPoolSessionConfiguration',
  'UpdateUserPool',
]

const administrative = finished.filter((operation) => isSigned(operation) && has(operation, 'UserPoolId'))
/** An operation that stands in none of the lists has to hold: a new one is taken for one that reaches into its pool. */
const reaching = administrative.filter(({ name }) => ![...making, ...Object.keys(listing), ...wholePool].includes(name))
const byClient = finished.filter((operation) => !isSigned(operation) && has(operation, 'ClientId'))

/** What is said of a thing that is not in the pool. A new kind of thing needs a row here before its operations pass. */
const notFound: readonly [member: string, code: string, message: (value: string) => string][] = [
  ['ClientId', 'ResourceNotFoundException', (id) => `User pool client ${id} does not exist.`],
  ['Domain', 'InvalidParameterException', () => 'No such domain or user pool exists.'],
  ['GroupName', 'ResourceNotFoundException', () => 'Group not found.'],
  ['Identifier', 'ResourceNotFoundException', (id) => `Resource server ${id} does not exist.`],
  ['ManagedLoginBrandingId', 'ResourceNotFoundException', () => 'ManagedLoginBranding does not exist.'],
  ['MessageId', 'ResourceNotFoundException', (id) => `Message ${id} does not exist.`],
  ['TermsId', 'ResourceNotFoundException', () => 'Terms does not exist.'],
  ['Username', 'UserNotFoundException', () => 'User does not exist.'],
]

describe('CVE-2025-27507: an administrative operation reaches nothing outside the pool that it names', () => {
  test('every kind of operation is there', () => assert.ok(reaching.length >= 8 && byClient.length >= 5))

  for (const { name } of reaching) {
    test(`${name} finds nothing of one pool in another`, async () => {
      const good = await goodRequest(name, here)
      const refusals = notFound
        .filter(([member]) => Object.hasOwn(good, member))
        .map(([member, __type, message]) => ({ __type, message: message(String(good[member])) }))
      assert.ok(refusals.length > 0, `${name} names nothing that notFound knows`)
      const said = refusalOf(await server.request(name, { ...good, UserPoolId: there.poolId }))
      assert.ok(
        refusals.some((refusal) => isDeepStrictEqual(said, refusal)),
        JSON.stringify(said),
      )
      // What it was about still stands.
      const answer = await server.request(name, good)
      assert.equal(answer.status, 200, answer.text)
    })
  }

  for (const { name } of administrative) {
    test(`${name} says of a pool that is not there only that it is not there`, async () => {
      const good = await goodRequest(name, here)
      for (const missing of ['us-east-1_Missing99', `${here.poolId}x`, here.poolId.toUpperCase(), 'constructor_x']) {
        const message = `User pool ${missing} does not exist.`
        const answer = await server.request(name, { ...good, UserPoolId: missing })
        assert.deepEqual(refusalOf(answer), { __type: 'ResourceNotFoundException', message })
      }
    })
  }

  for (const [name, [limit, position]] of Object.entries(listing)) {
    test(`${name} lists nothing of another pool, not even with its token`, async () => {
      for (const maker of [...making, ...making]) await server.request(maker, await goodRequest(maker, here))
      const first = await server.request(name, { UserPoolId: here.poolId, [limit]: 1 })
      const { [position]: token, ...page } = JSON.parse(first.text)
      const [items] = Object.values(page)
      assert.ok(token && Array.isArray(items) && items.length === 1, first.text)
      const crossed = await server.request(name, { UserPoolId: there.poolId, [limit]: 1, [position]: token })
      assert.equal(refusalOf(crossed).__type, 'InvalidParameterException')
      const { text } = await server.request(name, { UserPoolId: there.poolId, [limit]: 50 })
      const shown = JSON.stringify(items[0])
      assert.ok(!text.includes(here.poolId) && !text.includes(shown), text)
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
/** Names that look like it, and the operations that may have them. */
const namesOfSecrets: Readonly<Record<string, readonly string[]>> = {
  ClientSecret: ['CreateUserPoolClient'],
  ClientSecretDescriptor: ['AddUserPoolClientSecret'],
  ClientSecretValue: ['AddUserPoolClientSecret'],
  ClientSecrets: ['ListUserPoolClientSecrets'],
  ClientSecretId: ['AddUserPoolClientSecret', 'ListUserPoolClientSecrets'],
  ClientSecretCreateDate: ['AddUserPoolClientSecret', 'ListUserPoolClientSecrets'],
  // Made for the user's authenticator app, and shown this once.
  SecretCode: ['AssociateSoftwareToken'],
  // For whoever holds a sign-in link of the server's, once.
  SecretAccessKey: ['RedeemSignInLink'],
}

describe('CVE-2026-40166: no answer holds a secret that is not meant for who asks', () => {
  for (const { name } of finished) {
    test(`${name} names nothing secret and shows none`, async () => {
      const secrets = await storedSecrets(here)
      const answer = await server.request(name, await goodRequest(name, here))
      assert.equal(answer.status, 200, answer.text)
      const names = memberNames(JSON.parse(answer.text)).filter((member) => secretName.test(member))
      const unexpected = names.filter((member) => !namesOfSecrets[member]?.includes(name))
      assert.deepEqual(unexpected, [])
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

test('nothing of all this was logged as a problem', () => assert.deepEqual(server.logged, []))

async function assertRefreshes({ clientId }: PoolWorld, token: unknown): Promise<void> {
  const AuthParameters = { REFRESH_TOKEN: String(token) }
  await server.call('InitiateAuth', { ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters })
}

/** What is kept of the user's password and of the pool's keys, in every spelling in which it could get out. */
async function storedSecrets({ poolId, username }: PoolWorld): Promise<readonly string[]> {
  const { store } = server.services
  const found = await store.users.findByName(poolId, { usernameKey: username, aliases: [] })
  assert.ok(found?.password && 'verifier' in found.password)
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
