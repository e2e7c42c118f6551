import type { Alias } from '#domain/users.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { Db } from '#storage/tables.ts'

type AliasOfUser = { poolId: string; kind: Alias['kind']; key: string; userId: string }

const insertAlias = prepared((db, given: Given<AliasOfUser>) =>
  db
    .insertInto('user_aliases')
    .values({ pool_id: given.poolId, kind: given.kind, alias_key: given.key, user_id: given.userId })
    .onConflict((conflict) => conflict.columns(['pool_id', 'kind', 'alias_key']).doNothing()),
)

/** False when the alias stands already, whoever has it. */
export async function insertedAlias(db: Db, poolId: string, userId: string, alias: Alias): Promise<boolean> {
  const result = await insertAlias(db, { poolId, userId, kind: alias.kind, key: alias.key })
  return result.numAffectedRows === 1n
}

export async function aliasOwner(db: Db, poolId: string, alias: Alias): Promise<string | undefined> {
  const row = await db
    .selectFrom('user_aliases')
    .select('user_id')
    .where('pool_id', '=', poolId)
    .where('kind', '=', alias.kind)
    .where('alias_key', '=', alias.key)
    .executeTakeFirst()
  return row?.user_id
}

export async function claimAlias(db: Db, poolId: string, userId: string, alias: Alias): Promise<'claimed' | 'taken'> {
  if (await insertedAlias(db, poolId, userId, alias)) return 'claimed'
  const owner = await aliasOwner(db, poolId, alias)
  if (owner !== undefined) return owner === userId ? 'claimed' : 'taken'
  // Its holder let go of it between the two statements.
  return (await insertedAlias(db, poolId, userId, alias)) ? 'claimed' : 'taken'
}

export async function aliasesOf(db: Db, poolId: string, userId: string): Promise<Alias[]> {
  const rows = await db
    .selectFrom('user_aliases')
    .select(['kind', 'alias_key'])
    .where('pool_id', '=', poolId)
    .where('user_id', '=', userId)
    .orderBy('kind')
    .orderBy('alias_key')
    .execute()
  return rows.map((row) => ({ kind: row.kind, key: row.alias_key }))
}

export async function releaseAlias(db: Db, poolId: string, alias: Alias): Promise<void> {
  await db
    .deleteFrom('user_aliases')
    .where('pool_id', '=', poolId)
    .where('kind', '=', alias.kind)
    .where('alias_key', '=', alias.key)
    .execute()
}
