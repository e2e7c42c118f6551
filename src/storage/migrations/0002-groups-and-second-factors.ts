import type { Engine } from '#storage/database.ts'

/** A key is cut at so many characters: PostgreSQL takes no index entry of more than 2,704 bytes. */
const searchKeyCharacters = 256

/**
 * What ListUsers searches by stands in columns of its own, each with an index that has only the users with a value. On
 * PostgreSQL they compare by bytes, as SQLite does always: in a language's own order a prefix is not a range.
 */
const searched = ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username']

export function groupsAndSecondFactors(engine: Engine): readonly string[] {
  const sqlite = engine === 'sqlite'
  const bytes = sqlite ? 'blob' : 'bytea'
  const whole = sqlite ? 'integer' : 'bigint'
  const wide = sqlite ? 'strict' : ''
  const narrow = sqlite ? 'strict, without rowid' : ''
  const byBytes = sqlite ? '' : 'collate "C"'
  const ofUser = 'foreign key (pool_id, user_id) references users (pool_id, id) on delete cascade'
  // SQLite takes back a whole migration that fails, and knows no other way.
  const addTo = (table: string, column: string) =>
    `alter table ${table} add column ${sqlite ? '' : 'if not exists'} ${column}`

  return [
    addTo('users', 'mfa text'),
    ...searched.map((attribute) => addTo('users', `search_${attribute} text ${byBytes}`)),
    fillSearchKeys(engine),
    ...searched.map(
      (attribute) =>
        `create index if not exists users_search_${attribute} on users (pool_id, search_${attribute}, id)
          where search_${attribute} is not null`,
    ),
    'create index if not exists users_by_status on users (pool_id, status, enabled, id)',
    ...(sqlite
      ? []
      : [
          'alter table users alter column username_key type text collate "C"',
          'create index if not exists users_by_prefix_of_id on users (pool_id, (id collate "C"))',
        ]),

    addTo('token_sessions', `generation ${whole} not null default 0`),
    addTo('token_sessions', `rotated_at ${whole}`),
    addTo('token_sessions', `last_active_at ${whole} not null default 0`),
    addTo('token_sessions', 'last_ip_address text'),
    'update token_sessions set last_active_at = auth_time where last_active_at = 0',
    'create index if not exists token_sessions_living on token_sessions (pool_id, user_id, revoked_at, id)',
    'drop index if exists token_sessions_of_user',
    'create index if not exists token_sessions_of_client on token_sessions (pool_id, client_id)',

    'create index if not exists messages_of_user on messages (pool_id, user_id)',
    'drop index if exists messages_pending_of_user',

    `create table if not exists groups (
      pool_id text not null references user_pools (id) on delete cascade,
      name text ${byBytes} not null,
      description text,
      precedence ${whole},
      role_arn text,
      created_at ${whole} not null,
      modified_at ${whole} not null,
      primary key (pool_id, name)
    ) ${wide}`,

    `create table if not exists group_members (
      pool_id text not null,
      group_name text ${byBytes} not null,
      user_id text not null,
      added_at ${whole} not null,
      primary key (pool_id, group_name, user_id),
      foreign key (pool_id, group_name) references groups (pool_id, name) on delete cascade,
      ${ofUser}
    ) ${narrow}`,
    'create index if not exists group_members_of_user on group_members (pool_id, user_id, group_name)',

    `create table if not exists software_tokens (
      pool_id text not null,
      user_id text not null,
      secret ${bytes},
      pending ${bytes},
      name text,
      last_step ${whole},
      primary key (pool_id, user_id),
      ${ofUser}
    ) ${narrow}`,

    `create table if not exists password_history (
      pool_id text not null,
      user_id text not null,
      added_at ${whole} not null,
      id text not null,
      temporary_since ${whole},
      password ${bytes} not null,
      primary key (pool_id, user_id, added_at, id),
      ${ofUser}
    ) ${wide}`,
  ]
}

function fillSearchKeys(engine: Engine): string {
  if (engine === 'sqlite') {
    const keys = searched.map(
      (name) => `search_${name} = substr(attributes ->> '$.${name}', 1, ${searchKeyCharacters})`,
    )
    return `update users set ${keys.join(', ')}`
  }
  // PostgreSQL reads no JSON with an escaped zero or half a surrogate pair in it, not even for another member.
  const readable = String.raw`regexp_replace(attributes, '(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})', '\1\\ufffd', 'g')`
  const keys = searched.map((name) => `search_${name} = left(${readable}::json ->> '${name}', ${searchKeyCharacters})`)
  return `update users set ${keys.join(', ')}`
}
