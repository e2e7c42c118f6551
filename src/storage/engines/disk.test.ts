import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { diskOfLog, flushing } from './disk.ts'

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-disk-'))
after(() => rm(folder, { recursive: true, force: true }))

/** Each flush ends when it is told to. */
function slowly() {
  const flushes: PromiseWithResolvers<void>[] = []
  return {
    flushes,
    ...flushing(() => {
      const flush = Promise.withResolvers<void>()
      flushes.push(flush)
      return flush.promise
    }),
  }
}

const turn = () => new Promise(setImmediate)

it('begins another flush for all who asked while one was under way, and only one at a time', async () => {
  const { flushes, flush } = slowly()
  const done: string[] = []
  const ask = (name: string) => flush().then(() => done.push(name))
  const all = [ask('first'), ask('second'), ask('third')]
  await turn()
  assert.deepEqual([flushes.length, done], [1, []])
  flushes[0]?.resolve()
  await turn()
  assert.deepEqual([flushes.length, done], [2, ['first']])
  all.push(ask('fourth'))
  flushes[1]?.resolve()
  await turn()
  assert.deepEqual([flushes.length, done], [3, ['first', 'second', 'third']])
  flushes[2]?.resolve()
  await Promise.all(all)
  await Promise.all([ask('fifth'), turn().then(() => flushes[3]?.resolve())])
  assert.deepEqual([flushes.length, done.at(-1)], [4, 'fifth'])
})

it('joins the flush that is about to begin', async () => {
  const { flushes, flush } = slowly()
  const first = flush()
  const second = flush()
  // Between the end of one and the beginning of the next.
  const third = first.then(() => flush())
  flushes[0]?.resolve()
  await turn()
  flushes[1]?.resolve()
  await turn()
  flushes[2]?.resolve()
  await Promise.all([first, second, third])
  assert.ok(flushes.length <= 3)
})

it('trusts a disk no more that failed once', async () => {
  const { flushes, flush, check } = slowly()
  check()
  const outcomes = Promise.allSettled([flush(), flush()])
  flushes[0]?.reject(new Error('EIO'))
  const messages = (await outcomes).map((outcome) => outcome.status === 'rejected' && outcome.reason.message)
  assert.match(String(messages[0]), /disk did not take what was written/)
  assert.equal(messages[1], messages[0])
  assert.throws(check, /disk did not take/)
  await assert.rejects(flush(), /disk did not take/)
  assert.equal(flushes.length, 1)
})

it('makes the log beside the database itself, for its owner only, also where a link leads to it', async () => {
  const database = join(folder, 'real.db')
  const link = join(folder, 'link.db')
  await writeFile(database, '')
  await symlink(database, link)
  const disk = diskOfLog(link)
  await disk.flush()
  disk.close()
  assert.equal((await stat(`${database}-wal`)).mode & 0o777, 0o600)
  await assert.rejects(stat(`${link}-wal`))
})
