import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { storageSuite } from '#storage/conformance/suite.ts'
import { testBed } from '#storage/conformance/test-bed.ts'
import type { Database } from '#storage/database.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { openPostgres } from './postgres.ts'

storageSuite('PostgreSQL', async () => {
  const url = await freshPostgresDatabase()
  return testBed(openPostgres(url), openPostgres(url))
})

describe('a PostgreSQL connection', () => {
  const withDatabase = async (test: (database: Database, url: string) => Promise<void>) => {
    const url = await freshPostgresDatabase()
    const database = openPostgres(url, { warn: () => undefined })
    try {
      await sql`create table numbers (number bigint primary key)`.execute(database.read)
      await test(database, url)
    } finally {
      await database.close()
    }
  }
  const numbersIn = async (database: Database) =>
    (await sql<{ number: number }>`select number from numbers order by number`.execute(database.read)).rows.map(
      (row) => row.number,
    )

  it('that is cut is replaced, and its transaction fails', async () => {
    await withDatabase(async (database) => {
      const cut = database.transaction(async (db) => {
        await sql`insert into numbers values (1)`.execute(db)
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)
      })
      await assert.rejects(cut)
      await sql`insert into numbers values (2)`.execute(database.read)
      assert.deepEqual(await numbersIn(database), [2])
    })
  })

  it('reports a commit that was a rollback', async () => {
    await withDatabase(async (database) => {
      const swallowing = database.transaction(async (db) => {
        await sql`insert into numbers values (1)`.execute(db)
        await sql`insert into numbers values (1)`.execute(db).catch(() => undefined)
      })
      await assert.rejects(swallowing, /was rolled back/)
      assert.deepEqual(await numbersIn(database), [])
    })
  })

  it('runs a transaction again that lost a race, and gives up in the end', async () => {
    await withDatabase(async (database) => {
      let runs = 0
      const lose = (times: number) =>
        database.transaction(async (db) => {
          runs += 1
          await sql`insert into numbers values (${runs})`.execute(db)
          if (runs <= times) await sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(db)
        })
      await lose(2)
      assert.deepEqual([runs, await numbersIn(database)], [3, [3]])
      runs = 10
      await assert.rejects(lose(Infinity), { code: '40P01' })
      assert.equal(runs, 20)
    })
  })

  it('reads counts as numbers and names itself', async () => {
    await withDatabase(async (database) => {
      const query = sql<{ count: number; name: string }>`select count(*), current_setting('application_name') as name`
      assert.deepEqual((await query.execute(database.read)).rows, [{ count: 1, name: 'lifeguard' }])
    })
  })

  it('pool closes once, however often it is asked to', async () => {
    const database = openPostgres(await freshPostgresDatabase())
    await database.ping()
    await Promise.all([database.close(), database.close()])
    await database.close()
    await assert.rejects(database.ping(), /after calling end/)
  })

  it('throws when there is no server', async () => {
    const database = openPostgres('postgres://nobody@127.0.0.1:1/none')
    await assert.rejects(database.ping(), /ECONNREFUSED/)
    await database.close()
  })
})
