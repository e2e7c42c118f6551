import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { addUser, createWorld, type World } from '#test/support/people.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'

const engines: readonly [name: string, store: HarnessOptions['store']][] = [
  ['SQLite', openMemoryStore],
  ['PostgreSQL', async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer })],
]

for (const [engine, store] of engines)
  describe(`a group and a user that go while one is added to the other, on ${engine}`, () => {
    let harness: Harness
    let world: World
    before(async () => {
      harness = await createHarness({ ...(store && { store }) })
      world = await createWorld(harness)
    })
    after(() => harness.close())

    const outcomes = async (...works: Promise<unknown>[]) =>
      (await Promise.allSettled(works)).map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason)))

    test('the addition comes first or finds nothing; it is never a failure of the server', async () => {
      const group = { UserPoolId: world.poolId, GroupName: 'passing' }
      for (let round = 0; round < 15; round++) {
        const Username = `user-${round}`
        await addUser(harness, world, Username)
        await harness.call('CreateGroup', group)
        const user = { UserPoolId: world.poolId, Username }
        const add = () => harness.call('AdminAddUserToGroup', { ...group, Username })
        const gone = round % 2 === 0 ? 'DeleteGroup' : 'AdminDeleteUser'
        const [, ...added] = await outcomes(
          gone === 'DeleteGroup' ? harness.call(gone, group) : harness.call(gone, user),
          add(),
          add(),
          add(),
        )
        const words =
          gone === 'DeleteGroup'
            ? 'ResourceNotFoundException: Group not found.'
            : 'UserNotFoundException: User does not exist.'
        for (const outcome of added) assert.ok(['done', words].includes(outcome), outcome)
        if (gone !== 'DeleteGroup') await harness.call('DeleteGroup', group)
      }
    })
  })
