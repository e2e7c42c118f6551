import type { Engine } from '#storage/database.ts'

/** Authorization codes, and what tells a sign-in through the OAuth endpoints from one through the API. */
export function oauth(engine: Engine): readonly string[] {
  const sqlite = engine === 'sqlite'
  const whole = sqlite ? 'integer' : 'bigint'
  const wide = sqlite ? 'strict' : ''
  const addTo = (table: string, column: string) =>
    `alter table ${table} add column ${sqlite ? '' : 'if not exists'} ${column}`

  return [
    `create table if not exists authorization_codes (
      pool_id text not null,
      hash text not null,
      client_id text not null,
      user_id text not null,
      redirect_uri text not null,
      scope text not null,
      nonce text,
      code_challenge text,
      resource text,
      auth_time ${whole} not null,
      expires_at ${whole} not null,
      session_id text,
      primary key (pool_id, hash),
      foreign key (pool_id, user_id) references users (pool_id, id) on delete cascade
    ) ${wide}`,
    'create index if not exists authorization_codes_of_user on authorization_codes (pool_id, user_id)',
    'create index if not exists authorization_codes_by_expiry on authorization_codes (expires_at)',

    addTo('token_sessions', `oauth ${whole} not null default 0`),
    addTo('token_sessions', 'resource text'),
  ]
}
