import { createHmac } from 'node:crypto'
import type { SignInName } from '#domain/aliases.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Services } from './services.ts'

/** 32 bytes that stand for a name nobody has: always the same for one name of one pool, and not to be foreseen without the key. */
export function standInFor({ standInKey }: Pick<Services, 'standInKey'>, pool: UserPool, name: SignInName): Buffer {
  return createHmac('sha256', standInKey)
    .update(JSON.stringify([pool.id, name.usernameKey]))
    .digest()
}

/** Whose tries are counted when nobody has the name. A user id never starts with a question mark. */
export function standInSubject(standIn: Buffer): string {
  return `?${standIn.toString('base64url')}`
}
