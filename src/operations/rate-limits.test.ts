import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, goodPassword, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness({ limits: true })
  world = await createWorld(harness)
})
after(() => harness.close())
// Every bucket is full again.
beforeEach(() => harness.clock.advance(60))

const guess = (username: string, target = world) => ({
  ClientId: target.clientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: username, PASSWORD: 'wrong' },
})
const codes = async (count: number, address: string, input: (n: number) => object) => {
  const from = harness.from(address)
  const all = await Promise.all(Array.from({ length: count }, (_, n) => from.refusal('InitiateAuth', input(n))))
  return all.map(({ code, message }) => (code === 'TooManyRequestsException' ? message : 'taken'))
}
const taken = (answers: string[]) => answers.filter((answer) => answer === 'taken').length

test('one address may send 500 public requests at once, then 100 a second; another address is not concerned', async () => {
  const many = await codes(501, '192.0.2.1', (n) => guess(`nobody${n}`))
  assert.deepEqual([taken(many), many.at(-1)], [500, 'Too many requests'])
  assert.equal(taken(await codes(1, '192.0.2.2', () => guess('nobody'))), 1)
  harness.clock.advance(0.01)
  assert.equal(taken(await codes(2, '192.0.2.1', (n) => guess(`nobody${n}`))), 1)
})

test('an IPv6 subscriber can’t change addresses to get around it (GHSA-p6v2-xcpg-h6xw)', async () => {
  await codes(500, '2001:db8:1:2::1', (n) => guess(`someone${n}`))
  assert.equal(taken(await codes(1, '2001:db8:1:2:ffff::9', () => guess('someone'))), 0)
  assert.equal(taken(await codes(1, '2001:db8:1:3::1', () => guess('someone'))), 1)
})

test('this machine is not limited by address', async () => {
  assert.equal(taken(await codes(510, '127.0.0.1', (n) => guess(`local${n}`))), 510)
})

test('one user may be asked for 200 times at once, from wherever and in whatever letter case', async () => {
  const answers = await codes(201, '127.0.0.1', (n) => guess(n % 2 ? 'Victim' : 'victim'))
  assert.deepEqual([taken(answers), answers.at(-1)], [200, 'Too many requests'])
})

test('a pool’s own rate holds for its category, for that pool only; 0 switches it off', async () => {
  const tight = await createWorld(harness)
  const pool = await harness.store.pools.find(tight.poolId)
  assert.ok(pool)
  await harness.store.pools.put({
    ...pool,
    settings: { ...pool.settings, Extensions: { RateLimits: { UserRead: 2 } } },
  })
  await addUser(harness, tight, 'anna')
  const read = () => harness.call('AdminGetUser', { UserPoolId: tight.poolId, Username: 'anna' })
  await read()
  await read()
  await assert.rejects(read(), { code: 'TooManyRequestsException', message: 'Rate exceeded' })
  harness.clock.advance(0.5)
  await read()
  await harness.store.pools.put({
    ...pool,
    settings: { ...pool.settings, Extensions: { RateLimits: { UserRead: 0 } } },
  })
  await Promise.all(Array.from({ length: 1_500 }, read))
})

test('a limited request does nothing: no try is counted, nobody is locked out', async () => {
  await addUser(harness, world, 'carl')
  harness.clock.advance(60)
  const flood = [
    ...(await codes(90, '127.0.0.1', () => guess('carl'))),
    ...(await codes(90, '127.0.0.1', () => guess('carl'))),
  ]
  assert.equal(taken(flood), 180)
  assert.equal(taken(await codes(40, '127.0.0.1', () => guess('carl'))), 20)
  harness.clock.advance(60)
  const answer = await harness.call('InitiateAuth', {
    ClientId: world.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'carl', PASSWORD: goodPassword },
  })
  assert.ok(answer.AuthenticationResult)
})
