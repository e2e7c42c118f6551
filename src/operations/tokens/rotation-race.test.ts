import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions, RefusedCall } from '#test/support/harness.ts'
import { claimsOf } from '#test/support/people.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { getTokens, newRefreshToken, reuse, rotatingWorld } from './rotation-fixture.ts'

const engines: readonly [name: string, store: HarnessOptions['store']][] = [
  ['SQLite', openMemoryStore],
  ['PostgreSQL', async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer })],
]

for (const [engine, store] of engines)
  describe(`CVE-2026-53517: 50 refreshes of one rotating token at the same time, on ${engine}`, () => {
    let harness: Harness
    before(async () => {
      harness = await createHarness({ ...(store && { store }) })
    })
    after(() => harness.close())

    const fifty = (work: () => Promise<string | undefined>) =>
      Promise.allSettled(Array.from({ length: 50 }, () => work()))
    const generationOf = (token: string | undefined) => harness.services.boxes.openRefreshToken(token ?? '')?.generation
    const stored = async (token: string) => {
      const { pool, session } = harness.services.boxes.openRefreshToken(token) ?? {}
      return harness.store.tokenSessions.find(String(pool), String(session))
    }

    test('without grace one succeeds, again and again', async () => {
      const world = await rotatingWorld(harness, 0)
      let token = await newRefreshToken(harness, world, 'ada')
      for (const generation of [1, 2, 3]) {
        const presented = token
        const results = await fifty(async () => (await getTokens(harness, world, presented)).RefreshToken)
        const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
        assert.equal(winners.length, 1)
        for (const result of results) {
          if (result.status === 'fulfilled') continue
          assert.ok(result.reason instanceof RefusedCall, String(result.reason))
          assert.deepEqual([result.reason.code, result.reason.message], reuse)
        }
        token = winners[0] ?? ''
        assert.deepEqual([generationOf(token), (await stored(token))?.generation], [generation, generation])
      }
    })

    test('with grace all succeed, one of them rotates, and all hold the same next token', async () => {
      const world = await rotatingWorld(harness, 60)
      const token = await newRefreshToken(harness, world, 'ada')
      const results = await fifty(async () => (await getTokens(harness, world, token)).RefreshToken)
      const tokens = results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))
      assert.deepEqual(new Set(tokens.map(generationOf)), new Set([1]))
      assert.equal((await stored(token))?.generation, 1)
    })

    test('while the sign-in is revoked none of them outlives it', async () => {
      const world = await rotatingWorld(harness, 60)
      const token = await newRefreshToken(harness, world, 'ada')
      const [results] = await Promise.all([
        fifty(async () => (await getTokens(harness, world, token)).AccessToken),
        harness.call('RevokeToken', { ClientId: world.clientId, Token: token }),
      ])
      for (const result of results) {
        if (result.status === 'rejected') assert.equal(result.reason.message, 'Refresh Token has been revoked')
        else {
          assert.equal(claimsOf(result.value).username, 'ada')
          assert.equal(
            (await harness.refusal('GetUser', { AccessToken: result.value ?? '' })).code,
            'NotAuthorizedException',
          )
        }
      }
    })
  })
