import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import {
  askTokens,
  bodyOf,
  clientOf,
  createOAuthClient,
  createOAuthWorld,
  type Form,
  newCode,
  type OAuthWorld,
  redeeming,
  refreshing,
  refusedTokens,
  type Tokens,
  tokens,
} from '../token-fixture.ts'

const engines: readonly [name: string, store: HarnessOptions['store']][] = [
  ['SQLite', openMemoryStore],
  ['PostgreSQL', async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer })],
]

for (const [engine, store] of engines)
  describe(`50 requests at the same time, on ${engine}`, () => {
    let harness: Harness
    let world: OAuthWorld
    before(async () => {
      harness = await createHarness({ ...(store && { store }) })
      world = await createOAuthWorld(harness)
    })
    after(() => harness.close())

    /** The tokens of those who won; all others must have been told `invalid_grant`. */
    async function winners(form: Form): Promise<Tokens[]> {
      const answers = await Promise.all(Array.from({ length: 50 }, () => askTokens(world, form)))
      const won = answers.filter(({ status }) => status === 200)
      for (const answer of answers.filter(({ status }) => status !== 200))
        assert.deepEqual([answer.status, bodyOf(answer)], [400, { error: 'invalid_grant' }])
      return won.map((answer) => bodyOf<Tokens>(answer))
    }

    test('CVE-2026-53512: one code is redeemed once, and the others end what it gave', async () => {
      for (const _round of [1, 2, 3]) {
        const won = await winners(redeeming(world, await newCode(world)))
        assert.equal(won.length, 1)
        const { items } = await harness.store.tokenSessions.listLiving(world.poolId, world.sub, harness.clock.now(), {
          limit: 9,
        })
        assert.deepEqual(items, [])
        assert.equal(await refusedTokens(world, refreshing(world, won[0]?.refresh_token ?? '')), 'invalid_grant')
      }
    })

    test('CVE-2026-53517: one rotating refresh token is rotated once', async () => {
      const rotation = { ExplicitAuthFlows: [], RefreshTokenRotation: { Feature: 'ENABLED' as const } }
      const { clientId } = await createOAuthClient(harness, world.poolId, rotation)
      const own = { ...world, clientId }
      const code = await newCode(world, { client: await clientOf(world, clientId) })
      let { refresh_token } = await tokens(own, redeeming(own, code))
      for (const _round of [1, 2, 3]) {
        const won = await winners(refreshing(own, refresh_token))
        assert.equal(won.length, 1)
        refresh_token = won[0]?.refresh_token ?? assert.fail('no refresh token')
      }
    })

    test('codes of one user, redeemed side by side, each give tokens', async () => {
      const codes = await Promise.all(Array.from({ length: 20 }, () => newCode(world)))
      const given = await Promise.all(codes.map((code) => tokens(world, redeeming(world, code))))
      assert.equal(new Set(given.map(({ refresh_token }) => refresh_token)).size, 20)
    })

    test('CVE-2023-22492: a sign-out everywhere in between leaves nothing behind', async () => {
      const own = await createOAuthWorld(harness)
      const codes = await Promise.all(Array.from({ length: 20 }, () => newCode(own)))
      const signOut = () => harness.call('AdminUserGlobalSignOut', { UserPoolId: own.poolId, Username: own.username })
      await Promise.all([
        ...codes.slice(0, 10).map((code) => askTokens(own, redeeming(own, code))),
        signOut(),
        ...codes.slice(10).map((code) => askTokens(own, redeeming(own, code))),
      ])
      await signOut()
      const { items } = await harness.store.tokenSessions.listLiving(own.poolId, own.sub, harness.clock.now(), {
        limit: 9,
      })
      assert.deepEqual(items, [])
      for (const code of codes) assert.equal(await refusedTokens(own, redeeming(own, code)), 'invalid_grant')
    })
  })
