import type { Engine } from '#storage/database.ts'

/** The sessions of browsers with the pages of a site. The id is a hash: what a browser holds is nowhere in here. */
export function loginSessions(engine: Engine): readonly string[] {
  const whole = engine === 'sqlite' ? 'integer' : 'bigint'
  const narrow = engine === 'sqlite' ? 'strict, without rowid' : ''
  return [
    `create table if not exists login_sessions (
      pool_id text not null,
      id text not null,
      user_id text not null,
      site text not null,
      auth_time ${whole} not null,
      expires_at ${whole} not null,
      primary key (pool_id, id),
      foreign key (pool_id, user_id) references users (pool_id, id) on delete cascade
    ) ${narrow}`,
    'create index if not exists login_sessions_of_user on login_sessions (pool_id, user_id)',
    'create index if not exists login_sessions_by_end on login_sessions (expires_at)',
  ]
}
