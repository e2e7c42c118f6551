import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Attempts } from '#domain/attempts.ts'
import { ServiceError } from '#domain/errors.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createWorld, type World } from '#test/support/people.ts'
import { type PasswordTry, passwordTry } from './password-try.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
})
after(() => harness.close())

async function counted(subject: string): Promise<number> {
  let found: Attempts | undefined
  await harness.services.store.attempts.change(world.poolId, subject, 'password', (current) => {
    found = current
    return undefined
  })
  return found?.count ?? 0
}

const attempt = (subject: string, given: Partial<PasswordTry<string>> = {}) =>
  passwordTry(harness.services, {
    poolId: world.poolId,
    subject,
    check: async () => true,
    finish: async (right) => (right ? 'right' : 'wrong'),
    ...given,
  })

test('a wrong password stays counted, a right one is forgiven after the rest where that has no transaction', async () => {
  assert.equal(await attempt('anna', { check: async () => false }), 'wrong')
  assert.equal(await counted('anna'), 1)
  assert.equal(await attempt('anna'), 'right')
  assert.equal(await counted('anna'), 0)
})

test('the try is counted before the password is looked at (CVE-2024-4629), and until the rest is done', async () => {
  const seen: number[] = []
  const look = async () => void seen.push(await counted('bert'))
  await attempt('bert', { check: async () => look().then(() => true), finish: async () => look().then(() => '') })
  assert.deepEqual(seen, [1, 1])
  assert.equal(await counted('bert'), 0)
})

test('who is forgiven in a transaction that fails is forgiven all the same', async () => {
  const { store } = harness.services
  const failing = attempt('carl', {
    finish: (_right, forgive) =>
      store.transaction(async (tx) => {
        await forgive(tx)
        throw new Error('the rest failed')
      }),
  })
  await assert.rejects(failing, /the rest failed/)
  assert.equal(await counted('carl'), 0)
})

test('who brings what was used before is not counted, and the password is not looked at', async () => {
  const used = new ServiceError('NotAuthorizedException', 'used')
  const refused = attempt('dora', {
    claim: async () => {
      throw used
    },
    check: async () => assert.fail('looked at'),
  })
  await assert.rejects(refused, used)
  assert.equal(await counted('dora'), 0)
})

test('what a try uses up is used up during a lock too', async () => {
  const expiresAt = new Date(harness.clock.now().getTime() + 60_000)
  const claim: PasswordTry<string>['claim'] = async (tx) => void (await tx.usedSessions.use('block of emil', expiresAt))
  for (let n = 0; n < 5; n++) await attempt('emil', { check: async () => false })
  await assert.rejects(attempt('emil', { claim }), { message: 'Password attempts exceeded' })
  assert.equal(await harness.services.store.usedSessions.use('block of emil', expiresAt), false)
})
