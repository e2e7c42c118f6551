import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
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
