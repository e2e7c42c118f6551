import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import {
  addUser,
  createClient,
  createWorld,
  goodPassword,
  signInByPassword,
  signInBySrp,
  type World,
} from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
})
after(() => harness.close())

const guess = async (username: string, password = 'wrong', target = world) =>
  (
    await harness.refusal('InitiateAuth', {
      ClientId: target.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    })
  ).message
const incorrect = 'Incorrect username or password.'
const exceeded = 'Password attempts exceeded'

test('the fifth wrong password locks for a second, the right one does not help during it', async () => {
  await addUser(harness, world, 'anna')
  for (let n = 1; n <= 5; n++) assert.equal(await guess('anna'), incorrect)
  assert.equal(await guess('anna', goodPassword), exceeded)
  assert.equal(await guess('anna'), exceeded)
  harness.clock.advance(1)
  assert.equal(await guess('anna'), incorrect)
  harness.clock.advance(1)
  assert.equal(await guess('anna', goodPassword), exceeded, 'the sixth failure locks for two seconds')
  harness.clock.advance(1)
  assert.ok((await signInByPassword(harness, world, 'anna')).AuthenticationResult)
  for (let n = 1; n <= 5; n++) assert.equal(await guess('anna'), incorrect, 'success has forgotten the failures')
})

test('all ways of giving a password share one count, the administrator too', async () => {
  await addUser(harness, world, 'bert')
  for (let n = 1; n <= 3; n++)
    await assert.rejects(signInBySrp(harness, world, 'bert', 'wrong'), { code: 'NotAuthorizedException' })
  for (let n = 1; n <= 2; n++) assert.equal(await guess('bert'), incorrect)
  const AuthParameters = { USERNAME: 'bert', PASSWORD: goodPassword }
  const input = {
    UserPoolId: world.poolId,
    ClientId: world.clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters,
  }
  assert.equal((await harness.refusal('AdminInitiateAuth', input)).message, exceeded)
  await assert.rejects(signInBySrp(harness, world, 'bert'), { message: exceeded })
})

test('of 40 parallel guesses at most five are looked at (CVE-2024-4629)', async () => {
  await addUser(harness, world, 'cora')
  const messages = await Promise.all(Array.from({ length: 40 }, () => guess('cora')))
  assert.equal(messages.filter((message) => message === incorrect).length, 5)
  assert.equal(messages.filter((message) => message === exceeded).length, 35)
})

test('of 40 parallel SRP proofs at most five are looked at (CVE-2024-4629)', async () => {
  await addUser(harness, world, 'dirk')
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => signInBySrp(harness, world, 'dirk', 'wrong')),
  )
  const messages = outcomes.map((outcome) =>
    outcome.status === 'rejected' ? String(outcome.reason.message) : 'signed in',
  )
  assert.deepEqual(
    [messages.filter((m) => m === incorrect).length, messages.filter((m) => m === exceeded).length],
    [5, 35],
  )
})

test('a user who signs in many times at once is not locked out', async () => {
  await addUser(harness, world, 'emma')
  const answers = await Promise.all(Array.from({ length: 20 }, () => signInByPassword(harness, world, 'emma')))
  assert.equal(answers.filter(({ AuthenticationResult }) => AuthenticationResult).length, 20)
})

test('a name that nobody has is locked out just the same where existence is hidden', async () => {
  const hiding = { ...world, ...(await createClient(harness, world.poolId, { PreventUserExistenceErrors: 'ENABLED' })) }
  await addUser(harness, world, 'finn')
  for (const name of ['finn', 'nobody']) {
    const messages: string[] = []
    for (let n = 1; n <= 6; n++) messages.push(await guess(name, 'wrong', hiding))
    assert.deepEqual(messages, [incorrect, incorrect, incorrect, incorrect, incorrect, exceeded], name)
  }
})

test('one pool’s failures do not count in another', async () => {
  const other = await createWorld(harness)
  await addUser(harness, world, 'gustl')
  await addUser(harness, other, 'gustl')
  for (let n = 1; n <= 5; n++) await guess('gustl')
  assert.ok((await signInByPassword(harness, other, 'gustl')).AuthenticationResult)
})
