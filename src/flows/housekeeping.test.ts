import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, goodPassword, signInByPassword, signInBySrp, type World } from '#test/support/people.ts'
import { sweep } from './housekeeping.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness, { pool: { AutoVerifiedAttributes: ['email'] } })
})
after(() => harness.close())

const day = 86_400

test('what has run out goes, what is of use stays', async () => {
  await addUser(harness, world, 'anna')
  const UserAttributes = [{ Name: 'email', Value: 'bob@example.com' }]
  await harness.call('SignUp', { ClientId: world.clientId, Username: 'bob', Password: goodPassword, UserAttributes })
  await signInBySrp(harness, world, 'anna')
  const input = {
    ClientId: world.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'anna', PASSWORD: 'wrong' },
  }
  await harness.refusal('InitiateAuth', input)

  assert.equal(await sweep(harness.services), 0, 'nothing has run out yet')
  harness.clock.advance(200)
  assert.equal(await sweep(harness.services), 1, 'the used session string')
  harness.clock.advance(day + 1)
  assert.equal(await sweep(harness.services), 2, 'the code and the failed try')
  assert.equal((await harness.messages(world.poolId)).length, 1)
  harness.clock.advance(6 * day)
  assert.equal(await sweep(harness.services), 1, 'the message')
  harness.clock.advance(23 * day)
  assert.equal(await sweep(harness.services), 0, 'the refresh token has just ended')
  harness.clock.advance(2 * day)
  assert.equal(await sweep(harness.services), 1, 'the token session')
  assert.ok((await signInByPassword(harness, world, 'anna')).AuthenticationResult, 'the user is still there')
})
