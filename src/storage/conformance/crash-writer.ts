import { openStore } from '#storage/open.ts'
import { noon } from './samples.ts'
import { testSealer } from './test-bed.ts'

/** Run as a process of its own: writes to the store in `argv[2]` without end, and prints each id once it is stored. */
const store = await openStore({ url: '', file: process.argv[2] ?? '', sealer: testSealer() })

async function writeForEver(writer: number): Promise<void> {
  for (let index = 0; ; index++) {
    const id = `${writer}-${index}`
    await store.transaction(async (tx) => {
      await tx.usedSessions.use(`${id} first half`, noon)
      await tx.usedSessions.use(`${id} second half`, noon)
    })
    process.stdout.write(`${id}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => writeForEver(writer)))
