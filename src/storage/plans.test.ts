import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { recording } from './conformance/recording.ts'
import { noon, samplePool } from './conformance/samples.ts'
import { type TestBed, testBed, testSealer } from './conformance/test-bed.ts'
import type { Database } from './database.ts'
import { openPostgres } from './engines/postgres.ts'
import { openSqliteMemory } from './engines/sqlite.ts'
import { repositories } from './repositories.ts'
import type { Repositories, UserFilter } from './store.ts'

const poolId = samplePool().id
const page = { limit: 20 }
/** Enough for a plan that reads everybody to stand out. */
const crowd = 20_000

const filters: Record<string, UserFilter | undefined> = {
  'no filter': undefined,
  'a username': { attribute: 'username', operator: '=', value: 'user 7' },
  'the beginning of every username': { attribute: 'username', operator: '^=', value: 'user' },
  'a sub': { attribute: 'sub', operator: '=', value: 'id 7' },
  'the beginning of every sub': { attribute: 'sub', operator: '^=', value: 'id' },
  'an e-mail address': { attribute: 'email', operator: '=', value: 'e7' },
  'the beginning of every e-mail address': { attribute: 'email', operator: '^=', value: 'e' },
  'a phone number that nobody has': { attribute: 'phone_number', operator: '=', value: '+1' },
  'the beginning of no phone number': { attribute: 'phone_number', operator: '^=', value: '+1' },
  'a name that few have': { attribute: 'name', operator: '=', value: 'rare' },
  'the beginning of a name that few have': { attribute: 'name', operator: '^=', value: 'ra' },
  'a given name that all share': { attribute: 'given_name', operator: '=', value: 'Ada' },
  'the beginning of a given name that all share': { attribute: 'given_name', operator: '^=', value: 'A' },
  'a family name that nobody has': { attribute: 'family_name', operator: '=', value: 'Hopper' },
  'the beginning of a family name that nobody has': { attribute: 'family_name', operator: '^=', value: 'Hop' },
  'a preferred username that nobody has': { attribute: 'preferred_username', operator: '=', value: 'x' },
  'the beginning of no preferred username': { attribute: 'preferred_username', operator: '^=', value: 'x' },
  'the status of nearly all': { attribute: 'cognito:user_status', operator: '=', value: 'CONFIRMED' },
  'the status of few': { attribute: 'cognito:user_status', operator: '=', value: 'UNCONFIRMED' },
  'the beginning of every status': { attribute: 'cognito:user_status', operator: '^=', value: '' },
  'all who are enabled': { attribute: 'status', enabled: true },
  'the few who are disabled': { attribute: 'status', enabled: false },
}

const userId = 'id 7'
const calls: Record<string, (store: Repositories) => Promise<unknown>> = {
  'groups of a user': (store) => store.groups.ofUser(poolId, userId),
  'a page of groups of a user': (store) => store.groups.listOfUser(poolId, userId, page),
  'members of a group': (store) => store.groups.listMembers(poolId, 'everybody', page),
  'further members of a group': (store) => store.groups.listMembers(poolId, 'everybody', { ...page, after: 'id 5' }),
  'living sessions': (store) => store.tokenSessions.listLiving(poolId, userId, noon, page),
  'revoking the least active': (store) => store.tokenSessions.revokeLeastActive(poolId, userId, 1, noon),
  'revoking all of a user': (store) => store.tokenSessions.revokeAllOf(poolId, userId, noon),
  'a session with the pages': (store) => store.loginSessions.findWithUser(poolId, 'id 7'),
  'ending the sessions with the pages': (store) => store.loginSessions.removeAllOf(poolId, userId),
  'redeeming a code': (store) => store.authorizationCodes.redeem(poolId, 'hash', 'session', noon),
  'rotating a session': (store) => store.tokenSessions.rotate(poolId, 'id 7', 0, noon),
  'using a step': (store) => store.softwareTokens.useStep(poolId, userId, 5),
  'the history of passwords': (store) => store.passwordHistory.list(poolId, userId, 24),
  'removing a client': (store) => store.clients.remove(poolId, 'client'),
  'removing a user': (store) => store.users.remove(poolId, 'id 9'),
}

