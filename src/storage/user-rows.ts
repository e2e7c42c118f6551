import type { Selectable } from 'kysely'
import type { Attributes, Password, User } from '#domain/users.ts'
import {
  bytesOf,
  dateOf,
  millisOf,
  openBytes,
  optionalDate,
  optionalMillis,
  type RowSealer,
  sealBytes,
} from './columns.ts'
import type { UserTable } from './tables.ts'

/** Everything but the password, which only a sign-in needs. */
export const userColumns = [
  'pool_id',
  'id',
  'username',
  'status',
  'enabled',
  'attributes',
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
    createdAt: dateOf(row.created_at),
    modifiedAt: dateOf(row.modified_at),
  }
}

export function changeableColumns(user: User): Pick<UserTable, 'status' | 'enabled' | 'attributes' | 'modified_at'> {
  return {
    status: user.status,
    enabled: user.enabled ? 1 : 0,
    attributes: JSON.stringify(user.attributes),
    modified_at: millisOf(user.modifiedAt),
  }
}

/** Sealed as one byte with the salt's length, the salt, the verifier. */
export function passwordColumns(
  sealer: RowSealer,
  poolId: string,
  userId: string,
  password: Password | undefined,
): PasswordColumns {
  if (password === undefined) return { password: null, password_temporary_since: null }
  const record = Buffer.concat([Buffer.of(password.salt.length), password.salt, password.verifier])
  return {
    password: sealBytes(sealer, 'users.password', [poolId, userId], record),
    password_temporary_since: optionalMillis(password.temporarySince),
  }
}

export function passwordOf(sealer: RowSealer, row: PasswordColumns & UserRow): Password | undefined {
  if (row.password === null) return undefined
  const record = bytesOf(openBytes(sealer, 'users.password', [row.pool_id, row.id], row.password))
  const verifierStart = 1 + record.readUInt8(0)
  return {
    salt: record.subarray(1, verifierStart),
    verifier: record.subarray(verifierStart),
    temporarySince: optionalDate(row.password_temporary_since),
  }
}
