import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import type { Disk } from './disk.ts'
import { GroupCommit, type GroupCommitOptions } from './group-commit.ts'
import { Statements } from './statements.ts'

function world(options: GroupCommitOptions = {}) {
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
  const groups = new GroupCommit(database, statements, options)
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
  const { said, insert } = world({ groupSize: 2 })
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
  const { groups, insert, ids } = world({ groupSize: 2 })
  const writes = [1, 2, 3, 4, 5].map(insert)
  await groups.drained()
  assert.deepEqual(ids(), [1, 2, 3, 4, 5])
  await Promise.all(writes)
})

/** A disk that takes what was written when it is told to. */
function slowDisk() {
  const waiting: PromiseWithResolvers<void>[] = []
  const broken: Error[] = []
  const disk: Disk = {
    flush() {
      const flush = Promise.withResolvers<void>()
      waiting.push(flush)
      return flush.promise
    },
    check() {
      if (broken[0]) throw broken[0]
    },
    close: () => undefined,
  }
  return { disk, waiting, fail: (error: Error) => void broken.push(error) }
}

const turn = () => new Promise(setImmediate)

it('tells who asked to outlive a loss of power when the disk has the commit, the others at once, and goes on meanwhile', async () => {
  const { disk, waiting } = slowDisk()
  const { groups, real, ids, said } = world({ disk })
  const told: number[] = []
  const write = (id: number, survives?: 'power loss' | 'crash') =>
    groups.run(async () => void real.run('INSERT INTO parents VALUES (?)', [id]), survives).then(() => told.push(id))
  const first = [write(1), write(2, 'crash'), write(3, 'power loss')]
  await turn()
  await turn()
  assert.deepEqual([ids(), told, waiting.length], [[1, 2, 3], [2], 1])

  const second = [write(4, 'crash'), write(5)]
  await turn()
  await turn()
  assert.deepEqual([ids(), told, waiting.length], [[1, 2, 3, 4, 5], [2, 4], 2])
  assert.deepEqual(said, ['BEGIN', 'COMMIT', 'BEGIN', 'COMMIT'])

  waiting[0]?.resolve()
  await Promise.all(first)
  assert.deepEqual(told, [2, 4, 1, 3])
  waiting[1]?.resolve()
  await Promise.all(second)
  assert.deepEqual(told, [2, 4, 1, 3, 5])
})

it('asks nothing of the disk when nobody does', async () => {
  const { disk, waiting } = slowDisk()
  const { groups } = world({ disk })
  await groups.run(async () => undefined, 'crash')
  assert.equal(waiting.length, 0)
})

it('rejects who waits for a disk that fails, tells the others, and begins nothing more', async () => {
  const { disk, waiting, fail } = slowDisk()
  const { groups, said } = world({ disk })
  const outcomes = Promise.allSettled([
    groups.run(async () => 'kept'),
    groups.run(async () => 'guarded', 'crash'),
    groups.run(async () => Promise.reject(new Error('its own fault'))),
  ])
  await turn()
  await turn()
  fail(new Error('disk'))
  waiting[0]?.reject(new Error('disk'))
  assert.deepEqual(
    (await outcomes).map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.message)),
    ['disk', 'guarded', 'disk'],
  )
  said.length = 0
  await assert.rejects(
    groups.run(async () => 'later', 'crash'),
    /disk/,
  )
  assert.deepEqual(said, [])
})

it('is drained only when the disk has everything', async () => {
  const { disk, waiting } = slowDisk()
  const { groups } = world({ disk })
  let drained = false
  const write = groups.run(async () => undefined)
  const closing = groups.drained().then(() => {
    drained = true
  })
  for (let n = 0; n < 4; n++) await turn()
  assert.equal(drained, false)
  waiting[0]?.resolve()
  await Promise.all([write, closing])
})
