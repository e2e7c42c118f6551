import type { Engine } from '#storage/database.ts'

/**
 * Everything belongs to a pool and goes with it. On SQLite a row that is found by one key and little longer than that
 * key lives inside it (`narrow`); wide rows, and rows whose keys come in no order, are appended and found by an index.
 * Statements can be run twice: some engines commit each one by itself.
 */
export function firstTables(engine: Engine): readonly string[] {
  const sqlite = engine === 'sqlite'
  const bytes = sqlite ? 'blob' : 'bytea'
  const whole = sqlite ? 'integer' : 'bigint'
  const wide = sqlite ? 'strict' : ''
  const narrow = sqlite ? 'strict, without rowid' : ''
  const ofPool = 'references user_pools (id) on delete cascade'
  const ofUser = 'foreign key (pool_id, user_id) references users (pool_id, id) on delete cascade'

  return [
    `create table if not exists user_pools (
      id text primary key not null,
      name text not null,
      settings text not null,
      created_at ${whole} not null,
      modified_at ${whole} not null
    ) ${wide}`,

    `create table if not exists signing_keys (
      pool_id text not null ${ofPool},
      kid text not null,
      token_use text not null,
      public_jwk text not null,
      private_key ${bytes} not null,
      created_at ${whole} not null,
      primary key (pool_id, kid)
    ) ${wide}`,

    `create table if not exists app_clients (
      id text primary key not null,
      pool_id text not null ${ofPool},
      name text not null,
      settings text not null,
      secrets ${bytes},
      created_at ${whole} not null,
      modified_at ${whole} not null
    ) ${wide}`,
    'create index if not exists app_clients_of_pool on app_clients (pool_id, id)',

    // The password comes last: reading the columns before it does not touch it.
    `create table if not exists users (
      pool_id text not null ${ofPool},
      id text not null,
      username text not null,
      username_key text not null,
      status text not null,
      enabled ${whole} not null,
      created_at ${whole} not null,
      modified_at ${whole} not null,
      attributes text not null,
      password_temporary_since ${whole},
      password ${bytes},
      primary key (pool_id, id)
    ) ${wide}`,
    'create unique index if not exists users_by_name on users (pool_id, username_key)',

    `create table if not exists user_counts (
      pool_id text not null ${ofPool},
      shard ${whole} not null,
      users ${whole} not null,
      primary key (pool_id, shard)
    ) ${narrow}`,

    `create table if not exists user_aliases (
      pool_id text not null,
      kind text not null,
      alias_key text not null,
      user_id text not null,
      primary key (pool_id, kind, alias_key),
      ${ofUser}
    ) ${narrow}`,
    'create index if not exists user_aliases_of_user on user_aliases (pool_id, user_id)',

    `create table if not exists codes (
      pool_id text not null,
      user_id text not null,
      purpose text not null,
      hash ${bytes} not null,
      attribute text not null,
      destination text not null,
      created_at ${whole} not null,
      expires_at ${whole} not null,
      primary key (pool_id, user_id, purpose),
      ${ofUser}
    ) ${narrow}`,
    'create index if not exists codes_by_expiry on codes (expires_at)',

    `create table if not exists attempts (
      pool_id text not null ${ofPool},
      subject text not null,
      action text not null,
      tries ${whole} not null,
      first_at ${whole} not null,
      last_at ${whole} not null,
      primary key (pool_id, subject, action)
    ) ${narrow}`,
    'create index if not exists attempts_by_age on attempts (last_at)',

    `create table if not exists token_sessions (
      pool_id text not null,
      id text not null,
      user_id text not null,
      client_id text not null,
      origin_jti text not null,
      scope text not null,
      auth_time ${whole} not null,
      expires_at ${whole} not null,
      revoked_at ${whole},
      primary key (pool_id, id),
      ${ofUser}
    ) ${wide}`,
    'create index if not exists token_sessions_of_user on token_sessions (pool_id, user_id)',
    'create index if not exists token_sessions_by_expiry on token_sessions (expires_at)',

    `create table if not exists used_sessions (
      id text primary key not null,
      expires_at ${whole} not null
    ) ${narrow}`,
    'create index if not exists used_sessions_by_expiry on used_sessions (expires_at)',

    `create table if not exists messages (
      id text primary key not null,
      pool_id text not null ${ofPool},
      user_id text not null,
      kind text not null,
      channel text not null,
      recipient text not null,
      state text not null,
      tries ${whole} not null,
      created_at ${whole} not null,
      next_try_at ${whole},
      finished_at ${whole},
      problem text,
      content ${bytes}
    ) ${wide}`,
    'create index if not exists messages_of_pool on messages (pool_id, id)',
    "create index if not exists messages_due on messages (next_try_at) where state = 'pending'",
    "create index if not exists messages_pending_of_user on messages (pool_id, user_id) where state = 'pending'",

    `create table if not exists settings (
      name text primary key not null,
      value ${bytes} not null
    ) ${wide}`,
  ]
}
