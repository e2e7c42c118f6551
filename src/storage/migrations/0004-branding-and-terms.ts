import type { Engine } from '#storage/database.ts'

export function brandingAndTerms(engine: Engine): readonly string[] {
  const sqlite = engine === 'sqlite'
  const bytes = sqlite ? 'blob' : 'bytea'
  const whole = sqlite ? 'integer' : 'bigint'
  const wide = sqlite ? 'strict' : ''
  const ofPool = 'references user_pools (id) on delete cascade'
  const ofClient = 'references app_clients (id) on delete cascade'

  return [
    // A row is for one client, or for all that have none of their own: then there is no client that it could go with. The image comes last:
    // reading the columns before it does not touch it.
    `create table if not exists ui_customizations (
      pool_id text not null ${ofPool},
      client_id text not null,
      goes_with_client text ${ofClient},
      css text,
      styles text,
      version text not null,
      created_at ${whole} not null,
      modified_at ${whole} not null,
      logo_kind text,
      logo_digest text,
      logo ${bytes},
      primary key (pool_id, client_id)
    ) ${wide}`,
    'create index if not exists ui_customizations_of_client on ui_customizations (goes_with_client)',

    `create table if not exists brandings (
      pool_id text not null ${ofPool},
      id text not null,
      client_id text not null unique ${ofClient},
      use_provided_values ${whole} not null,
      settings text,
      created_at ${whole} not null,
      modified_at ${whole} not null,
      primary key (pool_id, id)
    ) ${wide}`,

    `create table if not exists branding_assets (
      pool_id text not null,
      branding_id text not null,
      position ${whole} not null,
      category text not null,
      color_mode text not null,
      extension text not null,
      resource_id text,
      digest text not null,
      bytes ${bytes} not null,
      primary key (pool_id, branding_id, position),
      foreign key (pool_id, branding_id) references brandings (pool_id, id) on delete cascade
    ) ${wide}`,

    `create table if not exists terms (
      pool_id text not null ${ofPool},
      id text not null,
      client_id text not null ${ofClient},
      name text not null,
      links text not null,
      created_at ${whole} not null,
      modified_at ${whole} not null,
      primary key (pool_id, id),
      unique (client_id, name)
    ) ${wide}`,

    `create table if not exists saml_signing_keys (
      pool_id text primary key not null ${ofPool},
      certificate ${bytes} not null,
      private_key ${bytes} not null,
      created_at ${whole} not null
    ) ${wide}`,
  ]
}
