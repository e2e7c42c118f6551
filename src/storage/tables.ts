import type { Kysely } from 'kysely'
import type { AttemptAction } from '#domain/attempts.ts'
import type { AssetDescription } from '#domain/branding/managed-login.ts'
import type { TermsName } from '#domain/branding/terms.ts'
import type { LogoKind } from '#domain/branding/ui-customization.ts'
import type { CodePurpose } from '#domain/codes.ts'
import type { MessageChannel, MessageKind, MessageState } from '#domain/messages.ts'
import type { TokenUse } from '#domain/tokens/signing-key.ts'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { AliasKind, UserStatus } from '#domain/users.ts'
import type { SearchedAttribute } from './store.ts'

/** A moment, in milliseconds since 1970. */
type Millis = number
/** JSON as text. */
type Json = string
/** Bytes sealed for exactly this row: see `sealed` in columns.ts. */
type Sealed = Uint8Array

export type Tables = {
  user_pools: { id: string; name: string; settings: Json; created_at: Millis; modified_at: Millis }
  signing_keys: {
    pool_id: string
    kid: string
    token_use: TokenUse
    public_jwk: Json
    private_key: Sealed
    created_at: Millis
  }
  app_clients: {
    id: string
    pool_id: string
    name: string
    settings: Json
    secrets: Sealed | null
    created_at: Millis
    modified_at: Millis
  }
  users: UserTable
  user_aliases: { pool_id: string; kind: AliasKind; alias_key: string; user_id: string }
  groups: {
    pool_id: string
    name: string
    description: string | null
    precedence: number | null
    role_arn: string | null
    created_at: Millis
    modified_at: Millis
  }
  domains: {
    domain: string
    pool_id: string
    kind: UserPoolDomain['kind']
    managed_login_version: number
    certificate: Json | null
    created_at: Millis
    modified_at: Millis
  }
  resource_servers: { pool_id: string; identifier: string; name: string; scopes: Json }
  ui_customizations: UiCustomizationTable
  brandings: {
    pool_id: string
    id: string
    client_id: string
    use_provided_values: number
    settings: Json | null
    created_at: Millis
    modified_at: Millis
  }
  branding_assets: {
    pool_id: string
    branding_id: string
    position: number
    category: AssetDescription['category']
    color_mode: AssetDescription['colorMode']
    extension: AssetDescription['extension']
    resource_id: string | null
    digest: string
    bytes: Uint8Array
  }
  terms: {
    pool_id: string
    id: string
    client_id: string
    name: TermsName
    links: Json
    created_at: Millis
    modified_at: Millis
  }
  saml_signing_keys: { pool_id: string; certificate: Uint8Array; private_key: Sealed; created_at: Millis }
  group_members: { pool_id: string; group_name: string; user_id: string; added_at: Millis }
  software_tokens: {
    pool_id: string
    user_id: string
    secret: Sealed | null
    pending: Sealed | null
    name: string | null
    last_step: number | null
  }
  password_history: {
    pool_id: string
    user_id: string
    added_at: Millis
    id: string
    temporary_since: Millis | null
    password: Sealed
  }
  user_counts: { pool_id: string; shard: number; users: number }
  codes: {
    pool_id: string
    user_id: string
    purpose: CodePurpose
    hash: Uint8Array
    attribute: 'email' | 'phone_number'
    destination: string
    created_at: Millis
    expires_at: Millis
  }
  attempts: {
    pool_id: string
    subject: string
    action: AttemptAction
    tries: number
    first_at: Millis
    last_at: Millis
  }
  authorization_codes: AuthorizationCodeTable
  token_sessions: TokenSessionTable
  login_sessions: LoginSessionTable
  used_sessions: { id: string; expires_at: Millis }
  messages: MessageTable
  settings: { name: string; value: Sealed }
  schema_migrations: { version: number; name: string }
}

/** The values that ListUsers can search by, cut to a length that an index takes: see users/user-search-keys.ts. */
export type SearchKeys = Record<`search_${SearchedAttribute}`, string | null>

export type UiCustomizationTable = {
  pool_id: string
  client_id: string
  goes_with_client: string | null
  css: string | null
  styles: string | null
  version: string
  created_at: Millis
  modified_at: Millis
  logo_kind: LogoKind | null
  logo_digest: string | null
  logo: Uint8Array | null
}

export type UserTable = SearchKeys & {
  pool_id: string
  id: string
  username: string
  username_key: string
  status: UserStatus
  enabled: number
  attributes: Json
  mfa: Json | null
  created_at: Millis
  modified_at: Millis
  password: Sealed | null
  password_temporary_since: Millis | null
}

export type TokenSessionTable = {
  pool_id: string
  id: string
  user_id: string
  client_id: string
  origin_jti: string
  scope: string
  auth_time: Millis
  expires_at: Millis
  revoked_at: Millis | null
  generation: number
  rotated_at: Millis | null
  last_active_at: Millis
  last_ip_address: string | null
  /** 1 for a sign-in through the OAuth endpoints. */
  oauth: number
  resource: string | null
}

export type AuthorizationCodeTable = {
  pool_id: string
  hash: string
  client_id: string
  user_id: string
  redirect_uri: string
  scope: string
  nonce: string | null
  code_challenge: string | null
  resource: string | null
  auth_time: Millis
  expires_at: Millis
  session_id: string | null
}

export type LoginSessionTable = {
  pool_id: string
  id: string
  user_id: string
  site: string
  auth_time: Millis
  expires_at: Millis
}

export type MessageTable = {
  id: string
  pool_id: string
  user_id: string
  kind: MessageKind
  channel: MessageChannel
  recipient: string
  state: MessageState
  tries: number
  created_at: Millis
  next_try_at: Millis | null
  finished_at: Millis | null
  problem: string | null
  content: Sealed | null
}

export type Db = Kysely<Tables>
