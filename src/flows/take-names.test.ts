import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { User } from '#domain/users.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld } from '#test/support/people.ts'
import type { Repositories } from './services.ts'
import { moveAliases } from './take-names.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const address = 'shared@example.com'
const alias = { kind: 'email', key: address } as const

test('an alias that changed hands before its owner was locked is taken from the owner it has by then', async () => {
  const { poolId } = await createWorld(harness, { pool: { AliasAttributes: ['email'] } })
  const pool = await harness.store.pools.find(poolId)
  const attributes = { email: address, email_verified: 'true' }
  const ada = await addUser(harness, { poolId, clientId: '', clientSecret: '' }, 'ada', attributes)
  const bob = await addUser(harness, { poolId, clientId: '', clientSecret: '' }, 'bob')
  const carl = await addUser(harness, { poolId, clientId: '', clientSecret: '' }, 'carl')
  assert.ok(pool)

  await harness.store.transaction(async (tx) => {
    const between = moving(tx, ada, async () => {
      await verified(tx, await userOf(tx, bob), 'true')
      await verified(tx, await userOf(tx, ada), 'false')
      await tx.users.releaseAlias(poolId, alias)
      await tx.users.claimAlias(poolId, bob, alias)
    })
    const taker = await userOf(tx, carl)
    const changed = { ...taker, attributes: { ...taker.attributes, ...attributes } }
    await tx.users.put(changed)
    await moveAliases(between, pool, changed, { force: true, now: harness.clock.now() })
  })

  const marks = await Promise.all(
    [ada, bob, carl].map(async (id) => (await userOf(harness.store, id)).attributes.email_verified),
  )
  assert.deepEqual(marks, ['false', 'false', 'true'])
  assert.equal(await harness.store.users.aliasOwner(poolId, alias), carl)

  async function userOf({ users }: Repositories, id: string): Promise<User> {
    const user = await users.find(poolId, id)
    assert.ok(user)
    return user
  }

  async function verified(tx: Repositories, user: User, email_verified: string): Promise<void> {
    await tx.users.put({ ...user, attributes: { ...user.attributes, email: address, email_verified } })
  }
})

/** What another transaction did while this one waited for the lock on a user. */
function moving(tx: Repositories, userId: string, meanwhile: () => Promise<void>): Repositories {
  let isFirst = true
  return {
    ...tx,
    users: {
      ...tx.users,
      async lock(poolId, id) {
        if (isFirst && id === userId) {
          isFirst = false
          await meanwhile()
        }
        return tx.users.lock(poolId, id)
      },
    },
  }
}
