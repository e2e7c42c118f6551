import assert from 'node:assert/strict'
import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { storageSuite } from '#storage/conformance/suite.ts'
import { testBed } from '#storage/conformance/test-bed.ts'
import type { Survival } from '#storage/database.ts'
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

it('answers a write when the disk has it, and trusts the disk no more once it failed', async (test) => {
  let outcome: Error | null = null
  const flushed = test.mock.method(fs, 'fdatasync', (_log: number, done: fs.NoParamCallback) => done(outcome))
  syncBuiltinESMExports()
  const database = openSqliteFile(join(folder, 'failing.db'))
  try {
    const write = (survives?: Survival) => database.write(async () => 'done', survives)
    assert.deepEqual([await write('crash'), flushed.mock.callCount()], ['done', 0])
    assert.deepEqual([await write(), flushed.mock.callCount()], ['done', 1])
    await database.ping()
    outcome = new Error('EIO')
    await assert.rejects(write(), /The disk did not take what was written/)
    outcome = null
    for (const later of [write, () => write('crash'), () => database.ping()]) await assert.rejects(later(), /The disk/)
    assert.equal(flushed.mock.callCount(), 2)
  } finally {
    await database.close()
    test.mock.restoreAll()
    syncBuiltinESMExports()
  }
})
