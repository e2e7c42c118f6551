import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { noon } from './conformance/samples.ts'
import { testSealer } from './conformance/test-bed.ts'
import { openStore } from './open.ts'

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-durability-'))
after(() => rm(folder, { recursive: true, force: true }))

it('has everything it acknowledged after a kill, and no half of a transaction', async () => {
  const file = join(folder, 'killed.db')
  const acknowledged = await idsWrittenUntilKilled(file, 200)
  const store = await openStore({ url: '', file, sealer: testSealer() })
  for (const id of acknowledged) {
    assert.equal(await store.usedSessions.use(`${id} first half`, noon), false, id)
    assert.equal(await store.usedSessions.use(`${id} second half`, noon), false, id)
  }
  assert.ok(acknowledged.length >= 199)
  assert.equal((await store.usedSessions.purge(new Date(8.64e15))) % 2, 0)
  await store.close()
})

it('keeps the write-ahead log small', async () => {
  const file = join(folder, 'log.db')
  const store = await openStore({ url: '', file, sealer: testSealer() })
  const padding = 'x'.repeat(60_000)
  for (let round = 0; round < 20; round++) {
    await store.transaction(async (tx) => {
      for (let index = 0; index < 50; index++) await tx.usedSessions.use(`${round} ${index} ${padding}`, noon)
    })
  }
  const [log, database] = await Promise.all([stat(`${file}-wal`), stat(file)])
  await store.close()
  assert.ok(database.size > 40 * 1024 * 1024, `the log was never folded in: ${database.size}`)
  assert.ok(log.size <= 16 * 1024 * 1024, `${log.size}`)
})

it('lets only its owner read the file', async () => {
  const file = join(folder, 'made', 'private.db')
  const store = await openStore({ url: '', file, sealer: testSealer() })
  for (const path of [file, `${file}-wal`, `${file}-shm`]) assert.equal((await stat(path)).mode & 0o077, 0, path)
  await store.close()
})

async function idsWrittenUntilKilled(file: string, count: number): Promise<string[]> {
  const script = fileURLToPath(import.meta.resolve('./conformance/crash-writer.ts'))
  const writer = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ids: string[] = []
  for await (const line of createInterface(writer.stdout)) {
    ids.push(line)
    if (ids.length === count) writer.kill('SIGKILL')
  }
  if (writer.signalCode === null) await once(writer, 'exit')
  assert.equal(writer.signalCode, 'SIGKILL')
  // The last line may have been cut short.
  return ids.filter((id) => /^\d-\d+$/.test(id)).slice(0, -1)
}
