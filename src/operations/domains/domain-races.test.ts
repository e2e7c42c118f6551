import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { domainCalls } from './domains-fixture.ts'

const engines: readonly [name: string, store: HarnessOptions['store']][] = [
  ['SQLite', openMemoryStore],
  ['PostgreSQL', async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer })],
]

for (const [engine, store] of engines)
  describe(`domains and what happens at the same time, on ${engine}`, () => {
    let harness: Harness
    let calls: ReturnType<typeof domainCalls>
    before(async () => {
      harness = await createHarness({ ...(store && { store }) })
      calls = domainCalls(harness)
    })
    after(() => harness.close())

    test('a pool is never deleted together with a domain that was promised', async () => {
      for (let round = 0; round < 15; round++) {
        const id = await calls.newPool()
        const name = `race-${round}`
        const [created, deleted] = await Promise.allSettled([
          calls.create(id, name),
          harness.call('DeleteUserPool', { UserPoolId: id }),
        ])
        assert.notEqual(created.status, deleted.status)
        assert.equal((await calls.describe(name))?.UserPoolId, created.status === 'fulfilled' ? id : undefined)
      }
    })

    test('a pool never ends in the LITE plan with managed login', async () => {
      for (let round = 0; round < 15; round++) {
        const UserPoolId = await calls.newPool()
        const [created, updated] = await Promise.allSettled([
          calls.create(UserPoolId, `plan-${round}`, { ManagedLoginVersion: 2 }),
          harness.call('UpdateUserPool', { UserPoolId, UserPoolTier: 'LITE' }),
        ])
        assert.notEqual(created.status, updated.status)
      }
    })

    test('a pool never has more than 25 resource servers', async () => {
      const UserPoolId = await calls.newPool()
      const attempts = await Promise.allSettled(
        Array.from({ length: 40 }, (_, n) =>
          harness.call('CreateResourceServer', { UserPoolId, Identifier: `api-${n}`, Name: 'API' }),
        ),
      )
      assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 25)
    })
  })
