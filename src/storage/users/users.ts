import type { Alias, Password, User } from '#domain/users.ts'
import { millisOf, type RowSealer } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { locked, requireTransaction } from '#storage/locking.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { UserRepository } from '#storage/store.ts'
import type { Db, UserTable } from '#storage/tables.ts'
import { aliasesOf, aliasOwner, claimAlias, insertedAlias, releaseAlias } from './user-aliases.ts'
import { countedUsers, countUser } from './user-counts.ts'
import { listUsers } from './user-list.ts'
import { findByName } from './user-names.ts'
import { changeableColumns, passwordColumns, passwordOf, userColumns, userOf } from './user-rows.ts'

const findUser = prepared((db, given: Given<UserKey>) => userQuery(db, given))
const lockUser = prepared((db, given: Given<UserKey>, engine) => locked(engine, userQuery(db, given)))

const insertUser = prepared((db, given: Given<UserTable>) =>
  db
    .insertInto('users')
    .values({
      pool_id: given.pool_id,
      id: given.id,
      username: given.username,
      username_key: given.username_key,
      status: given.status,
      enabled: given.enabled,
      attributes: given.attributes,
      mfa: given.mfa,
      created_at: given.created_at,
      modified_at: given.modified_at,
      password: given.password,
      password_temporary_since: given.password_temporary_since,
      search_email: given.search_email,
      search_phone_number: given.search_phone_number,
      search_name: given.search_name,
      search_given_name: given.search_given_name,
      search_family_name: given.search_family_name,
      search_preferred_username: given.search_preferred_username,
    })
    .onConflict((conflict) => conflict.columns(['pool_id', 'username_key']).doNothing()),
)

export function users(access: Access, sealer: RowSealer): UserRepository {
  return {
    add(user, usernameKey, password, aliases) {
      const row = newRow(sealer, user, usernameKey, password)
      return access.transaction((db) => addUser(db, row, aliases))
    },

    async find(poolId, userId) {
      const { rows } = await findUser(access.read, { poolId, userId })
      return rows[0] && userOf(rows[0])
    },

    async lock(poolId, userId) {
      requireTransaction(access)
      const { rows } = await lockUser(access.read, { poolId, userId })
      return rows[0] && userOf(rows[0])
    },

    async findByName(poolId, name) {
      const row = await findByName(access.read, poolId, name)
      return row && { user: userOf(row), password: passwordOf(sealer, row) }
    },

    list: (poolId, filter, page) => listUsers(access, poolId, filter, page),

    async put(user) {
      await changeUser(access, user.poolId, user.id, changeableColumns(user))
    },

    async setPassword(poolId, userId, password) {
      await changeUser(access, poolId, userId, passwordColumns(sealer, poolId, userId, password))
    },

    aliases: async (poolId, userId) => await aliasesOf(access.read, poolId, userId),
    claimAlias: (poolId, userId, alias) => access.transaction((db) => claimAlias(db, poolId, userId, alias)),
    aliasOwner: async (poolId, alias) => await aliasOwner(access.read, poolId, alias),
    releaseAlias: (poolId, alias) => access.write((db) => releaseAlias(db, poolId, alias)),
    remove: (poolId, userId) => access.transaction((db) => removeUser(db, poolId, userId)),
    estimate: async (poolId) => await countedUsers(access.read, poolId),
  }
}

type UserKey = { poolId: string; userId: string }

function userQuery(db: Db, key: Given<UserKey>) {
  return db.selectFrom('users').select(userColumns).where('pool_id', '=', key.poolId).where('id', '=', key.userId)
}

function newRow(sealer: RowSealer, user: User, usernameKey: string, password: Password | undefined): UserTable {
  return {
    ...changeableColumns(user),
    ...passwordColumns(sealer, user.poolId, user.id, password),
    pool_id: user.poolId,
    id: user.id,
    username: user.username,
    username_key: usernameKey,
    created_at: millisOf(user.createdAt),
  }
}

async function changeUser(access: Access, poolId: string, userId: string, change: Partial<UserTable>): Promise<void> {
  await access.write((db) =>
    db.updateTable('users').set(change).where('pool_id', '=', poolId).where('id', '=', userId).execute(),
  )
}

async function addUser(db: Db, row: UserTable, aliases: readonly Alias[]): ReturnType<UserRepository['add']> {
  const added = await insertUser(db, row)
  if (added.numAffectedRows !== 1n) return 'username taken'

  for (const alias of aliases.toSorted(byKindAndKey)) {
    if (await insertedAlias(db, row.pool_id, row.id, alias)) continue
    // The transaction may go on after a refusal, so what was done so far is taken back by hand.
    await db.deleteFrom('users').where('pool_id', '=', row.pool_id).where('id', '=', row.id).execute()
    return `${alias.kind} taken`
  }
  await countUser(db, row.pool_id, row.id, 1)
  return 'added'
}

/** Always claimed in one order, or two users who want the same aliases could wait for each other. */
function byKindAndKey(one: Alias, other: Alias): number {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1
  return one.key < other.key ? -1 : 1
}

async function removeUser(db: Db, poolId: string, userId: string): Promise<boolean> {
  const user = db.deleteFrom('users').where('pool_id', '=', poolId).where('id', '=', userId)
  if ((await user.executeTakeFirstOrThrow()).numDeletedRows === 0n) return false

  await countUser(db, poolId, userId, -1)
  await db.deleteFrom('attempts').where('pool_id', '=', poolId).where('subject', '=', userId).execute()
  await db.deleteFrom('messages').where('pool_id', '=', poolId).where('user_id', '=', userId).execute()
  return true
}
