import { type QueryResult, type RawBuilder, sql } from 'kysely'
import type { SignInName } from '#domain/aliases.ts'
import { prepared } from '#storage/prepared.ts'
import type { Db } from '#storage/tables.ts'
import { type PasswordColumns, type UserRow, userColumns } from './user-rows.ts'

type NamedUser = UserRow & PasswordColumns
type FindByName = (db: Db, values: Record<string, unknown>) => Promise<QueryResult<NamedUser>>

/** One statement for each number of aliases, with and without an id. */
const statements = new Map<string, FindByName>()

/** The user whom the name means: the first of username, aliases in their order, id that finds anyone. */
export async function findByName(db: Db, poolId: string, name: SignInName): Promise<NamedUser | undefined> {
  const values: Record<string, unknown> = { poolId, usernameKey: name.usernameKey }
  name.aliases.forEach((alias, index) => {
    values[`kind${index}`] = alias.kind
    values[`key${index}`] = alias.key
  })
  const withId = name.id !== undefined
  if (withId) values.id = name.id

  const shape = `${name.aliases.length} ${withId}`
  const find = statements.get(shape) ?? findStatement(name.aliases.length, withId)
  statements.set(shape, find)
  return (await find(db, values)).rows[0]
}

/** `coalesce` looks at its next argument only when the one before found nobody. */
function findStatement(aliasCount: number, withId: boolean): FindByName {
  return prepared((db, given: Record<string, RawBuilder<unknown>>) => {
    const text = (name: string) => given[name] as RawBuilder<string>
    const byUsername = sql`(select id from users where pool_id = ${text('poolId')} and username_key = ${text('usernameKey')})`
    const byAlias = Array.from(
      { length: aliasCount },
      (_, index) =>
        sql`(select user_id from user_aliases where pool_id = ${text('poolId')}
          and kind = ${text(`kind${index}`)} and alias_key = ${text(`key${index}`)})`,
    )
    const candidates = [byUsername, ...byAlias, withId ? text('id') : sql`null`]
    return db
      .selectFrom('users')
      .select([...userColumns, 'password', 'password_temporary_since'])
      .where('pool_id', '=', text('poolId'))
      .where('id', '=', sql<string>`coalesce(${sql.join(candidates)})`)
  }) as FindByName
}
