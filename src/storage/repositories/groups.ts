import type { Selectable } from 'kysely'
import type { Group } from '#domain/groups.ts'
import { dateOf, millisOf } from '#storage/columns.ts'
import type { Access } from '#storage/database.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import { type Given, prepared } from '#storage/prepared.ts'
import type { GroupRepository, PageRequest } from '#storage/store.ts'
import type { Db, Tables } from '#storage/tables.ts'
import { userColumns, userOf } from '#storage/users/user-rows.ts'

type Row = Selectable<Tables['groups']>
type UserKey = { poolId: string; userId: string }

/** Every sign-in and every refresh asks for it. */
const findOfUser = prepared((db, given: Given<UserKey>) => groupsOfUser(db, given))

function groupsOfUser(db: Db, key: UserKey | Given<UserKey>) {
  return db
    .selectFrom('group_members as member')
    .innerJoin('groups', (join) =>
      join.onRef('groups.pool_id', '=', 'member.pool_id').onRef('groups.name', '=', 'member.group_name'),
    )
    .selectAll('groups')
    .where('member.pool_id', '=', key.poolId)
    .where('member.user_id', '=', key.userId)
    .orderBy('member.group_name')
}

const nameOf = ({ name }: Row): string => name

function groupOf(row: Row): Group {
  return {
    poolId: row.pool_id,
    name: row.name,
    description: row.description ?? undefined,
    precedence: row.precedence ?? undefined,
    roleArn: row.role_arn ?? undefined,
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

function changeableColumns(group: Group) {
  return {
    description: group.description ?? null,
    precedence: group.precedence ?? null,
    role_arn: group.roleArn ?? null,
    modified_at: millisOf(group.modifiedAt),
  }
}

export function groups(access: Access): GroupRepository {
  return {
    async add(group) {
      const key = { pool_id: group.poolId, name: group.name }
      const row = { ...changeableColumns(group), ...key, created_at: millisOf(group.createdAt) }
      const { numInsertedOrUpdatedRows } = await access.write((db) =>
        db
          .insertInto('groups')
          .values(row)
          .onConflict((conflict) => conflict.columns(['pool_id', 'name']).doNothing())
          .executeTakeFirstOrThrow(),
      )
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'exists'
    },

    async find(poolId, name) {
      const query = access.read.selectFrom('groups').selectAll().where('pool_id', '=', poolId)
      const row = await query.where('name', '=', name).executeTakeFirst()
      return row && groupOf(row)
    },

    async count(poolId) {
      const query = access.read.selectFrom('groups').where('pool_id', '=', poolId)
      const counted = query.select((eb) => eb.fn.countAll<number>().as('groups'))
      return (await counted.executeTakeFirstOrThrow()).groups
    },

    async list(poolId, page) {
      let query = access.read.selectFrom('groups').selectAll().where('pool_id', '=', poolId)
      if (page.after !== undefined) query = query.where('name', '>', page.after)
      return pageOf(await query.orderBy('name').limit(rowsToRead(page)).execute(), page, groupOf, nameOf)
    },

    async put(group) {
      const groups = access.write((db) =>
        db
          .updateTable('groups')
          .set(changeableColumns(group))
          .where('pool_id', '=', group.poolId)
          .where('name', '=', group.name)
          .executeTakeFirstOrThrow(),
      )
      return (await groups).numUpdatedRows > 0n
    },

    async remove(poolId, name) {
      const removed = await access.write((db) =>
        db.deleteFrom('groups').where('pool_id', '=', poolId).where('name', '=', name).executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows > 0n
    },

    async addMember(poolId, name, userId, at) {
      const row = { pool_id: poolId, group_name: name, user_id: userId, added_at: millisOf(at) }
      await access.write((db) =>
        db
          .insertInto('group_members')
          .values(row)
          .onConflict((conflict) => conflict.columns(['pool_id', 'group_name', 'user_id']).doNothing())
          .execute(),
      )
    },

    async removeMember(poolId, name, userId) {
      await access.write((db) =>
        db
          .deleteFrom('group_members')
          .where('pool_id', '=', poolId)
          .where('group_name', '=', name)
          .where('user_id', '=', userId)
          .execute(),
      )
    },

    async ofUser(poolId, userId) {
      const { rows } = await findOfUser(access.read, { poolId, userId })
      return rows.map(groupOf)
    },

    async listOfUser(poolId, userId, page) {
      let query = groupsOfUser(access.read, { poolId, userId }).limit(rowsToRead(page))
      if (page.after !== undefined) query = query.where('member.group_name', '>', page.after)
      return pageOf(await query.execute(), page, groupOf, nameOf)
    },

    async listMembers(poolId, name, page) {
      const rows = await membersOf(access.read, poolId, name, page).execute()
      return pageOf(rows, page, userOf, idOf)
    },
  }
}

/** The page is cut before users are looked up, or PostgreSQL may read the users from the first on. */
function membersOf(db: Db, poolId: string, name: string, page: PageRequest) {
  const members = db.selectFrom('group_members').select('user_id').where('pool_id', '=', poolId)
  let ids = members.where('group_name', '=', name).orderBy('user_id').limit(rowsToRead(page))
  if (page.after !== undefined) ids = ids.where('user_id', '>', page.after)
  return db
    .selectFrom(ids.as('member'))
    .innerJoin('users', 'users.id', 'member.user_id')
    .select(userColumns.map((column) => `users.${column}` as const))
    .where('users.pool_id', '=', poolId)
    .orderBy('member.user_id')
}
