import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { masterKey } from '#adapters/crypto/master-key.ts'
import { createSealer } from '#adapters/crypto/seal.ts'
import { noMfa, type User } from '#domain/users.ts'
import { openStore } from '#storage/open.ts'
import type { Store } from '#storage/store.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import type { Row } from './report.ts'

const poolId = 'us-east-1_BenchPool'
const small = 1_000
const large = { SQLite: 1_000_000, PostgreSQL: 100_000 } as const

/** How a pool's size changes what is read at a sign-in, at GetUser and at ListUsers: the medians at a thousand users and at many. */
export async function measureScale(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-scale-'))
  const sealer = createSealer([masterKey(randomBytes(32))], randomBytes)
  try {
    return [
      ...(await grow('SQLite', await openStore({ url: '', file: join(folder, 'scale.db'), sealer }))),
      ...(await grow('PostgreSQL', await openStore({ url: await freshPostgresDatabase(), file: '', sealer }))),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function grow(engine: keyof typeof large, store: Store): Promise<Row[]> {
  try {
    const now = new Date()
    await store.pools.add({ id: poolId, name: 'bench', settings: {}, createdAt: now, modifiedAt: now })
    const ids: string[] = []
    await fill(store, ids, small)
    const few = await medians(store, ids)
    await fill(store, ids, large[engine])
    const many = await medians(store, ids)
    return Object.entries(few).map(([what, microseconds]) =>
      rowOf(`${engine}: ${what}`, microseconds, many[what] ?? 0, large[engine]),
    )
  } finally {
    await store.close()
  }
}

async function fill(store: Store, ids: string[], count: number): Promise<void> {
  while (ids.length < count) {
    const first = ids.length
    const batch = Array.from({ length: Math.min(500, count - first) }, (_, n) => userOf(first + n))
    await Promise.all(batch.map((user) => store.users.add(user, user.username, undefined, [])))
    ids.push(...batch.map(({ id }) => id))
  }
}

function userOf(n: number): User {
  const now = new Date()
  const attributes = { email: `person${n}@example.com`, email_verified: 'true', name: `Person ${n}` }
  return {
    poolId,
    id: randomUUID(),
    username: `person${n}`,
    status: 'CONFIRMED',
    enabled: true,
    attributes,
    mfa: noMfa,
    createdAt: now,
    modifiedAt: now,
  }
}

async function medians(store: Store, ids: readonly string[]): Promise<Record<string, number>> {
  const any = () => Math.floor(Math.random() * ids.length)
  const page = { limit: 60 }
  return {
    'user of a sign-in': await median(() =>
      store.users.findByName(poolId, { usernameKey: `person${any()}`, aliases: [] }),
    ),
    'user by sub': await median(() => store.users.find(poolId, ids[any()] ?? '')),
    'ListUsers, a page': await median(() => store.users.list(poolId, undefined, { ...page, after: ids[any()] })),
    'ListUsers by e-mail': await median(() =>
      store.users.list(poolId, { attribute: 'email', operator: '=', value: `person${any()}@example.com` }, page),
    ),
    'ListUsers by start of name': await median(() =>
      store.users.list(poolId, { attribute: 'name', operator: '^=', value: `Person ${any()}` }, page),
    ),
  }
}

/** Microseconds. */
async function median(work: () => Promise<unknown>, rounds = 500): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const started = performance.now()
    await work()
    times.push((performance.now() - started) * 1_000)
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? 0
}

/** Flat: what a few more levels of an index cost, and a cache that does not hold everything any more. */
function rowOf(what: string, few: number, many: number, users: number): Row {
  const ok = many < few * 3
  return {
    what,
    measured: `${many.toFixed(0)} µs at ${users} users`,
    beside: `${few.toFixed(0)} µs at ${small}: ${(many / few).toFixed(2)} times`,
    target: 'flat',
    ok,
  }
}
