import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { addUser, createClient, createWorld, signInByPassword, signInBySrp } from '#test/support/people.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { isRevoked, sessionsOf, signInFrom, track } from './session-fixture.ts'

const engines: readonly [name: string, store: HarnessOptions['store']][] = [
  ['SQLite', openMemoryStore],
  ['PostgreSQL', async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer })],
]

for (const [engine, store] of engines)
  describe(`the most sessions of a user, on ${engine}`, () => {
    let harness: Harness
    before(async () => {
      harness = await createHarness({ ...(store && { store }) })
    })
    after(() => harness.close())

    const limited = async (most: number) => {
      const world = await createWorld(harness)
      await track(harness, world, most)
      await addUser(harness, world, 'ada')
      return world
    }
    const stands = async (AccessToken: string) => (await harness.call('GetUser', { AccessToken })).Username === 'ada'

    test('one more ends the session that was active least lately, through whatever client', async () => {
      const world = await limited(2)
      const other = { ...world, ...(await createClient(harness, world.poolId)) }
      const oldest = await signInFrom(harness, other, 'ada')
      harness.clock.advance(100)
      const middle = await signInFrom(harness, world, 'ada')
      harness.clock.advance(100)
      await harness.call('InitiateAuth', {
        ClientId: other.clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: oldest.RefreshToken },
      })
      harness.clock.advance(100)
      const newest = await signInFrom(harness, world, 'ada')
      assert.ok(await isRevoked(harness, middle.AccessToken))
      for (const { AccessToken } of [oldest, newest]) assert.ok(await stands(AccessToken))
    })

    test('with one session allowed the last sign-in stands, in the same instant too', async () => {
      const world = await limited(1)
      await addUser(harness, world, 'bob')
      const bob = await signInByPassword(harness, world, 'bob')
      const first = await signInFrom(harness, world, 'ada')
      const { AuthenticationResult } = await signInBySrp(harness, world, 'ada')
      assert.ok(await isRevoked(harness, first.AccessToken))
      assert.ok(await stands(AuthenticationResult?.AccessToken ?? ''))
      const { Username } = await harness.call('GetUser', { AccessToken: bob.AuthenticationResult?.AccessToken ?? '' })
      assert.equal(Username, 'bob', 'nobody else’s')
    })

    test('twenty sign-ins at the same time leave as many as are allowed', async () => {
      const world = await limited(3)
      await Promise.all(Array.from({ length: 20 }, () => signInFrom(harness, world, 'ada')))
      assert.equal((await sessionsOf(harness, world, 'ada')).length, 3)
    })

    test('a lower limit holds from the next sign-in on, and without tracking there is none', async () => {
      const world = await limited(5)
      const signIns = []
      for (let i = 0; i < 5; i++) signIns.push(await signInFrom(harness, world, 'ada'))
      await track(harness, world, 2)
      assert.equal((await sessionsOf(harness, world, 'ada')).length, 5)
      await signInFrom(harness, world, 'ada')
      assert.equal((await sessionsOf(harness, world, 'ada')).length, 2)
      await track(harness, world, 2, false)
      for (let i = 0; i < 3; i++) await signInFrom(harness, world, 'ada')
      await track(harness, world, 2)
      assert.equal((await sessionsOf(harness, world, 'ada')).length, 5)
    })

    test('a refused sign-in ends nothing', async () => {
      const world = await limited(1)
      const { AccessToken } = await signInFrom(harness, world, 'ada')
      await assert.rejects(signInByPassword(harness, world, 'ada', 'Wr0ng-Password'))
      assert.ok(await stands(AccessToken))
    })
  })
