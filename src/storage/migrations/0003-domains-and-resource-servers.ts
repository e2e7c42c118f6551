import type { Engine } from '#storage/database.ts'

export function domainsAndResourceServers(engine: Engine): readonly string[] {
  const sqlite = engine === 'sqlite'
  const whole = sqlite ? 'integer' : 'bigint'
  const wide = sqlite ? 'strict' : ''
  const byBytes = sqlite ? '' : 'collate "C"'
  const ofPool = 'references user_pools (id) on delete cascade'

  return [
    `create table if not exists domains (
      domain text primary key not null,
      pool_id text not null ${ofPool},
      kind text not null,
      managed_login_version ${whole} not null,
      certificate text,
      created_at ${whole} not null,
      modified_at ${whole} not null,
      unique (pool_id, kind)
    ) ${wide}`,
    'create index if not exists domains_of_kind on domains (kind)',

    `create table if not exists resource_servers (
      pool_id text not null ${ofPool},
      identifier text ${byBytes} not null,
      name text not null,
      scopes text not null,
      primary key (pool_id, identifier)
    ) ${wide}`,
  ]
}
