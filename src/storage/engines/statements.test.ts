import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { Statements } from './statements.ts'

it('keeps a bounded number of statements, the most recently used', () => {
  const prepared: string[] = []
  const database = new DatabaseSync(':memory:')
  const prepare = (sql: string) => {
    prepared.push(sql)
    return database.prepare(sql)
  }
  const statements = new Statements({ prepare } as unknown as DatabaseSync, 3)
  const read = (number: number) => statements.run<{ value: number }>(`SELECT ${number} AS value`).rows[0]?.value

  for (const number of [1, 2, 3, 1, 4, 1, 2]) assert.equal(read(number), number)
  assert.equal(statements.size, 3)
  assert.deepEqual(
    prepared.map((sql) => sql.slice(7, 8)),
    ['1', '2', '3', '4', '2'],
  )
})

it('tells rows from counts', () => {
  const statements = new Statements(new DatabaseSync(':memory:'))
  statements.run('CREATE TABLE t (a INTEGER)')
  assert.deepEqual(statements.run('INSERT INTO t VALUES (?), (?)', [1, 2]), { rows: [], numAffectedRows: 2n })
  assert.deepEqual({ ...(statements.run('DELETE FROM t WHERE a = 1 RETURNING a').rows[0] as object) }, { a: 1 })
  assert.deepEqual(statements.run('DELETE FROM t WHERE a = 1'), { rows: [], numAffectedRows: 0n })
})
