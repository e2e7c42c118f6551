import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { GroupCommit } from './group-commit.ts'
import { Statements } from './statements.ts'

function world(groupSize?: number) {
  const database = new DatabaseSync(':memory:')
  database.exec(`
    CREATE TABLE parents (id INTEGER PRIMARY KEY);
    CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
  `)
  const real = new Statements(database)
  const said: string[] = []
  const statements = {
    run(sql: string, parameters?: unknown[]) {
      said.push(sql.split(' ')[0] ?? '')
      return real.run(sql, parameters)
    },
  } as unknown as Statements
  const groups = new GroupCommit(database, statements, groupSize)
  const insert = (id: number) => groups.run(async () => void real.run('INSERT INTO parents VALUES (?)', [id]))
  const ids = () => real.run<{ id: number }>('SELECT id FROM parents ORDER BY id').rows.map((row) => row.id)
  return { database, real, said, groups, insert, ids }
}

const statuses = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.map(({ status }) => status)

it('commits the writes of one turn together', async () => {
  const { said, insert, ids } = world()
  await Promise.all([1, 2, 3].map(insert))
  assert.deepEqual(ids(), [1, 2, 3])
  assert.deepEqual(said, ['BEGIN', 'COMMIT'])
})

it('bounds a group', async () => {
  const { said, insert } = world(2)
  await Promise.all([1, 2, 3, 4, 5].map(insert))
  assert.equal(said.filter((word) => word === 'COMMIT').length, 3)
})

it('undoes the one that fails', async () => {
  const { insert, ids } = world()
  const outcomes = await Promise.allSettled([1, 2, 2, 3].map(insert))
  assert.deepEqual(statuses(outcomes), ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  assert.deepEqual(ids(), [1, 2, 3])
})

it('runs the others again when one failed, each with a savepoint, and nobody when the first did', async () => {
  const { said, groups, insert, ids } = world()
  const runs: string[] = []
  const job = (name: string, fails: boolean) =>
    groups.run(async () => {
      runs.push(name)
      if (fails) throw new Error(name)
    })
  await Promise.allSettled([job('a', false), insert(1), job('b', true), job('c', true)])
  assert.deepEqual(runs, ['a', 'b', 'a', 'b'].concat('c'))
  const [kept, undone] = [
    ['SAVEPOINT', 'RELEASE'],
    ['SAVEPOINT', 'ROLLBACK', 'RELEASE'],
  ]
  assert.deepEqual(said.splice(0), [
    ...['BEGIN', 'ROLLBACK', 'BEGIN', ...kept, ...kept, ...undone, 'COMMIT'],
    ...['BEGIN', 'ROLLBACK', 'BEGIN', 'COMMIT'],
  ])
  runs.length = 0
  await Promise.allSettled([job('a', true), job('b', false), insert(2)])
  assert.deepEqual(runs, ['a', 'b'])
  assert.deepEqual(said, ['BEGIN', 'ROLLBACK', 'BEGIN', 'COMMIT'])
  assert.deepEqual(ids(), [1, 2])
})

it('tells nobody before the commit', async () => {
  const { said, insert } = world()
  const commitsWhenTold = await Promise.all(
    [1, 1, 2].map((id) =>
      insert(id)
        .catch(() => undefined)
        .then(() => said.at(-1)),
    ),
  )
  assert.deepEqual(commitsWhenTold, ['COMMIT', 'COMMIT', 'COMMIT'])
})

it('rejects everybody when the commit fails, and goes on', async () => {
  const { real, groups, insert, ids } = world()
  // The deferred constraint is checked by the commit only.
  const orphan = () => groups.run(async () => void real.run('INSERT INTO children VALUES (99)'))
  const outcomes = await Promise.allSettled([insert(1), orphan(), insert(2)])
  assert.deepEqual(statuses(outcomes), ['rejected', 'rejected', 'rejected'])
  assert.deepEqual(ids(), [])
  await insert(3)
  assert.deepEqual(ids(), [3])
})

it('rejects the group when the database gave up the whole transaction, and goes on', async () => {
  const { database, groups, insert, ids } = world()
  const lose = () =>
    groups.run(async () => {
      database.exec('ROLLBACK')
      throw new Error('disk I/O error')
    })
  const outcomes = await Promise.allSettled([insert(1), lose()])
  assert.deepEqual(statuses(outcomes), ['rejected', 'rejected'])
  await insert(2)
  assert.deepEqual(ids(), [2])
})

it('rejects those who wait when no group can begin', async () => {
  const { database, insert } = world()
  const waiting = Promise.allSettled([insert(1), insert(2)])
  database.close()
  assert.deepEqual(statuses(await waiting), ['rejected', 'rejected'])
  await assert.rejects(insert(3), /not open/)
})

it('drains what was asked for before it is closed', async () => {
  const { groups, insert, ids } = world(2)
  const writes = [1, 2, 3, 4, 5].map(insert)
  await groups.drained()
  assert.deepEqual(ids(), [1, 2, 3, 4, 5])
  await Promise.all(writes)
})

it('waits for the disk unless nothing in the group asks for it, and never takes a write that asks for it into a group that does not', async () => {
  const { said, groups, real, ids } = world()
  const write = (id: number, survives: 'power loss' | 'crash') =>
    groups.run(async () => void real.run('INSERT INTO parents VALUES (?)', [id]), survives)
  await write(1, 'crash')
  await write(2, 'crash')
  await Promise.all([write(3, 'crash'), write(4, 'power loss')])
  let later: Promise<void> | undefined
  const guard = groups.run(async () => {
    later = write(5, 'power loss')
  }, 'crash')
  await guard
  await later
  assert.deepEqual(ids(), [1, 2, 3, 4, 5])
  assert.deepEqual(said, [
    ...['PRAGMA', 'BEGIN', 'COMMIT'],
    ...['BEGIN', 'COMMIT'],
    ...['PRAGMA', 'BEGIN', 'COMMIT'],
    ...['PRAGMA', 'BEGIN', 'COMMIT'],
    ...['PRAGMA', 'BEGIN', 'COMMIT'],
  ])
})
