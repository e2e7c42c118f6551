import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { storageSuite } from '#storage/conformance/suite.ts'
import { testBed } from '#storage/conformance/test-bed.ts'
import { openSqliteFile, openSqliteMemory } from './sqlite.ts'

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-sqlite-'))
after(() => rm(folder, { recursive: true, force: true }))

storageSuite('SQLite in memory', () => testBed(openSqliteMemory()))

storageSuite('SQLite in a file', () => {
  const file = join(folder, 'suite', 'lifeguard.db')
  return testBed(openSqliteFile(file), openSqliteFile(file))
})

it('closes a SQLite database once, however often it is asked to', async () => {
  const database = openSqliteFile(join(folder, 'closed.db'))
  await Promise.all([database.close(), database.close()])
  await database.close()
  await assert.rejects(database.ping(), /not open/)
})
