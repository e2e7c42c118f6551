import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Store } from '#flows/services.ts'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { addUser, createWorld, goodPassword, signInByPassword, signInBySrp } from '#test/support/people.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { accessTokenOf, answer, createMfaWorld, enrolApp } from '../mfa/mfa-fixture.ts'
import {
  formKept,
  formsRemembered,
  incorrect,
  keepAs,
  keptOf,
  tryPassword,
  withPasswords,
} from './password-storage-fixture.ts'

type Opener = NonNullable<HarnessOptions['store']>

const engines: readonly [name: string, open: Opener][] = [
  ['SQLite', openMemoryStore],
  ['PostgreSQL', async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer })],
]

/** A store that counts the passwords which are set and kept. */
function countingStore(store: Store, counted: { writes: number }): Store {
  return {
    ...store,
    async transaction(work) {
      let writes = 0
      const result = await store.transaction((tx) => {
        writes = 0
        const setPassword: typeof tx.users.setPassword = (...given) => {
          writes++
          return tx.users.setPassword(...given)
        }
        return work({ ...tx, users: { ...tx.users, setPassword } })
      })
      counted.writes += writes
      return result
    },
  }
}

for (const [engine, open] of engines)
  describe(`sign-ins while passwords change their form, on ${engine}`, () => {
    const counted = { writes: 0 }
    let harness: Harness
    before(async () => {
      harness = await createHarness({ store: async (sealer) => countingStore(await open(sealer), counted) })
    })
    after(() => harness.close())

    const remembering = { pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 5 } } } }

    test('twelve at once all get in, and the record is written once, each way', async () => {
      const world = await createWorld(harness, remembering)
      const sub = await addUser(harness, world, 'ada')
      for (const form of ['ARGON2ID', 'SRP_VERIFIER'] as const) {
        await keepAs(harness, world, form)
        counted.writes = 0
        const answers = await Promise.all(Array.from({ length: 12 }, () => signInByPassword(harness, world, 'ada')))
        assert.equal(answers.filter(({ AuthenticationResult }) => AuthenticationResult).length, 12)
        assert.equal(counted.writes, 1)
        assert.equal(await formKept(harness, world, 'ada'), form)
        assert.equal((await formsRemembered(harness, world, sub)).length, 2)
      }
      assert.ok((await signInBySrp(harness, world, 'ada')).AuthenticationResult)
    })

    for (const meanwhile of ['ARGON2ID', 'SRP_VERIFIER'] as const)
      test(`a password that is set as ${meanwhile} between the check and the write stands`, async () => {
        const world = await createWorld(harness, remembering)
        const sub = await addUser(harness, world, 'bob')
        await keepAs(harness, world, 'ARGON2ID')
        const Password = 'Chos3n-by-another'
        const set = { UserPoolId: world.poolId, Username: 'bob', Password, Permanent: true }
        let changed = false
        const inBetween = (real: typeof harness.services.passwords) => ({
          async protect(...given: Parameters<typeof real.protect>) {
            const record = await real.protect(...given)
            if (changed) return record
            changed = true
            await keepAs(harness, world, meanwhile)
            await harness.call('AdminSetUserPassword', set)
            return record
          },
        })
        await withPasswords(harness, inBetween, () => signInByPassword(harness, world, 'bob'))
        assert.equal(await formKept(harness, world, 'bob'), meanwhile)
        assert.equal(await tryPassword(harness, world, 'bob', goodPassword), incorrect)
        assert.ok((await signInByPassword(harness, world, 'bob', Password)).AuthenticationResult)
        const forms = await formsRemembered(harness, world, sub)
        assert.deepEqual(forms.toSorted(), [meanwhile, 'SRP_VERIFIER', 'SRP_VERIFIER'], 'the old ones are as they were')
      })

    test('a user who is deleted between the check and the write stays deleted', async () => {
      const world = await createWorld(harness)
      await addUser(harness, world, 'cid')
      await keepAs(harness, world, 'ARGON2ID')
      const gone = (real: typeof harness.services.passwords) => ({
        async protect(...given: Parameters<typeof real.protect>) {
          await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'cid' })
          return real.protect(...given)
        },
      })
      await withPasswords(harness, gone, () =>
        assert.rejects(signInByPassword(harness, world, 'cid'), { code: 'NotAuthorizedException' }),
      )
      await assert.rejects(keptOf(harness, world, 'cid'), /has no password/)
    })

    test('a sign-in that waits for its second factor goes on when another one renews the record', async () => {
      const world = await createMfaWorld(harness, 'OPTIONAL', ['SOFTWARE_TOKEN_MFA'])
      await addUser(harness, world, 'dot')
      const app = await enrolApp(harness, await accessTokenOf(harness, world, 'dot'))
      const { Session } = await signInByPassword(harness, world, 'dot')
      await keepAs(harness, world, 'ARGON2ID')
      await signInByPassword(harness, world, 'dot')
      assert.equal(await formKept(harness, world, 'dot'), 'ARGON2ID')
      const code = answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'dot', app.code())
      assert.ok((await harness.call('RespondToAuthChallenge', code)).AuthenticationResult)
    })
  })
