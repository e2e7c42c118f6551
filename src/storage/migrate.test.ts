import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testSealer } from '#storage/conformance/test-bed.ts'
import { openPostgres } from '#storage/engines/postgres.ts'
import { openSqliteFile } from '#storage/engines/sqlite.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
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

    it('refuse a database that is newer than the program', async () => {
      const { open, url, file } = await prepare()
      await withNodes(open, 1, async ([node]) => {
        assert.ok(node)
        const newest = Math.max(...migrations.map((step) => step.version))
        await migrate(node, [...migrations, { version: newest + 1, name: 'later', statements: () => [] }])
        const opened = openStore({ url, file, sealer: testSealer() })
        await assert.rejects(opened, /of version 3, but this program knows only versions up to 2: start the newer/)
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
