import type { Selectable } from 'kysely'
import { type Attributes, type MfaSettings, noMfa, type Password, type User } from '#domain/users.ts'
import {
  dateOf,
  millisOf,
  openBytes,
  optionalDate,
  optionalMillis,
  type RowSealer,
  sealBytes,
} from '#storage/columns.ts'
import type { SearchKeys, UserTable } from '#storage/tables.ts'
import { passwordIn, passwordRecord } from './password-record.ts'
import { searchKeysOf } from './user-search-keys.ts'

/** Everything but the password, which only a sign-in needs. */
export const userColumns = [
  'pool_id',
  'id',
  'username',
  'status',
  'enabled',
  'attributes',
  'mfa',
  'created_at',
  'modified_at',
] as const

export type UserRow = Pick<Selectable<UserTable>, (typeof userColumns)[number]>
export type PasswordColumns = Pick<Selectable<UserTable>, 'password' | 'password_temporary_since'>

export function userOf(row: UserRow): User {
  return {
    poolId: row.pool_id,
    id: row.id,
    username: row.username,
    status: row.status,
    enabled: row.enabled === 1,
    attributes: JSON.parse(row.attributes) as Attributes,
    mfa: row.mfa === null ? noMfa : mfaOf(JSON.parse(row.mfa) as MfaAtRest),
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

/** JSON leaves out what is undefined. */
type MfaAtRest = Pick<MfaSettings, 'enabled'> & Partial<MfaSettings>

function mfaOf({ enabled, preferred }: MfaAtRest): MfaSettings {
  return { enabled, preferred }
}

export function changeableColumns(
  user: User,
): SearchKeys & Pick<UserTable, 'status' | 'enabled' | 'attributes' | 'mfa' | 'modified_at'> {
  const hasMfa = user.mfa.enabled.length > 0 || user.mfa.preferred !== undefined
  return {
    ...searchKeysOf(user.attributes),
    status: user.status,
    enabled: user.enabled ? 1 : 0,
    attributes: JSON.stringify(user.attributes),
    mfa: hasMfa ? JSON.stringify(user.mfa) : null,
    modified_at: millisOf(user.modifiedAt),
  }
}

export function passwordColumns(
  sealer: RowSealer,
  poolId: string,
  userId: string,
  password: Password | undefined,
): PasswordColumns {
  if (password === undefined) return { password: null, password_temporary_since: null }
  return {
    password: sealBytes(sealer, 'users.password', [poolId, userId], passwordRecord(password)),
    password_temporary_since: optionalMillis(password.temporarySince),
  }
}

export function passwordOf(sealer: RowSealer, row: PasswordColumns & UserRow): Password | undefined {
  if (row.password === null) return undefined
  const record = openBytes(sealer, 'users.password', [row.pool_id, row.id], row.password)
  return passwordIn(record, optionalDate(row.password_temporary_since))
}
