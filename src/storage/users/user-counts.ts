import { sql } from 'kysely'
import { type Given, prepared } from '#storage/prepared.ts'
import type { Db, Tables } from '#storage/tables.ts'

/**
 * How many users a pool has, kept as a few numbers that add up. Counting rows takes longer the more there are, and one
 * number per pool would make every sign-up wait for the one before it to commit.
 */
const shards = 16

/** The last digit of a user id is random. */
function shardOf(userId: string): number {
  return (Number.parseInt(userId.slice(-1), 16) || 0) % shards
}

const addToCount = prepared((db, given: Given<Tables['user_counts']>) =>
  db
    .insertInto('user_counts')
    .values({ pool_id: given.pool_id, shard: given.shard, users: given.users })
    .onConflict((conflict) =>
      conflict.columns(['pool_id', 'shard']).doUpdateSet({ users: sql`user_counts.users + excluded.users` }),
    ),
)

export async function countUser(db: Db, poolId: string, userId: string, change: 1 | -1): Promise<void> {
  await addToCount(db, { pool_id: poolId, shard: shardOf(userId), users: change })
}

export async function countedUsers(db: Db, poolId: string): Promise<number> {
  const { users } = await db
    .selectFrom('user_counts')
    .select(sql<number>`cast(coalesce(sum(users), 0) as bigint)`.as('users'))
    .where('pool_id', '=', poolId)
    .executeTakeFirstOrThrow()
  return users
}
