import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openPostgres } from '#storage/engines/postgres.ts'
import { openSqliteFile } from '#storage/engines/sqlite.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { fillPool, rowsByPool, tablesOfPool } from './conformance/filled-pool.ts'
import { minutesAfterNoon, noon, sampleSession, sampleUser } from './conformance/samples.ts'
import { type TestBed, testBed, testSealer } from './conformance/test-bed.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { type Migration, migrations } from './migrations/index.ts'
import { openStore } from './open.ts'

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-migrate-'))
after(() => rm(folder, { recursive: true, force: true }))

/** Steps that fail when run twice. */
const steps: Migration[] = [
  { version: 1, name: 'one', statements: () => ['create table one (value integer)'] },
  { version: 2, name: 'two', statements: () => ['create table two (value integer)', 'insert into one values (7)'] },
]

async function withNodes(
  open: () => Database,
  count: number,
  test: (nodes: Database[]) => Promise<void>,
): Promise<void> {
  const nodes = Array.from({ length: count }, open)
  try {
    await test(nodes)
  } finally {
    await Promise.all(nodes.map((node) => node.close()))
  }
}

async function versionsIn(database: Database | undefined): Promise<number[]> {
  const rows = await database?.read.selectFrom('schema_migrations').select('version').orderBy('version').execute()
  return (rows ?? []).map((row) => row.version)
}

const firstUser = {
  username: 'Ada',
  attributes: {
    given_name: 'Ada "A\\"',
    name: 'é'.repeat(2000),
    family_name: '\\\\u0000',
    'custom:note': '\0\0 ☂ \\\0 \ud83d',
  },
}

/** Rows as the first version of the program wrote them, then brought up to date. */
async function migratedFromFirst(node: Database): Promise<TestBed> {
  await migrate(node, migrations.slice(0, 1))
  const at = noon.getTime()
  const later = minutesAfterNoon(60).getTime()
  await node.transaction(async (db) => {
    await sql`insert into user_pools values ('eu_1', 'p', '{}', ${at}, ${at})`.execute(db)
    for (const [id, key, attributes] of [
      ['u1', 'ada', JSON.stringify(firstUser.attributes)],
      ['u2', 'bob', '{"given_name":"Adam"}'],
    ]) {
      await sql`insert into users (pool_id, id, username, username_key, status, enabled, created_at, modified_at, attributes)
        values ('eu_1', ${id}, 'Ada', ${key}, 'CONFIRMED', 1, ${at}, ${at}, ${attributes})`.execute(db)
    }
    await sql`insert into token_sessions
      values ('eu_1', 's1', 'u1', 'c1', 'jti1', 'aws.cognito.signin.user.admin', ${at}, ${later}, null)`.execute(db)
    await sql`insert into messages
      values ('m1', 'eu_1', 'u1', 'sign_up', 'email', 'r', 'sent', 1, ${at}, null, ${at}, null, null)`.execute(db)
  })
  return await testBed(node)
}

const engines: Record<string, () => Promise<{ open: () => Database; url: string; file: string }>> = {
  SQLite: async () => {
    const file = join(folder, `${Math.random()}.db`)
    return { open: () => openSqliteFile(file), url: '', file }
  },
  PostgreSQL: async () => {
    const url = await freshPostgresDatabase()
    return { open: () => openPostgres(url), url, file: '' }
  },
}