/** Everybody is a member of one group, has a session and a message. */
async function fill(database: Database): Promise<void> {
  const numbers =
    database.engine === 'sqlite'
      ? sql`(with recursive n (i) as (select 0 union all select i + 1 from n where i < ${sql.lit(crowd - 1)}) select i from n) as n`
      : sql`generate_series(0, ${sql.lit(crowd - 1)}) as n (i)`
  await database.transaction(async (db) => {
    await sql`insert into user_pools values (${poolId}, 'p', '{}', 0, 0)`.execute(db)
    await sql`insert into app_clients values ('client', ${poolId}, 'c', '{}', null, 0, 0)`.execute(db)
    await sql`insert into groups values (${poolId}, 'everybody', null, null, null, 0, 0)`.execute(db)
    await sql`insert into users
      (pool_id, id, username, username_key, status, enabled, created_at, modified_at, attributes, search_email, search_name, search_given_name)
      select ${poolId}, 'id ' || i, 'user ' || i, 'user ' || i, case when i < 5 then 'UNCONFIRMED' else 'CONFIRMED' end,
        case when i < 5 then 0 else 1 end, 0, 0,
        '{"email":"e' || i || '","given_name":"Ada"' || case when i < 5 then ',"name":"rare"}' else '}' end,
        'e' || i, case when i < 5 then 'rare' end, 'Ada' from ${numbers}`.execute(db)
    await sql`insert into group_members select ${poolId}, 'everybody', id, 0 from users`.execute(db)
    await sql`insert into token_sessions
      (pool_id, id, user_id, client_id, origin_jti, scope, auth_time, expires_at)
      select ${poolId}, id, id, case when id = 'id 8' then 'client' else 'other' end, 'j', 's', 0, 9999999999999 from users`.execute(
      db,
    )
    await sql`insert into messages (id, pool_id, user_id, kind, channel, recipient, state, tries, created_at)
      select id, ${poolId}, id, 'sign_up', 'email', 'r', 'kept', 0, 0 from users`.execute(db)
  })
  if (database.engine === 'postgres') await sql`analyze`.execute(database.read)
}

/** Fails when the statement reads or sorts more rows than a few pages, whoever else is there. */
type Check = (database: Database, statement: CompiledQuery) => Promise<void>

const checkOnSqlite: Check = async ({ read }, { sql: text, parameters }) => {
  const { rows } = await read.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
  )
  const steps = rows.map(({ detail }) => detail)
  const whole = steps.filter((step) => /^SCAN (?!part|member|\(|\d)|INDEX \S+ \(pool_id=\?\)$/.test(step))
  // A page of everybody, or of every value, stops by itself.
  if (/where "pool_id" = \?( and \S+ is not null)?( and \S+ >= \?)? order by "(id|username_key)"/.test(text)) return
  assert.deepEqual(whole, [], `${text}\n${steps.join('\n')}`)
}

type PlanNode = { 'Actual Rows'?: number; 'Rows Removed by Filter'?: number; Plans?: PlanNode[] }

const checkOnPostgres: Check = async ({ read }, { sql: text, parameters }) => {
  const explain = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters])
  const { rows } = await read.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain)
  const most = (node: PlanNode): number =>
    Math.max((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0), ...(node.Plans ?? []).map(most))
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan ?? assert.fail('no plan')
  assert.ok(most(plan) <= 400, `${text}\n${JSON.stringify(plan, undefined, 1)}`)
}

const engines: Record<string, { open: () => Promise<Database>; check: Check }> = {
  SQLite: { open: async () => openSqliteMemory(), check: checkOnSqlite },
  PostgreSQL: { open: async () => openPostgres(await freshPostgresDatabase()), check: checkOnPostgres },
}

for (const [engine, { open, check }] of Object.entries(engines)) {
  describe(`statements on ${engine}`, () => {
    let bed: TestBed | undefined
    before(async () => {
      bed = await testBed(await open())
      await fill(bed.database)
    })
    after(() => bed?.close())

    const checkCall = async (call: (store: Repositories) => Promise<unknown>) => {
      const { database } = bed ?? assert.fail('not open')
      const { access, statements } = recording(database)
      await call(repositories(access, testSealer()))
      assert.ok(statements.length > 0)
      for (const statement of statements) await check(database, statement)
    }

    for (const [what, filter] of Object.entries(filters)) {
      it(`list users with ${what} from an index`, async () => {
        await checkCall(async ({ users }) => {
          const first = await users.list(poolId, filter, page)
          if (first.next !== undefined) await users.list(poolId, filter, { ...page, after: first.next })
        })
      })
    }

    for (const [what, call] of Object.entries(calls)) it(`find ${what} by an index`, () => checkCall(call))
  })
}
