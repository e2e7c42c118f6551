import { type RawBuilder, sql } from 'kysely'
import type { User, UserStatus } from '#domain/users.ts'
import type { Access, Engine } from '#storage/database.ts'
import { idOf, pageOf, rowsToRead } from '#storage/paging.ts'
import type { Page, PageRequest, UserFilter, UserValueFilter } from '#storage/store.ts'
import type { Db } from '#storage/tables.ts'
import { type UserRow, userColumns, userOf } from './user-rows.ts'
import { endOfPrefix, searchKey } from './user-search-keys.ts'

type FoundRow = UserRow & { readonly found_key: string }

const statuses = Object.keys({
  ARCHIVED: true,
  COMPROMISED: true,
  CONFIRMED: true,
  EXTERNAL_PROVIDER: true,
  FORCE_CHANGE_PASSWORD: true,
  RESET_REQUIRED: true,
  UNCONFIRMED: true,
  UNKNOWN: true,
} satisfies Record<UserStatus, true>) as UserStatus[]

export async function listUsers(
  access: Access,
  poolId: string,
  filter: UserFilter | undefined,
  page: PageRequest,
): Promise<Page<User>> {
  const { read, engine } = access
  if (filter === undefined) {
    const rows = await usersAfter(read, poolId, page).limit(rowsToRead(page)).execute()
    return pageOf(rows, page, userOf, idOf)
  }
  if (filter.attribute === 'status') return await inStates(read, poolId, statuses, [filter.enabled ? 1 : 0], page)
  if (filter.attribute === 'cognito:user_status') {
    const wanted = statuses.filter((status) => passes(status, filter))
    return await inStates(read, poolId, wanted, [0, 1], page)
  }
  return await withValue(read, poolId, filter, page, keyColumn(engine, filter.attribute))
}

function passes(value: string | undefined, filter: { operator: '=' | '^='; value: string }): boolean {
  return filter.operator === '=' ? value === filter.value : value?.startsWith(filter.value) === true
}

function usersAfter(db: Db, poolId: string, page: PageRequest) {
  const query = db.selectFrom('users').select(userColumns).where('pool_id', '=', poolId).orderBy('id')
  return page.after === undefined ? query : query.where('id', '>', page.after)
}

/** One seek in the index for each state: together they stay in the order of ids, and the rare state costs no more than the common. */
async function inStates(
  db: Db,
  poolId: string,
  ofStatus: readonly UserStatus[],
  ofEnabled: readonly number[],
  page: PageRequest,
): Promise<Page<User>> {
  const [first, ...others] = ofStatus.flatMap((status) =>
    ofEnabled.map((enabled) => {
      const inState = db.selectFrom('users').select('id').where('pool_id', '=', poolId).orderBy('id')
      const query = inState.where('status', '=', status).where('enabled', '=', enabled).limit(rowsToRead(page))
      const part = page.after === undefined ? query : query.where('id', '>', page.after)
      return db.selectFrom(part.as('part')).select('part.id')
    }),
  )
  if (first === undefined) return { items: [], next: undefined }
  const ids = others.reduce((all, part) => all.unionAll(part), first)
  const nearest = ids.orderBy('id').limit(rowsToRead(page))
  const users = db.selectFrom('users').select(userColumns).where('pool_id', '=', poolId).orderBy('id')
  return pageOf(await users.where('id', 'in', nearest).execute(), page, userOf, idOf)
}

function keyColumn(engine: Engine, attribute: UserValueFilter['attribute']): RawBuilder<string> {
  if (attribute === 'username') return sql.ref('username_key')
  if (attribute !== 'sub') return sql.ref(`search_${attribute}`)
  return engine === 'postgres' ? sql`(id collate "C")` : sql.ref('id')
}

/** The keys are cut short, so that the value itself has the last word: a page may come out shorter than what was read. */
async function withValue(
  db: Db,
  poolId: string,
  filter: UserValueFilter,
  page: PageRequest,
  column: RawBuilder<string>,
): Promise<Page<User>> {
  const isWhole = filter.operator === '='
  const rows = await (isWhole ? equal : beginning)(db, poolId, searchKey(filter.value), page, column)
  const { items, next } = pageOf(rows, page, (row) => row, isWhole ? idOf : placeOf)
  const found = items.map((row) => ({ user: userOf(row), key: row.found_key }))
  return { items: found.filter((each) => passes(comparedValue(filter, each), filter)).map(({ user }) => user), next }
}

/** The key of a username is what it is compared by, and never cut. */
function comparedValue({ attribute }: UserValueFilter, { user, key }: { user: User; key: string }): string | undefined {
  if (attribute === 'username') return key
  return attribute === 'sub' ? user.id : user.attributes[attribute]
}

function equal(
  db: Db,
  poolId: string,
  key: string,
  page: PageRequest,
  column: RawBuilder<string>,
): Promise<FoundRow[]> {
  const users = usersAfter(db, poolId, page).select(column.as('found_key'))
  return users.where(column, '=', key).limit(rowsToRead(page)).execute()
}

/** Two statements, because one that asked for both at once would read all users with the same key again. */
async function beginning(
  db: Db,
  poolId: string,
  prefix: string,
  page: PageRequest,
  column: RawBuilder<string>,
): Promise<FoundRow[]> {
  const { key, id } = placeIn(page.after) ?? {}
  const rows = key === undefined ? [] : await equal(db, poolId, key, { ...page, after: id }, column)
  if (rows.length === rowsToRead(page)) return rows

  let query = db.selectFrom('users').select([...userColumns, column.as('found_key')])
  query = query.where('pool_id', '=', poolId).where(column, 'is not', null)
  query = key === undefined ? query.where(column, '>=', prefix) : query.where(column, '>', key)
  const end = endOfPrefix(prefix)
  if (end !== undefined) query = query.where(column, '<', end)
  const further = query
    .orderBy(column)
    .orderBy('id')
    .limit(rowsToRead(page) - rows.length)
  return [...rows, ...(await further.execute())]
}

function placeOf({ found_key: key, id }: FoundRow): string {
  return JSON.stringify([key, id])
}

function placeIn(position: string | undefined): { key: string; id: string } | undefined {
  if (position === undefined) return undefined
  const [key, id] = JSON.parse(position) as [string, string]
  return { key, id }
}
