import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Answered, newCode, redeem, refresh, tokensOf } from '#test/clients/oauth-requests.ts'
import { type OAuthPool, type OAuthServer, startOAuthServer } from '#test/clients/oauth-world.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'

/** Who else has it loses: fifty at once over HTTP, as the whole server answers them. */

const rivals = 50
const databases: Readonly<Record<string, () => Promise<string | undefined>>> = {
  SQLite: async () => undefined,
  PostgreSQL: freshPostgresDatabase,
}

/** The bodies of those who were answered; all others must have been told `invalid_grant`. */
async function winnersOf(ask: () => Promise<Answered>): Promise<Answered['body'][]> {
  const answers = await Promise.all(Array.from({ length: rivals }, ask))
  for (const { status, body } of answers.filter((one) => one.status !== 200))
    assert.deepEqual([status, body], [400, { error: 'invalid_grant' }])
  return answers.flatMap(({ status, body }) => (status === 200 ? [body] : []))
}

for (const [name, databaseUrl] of Object.entries(databases))
  describe(`${rivals} at once over HTTP, on ${name}`, () => {
    let server: OAuthServer
    let pool: OAuthPool
    before(async () => {
      const url = await databaseUrl()
      server = await startOAuthServer(url === undefined ? {} : { databaseUrl: url })
      pool = await server.createPool({
        client: { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: [] },
      })
      await server.addPerson(pool.poolId, 'ada')
    })
    after(() => server?.close())

    test('CVE-2026-53512: one code, one winner, whose tokens the others end', async () => {
      for (const _round of [1, 2]) {
        const code = await newCode(server, pool, 'ada')
        const [first, ...more] = await winnersOf(() => redeem(server, pool, code))
        assert.ok(first && more.length === 0)
        const again = await refresh(server, pool, String(first.refresh_token))
        assert.deepEqual([again.status, again.body], [400, { error: 'invalid_grant' }])
      }
    })

    test('CVE-2026-53517: one rotating refresh token, one winner, who goes on', async () => {
      let { refresh_token } = await tokensOf(server, pool, 'ada')
      for (const _round of [1, 2]) {
        const [first, ...more] = await winnersOf(() => refresh(server, pool, String(refresh_token)))
        assert.ok(first && more.length === 0)
        assert.notEqual(first.refresh_token, refresh_token)
        refresh_token = first.refresh_token
      }
      assert.equal((await refresh(server, pool, String(refresh_token))).status, 200)
    })
  })
