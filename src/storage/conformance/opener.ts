import { openStore } from '#storage/open.ts'
import { testSealer } from './test-bed.ts'

/** Run as a process of its own: opens the store in `argv[2]`, as a node that starts does, and closes it. */
const store = await openStore({ url: '', file: process.argv[2] ?? '', sealer: testSealer() })
await store.ping()
await store.close()