for (const [engine, prepare] of Object.entries(engines)) {
  describe(`migrations on ${engine}`, () => {
    it('run once each when several nodes start at once', async () => {
      const { open } = await prepare()
      await withNodes(open, 5, async (nodes) => {
        await Promise.all(nodes.map((node) => migrate(node, steps)))
        await migrate(nodes[0] ?? assert.fail('no node'), steps)
        assert.deepEqual(await versionsIn(nodes[0]), [0, 1, 2])
      })
    })

    it('go on from where the database is', async () => {
      const { open } = await prepare()
      await withNodes(open, 1, async ([node]) => {
        assert.ok(node)
        await migrate(node, steps.slice(0, 1))
        assert.deepEqual(await versionsIn(node), [0, 1])
        await migrate(node, steps)
        assert.deepEqual(await versionsIn(node), [0, 1, 2])
      })
    })

    it('leave the database as it was when a step fails', async () => {
      const { open } = await prepare()
      await withNodes(open, 1, async ([node]) => {
        assert.ok(node)
        const broken = { version: 3, name: 'three', statements: () => ['create table three (x integer)', 'nonsense'] }
        await assert.rejects(migrate(node, [...steps, broken]), /nonsense/)
        assert.deepEqual(await versionsIn(node), [0])
        await migrate(node, steps)
      })
    })

    it('keep what is in a database of the first version, and make it searchable', async () => {
      const { open } = await prepare()
      await withNodes(open, 1, async ([node]) => {
        assert.ok(node)
        const bed = await migratedFromFirst(node)
        const { users, tokenSessions, messages } = bed.store
        assert.deepEqual(await users.find('eu_1', 'u1'), sampleUser({ ...firstUser, poolId: 'eu_1', id: 'u1' }))
        const found = await users.findByName('eu_1', { usernameKey: 'ada', aliases: [] })
        assert.deepEqual([found?.user.id, found?.password], ['u1', undefined])
        const named = { attribute: 'given_name', operator: '^=', value: 'Ad' } as const
        for (const [filter, ids] of [
          [named, ['u1', 'u2']],
          [{ ...named, attribute: 'name', operator: '=', value: 'é'.repeat(2000) }, ['u1']],
          [{ ...named, attribute: 'family_name', value: '\\\\u0000' }, ['u1']],
          [{ ...named, attribute: 'username', value: 'a' }, ['u1']],
          [{ attribute: 'status', enabled: true }, ['u1', 'u2']],
          [{ attribute: 'cognito:user_status', operator: '=', value: 'CONFIRMED' }, ['u1', 'u2']],
        ] as const) {
          const { items } = await users.list('eu_1', filter, { limit: 9 })
          assert.deepEqual(
            items.map(({ id }) => id),
            ids,
          )
        }
        const session = sampleSession('u1', { poolId: 'eu_1', id: 's1', clientId: 'c1' })
        assert.deepEqual(await tokenSessions.find('eu_1', 's1'), session)
        assert.equal(await tokenSessions.rotate('eu_1', 's1', 0, noon), true)
        assert.equal((await messages.list({ page: { limit: 9 } })).items.length, 1)
        assert.equal(await users.remove('eu_1', 'u1'), true)
        assert.equal((await messages.list({ page: { limit: 9 } })).items.length, 0)
        await fillPool(bed, 'eu_new')
        assert.deepEqual(Object.keys(await rowsByPool(bed, 'eu_new')).sort(), tablesOfPool)
      })
    })

    it('refuse a database that is newer than the program', async () => {
      const { open, url, file } = await prepare()
      await withNodes(open, 1, async ([node]) => {
        assert.ok(node)
        const newest = Math.max(...migrations.map((step) => step.version))
        await migrate(node, [...migrations, { version: newest + 1, name: 'later', statements: () => [] }])
        const opened = openStore({ url, file, sealer: testSealer() })
        const words = `of version ${newest + 1}, but this program knows only versions up to ${newest}: start the newer`
        await assert.rejects(opened, new RegExp(words))
      })
    })
  })
}

it('migrates one file from several processes at once', async () => {
  const file = join(folder, 'shared.db')
  const script = fileURLToPath(import.meta.resolve('./conformance/opener.ts'))
  const exits = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const [code] = await once(spawn(process.execPath, [script, file], { stdio: 'inherit' }), 'exit')
      return code
    }),
  )
  assert.deepEqual(exits, [0, 0, 0, 0])
  await withNodes(
    () => openSqliteFile(file),
    1,
    async ([node]) => {
      assert.deepEqual(await versionsIn(node), [0, ...migrations.map((step) => step.version)])
    },
  )
})

it('numbers its steps from one without gaps', () => {
  assert.deepEqual(
    migrations.map((step) => step.version),
    migrations.map((_, index) => index + 1),
  )
})
