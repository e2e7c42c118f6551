import type { Sealer } from '#domain/tokens/sealing.ts'

/** What storage needs of a sealer. */
export type RowSealer = Pick<Sealer, 'seal' | 'open'>

/** How a value is held in a column: the same on every engine, so that a row means the same everywhere. */

export function dateOf(millis: number): Date {
  return new Date(millis)
}

export function optionalDate(millis: number | null): Date | undefined {
  return millis === null ? undefined : new Date(millis)
}

export function millisOf(date: Date): number {
  return date.getTime()
}

export function optionalMillis(date: Date | undefined): number | null {
  return date === undefined ? null : date.getTime()
}

/** SQLite hands out plain byte arrays, PostgreSQL buffers. */
export function bytesOf(column: Uint8Array): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength)
}

/** Names one sealed column of one row. As JSON, so that no two lists of ids run together into the same text. */
function place(column: SealedColumn, ids: readonly string[]): string {
  return JSON.stringify([column, ...ids])
}

export type SealedColumn =
  | 'signing_keys.private_key'
  | 'saml_signing_keys.private_key'
  | 'app_clients.secrets'
  | 'users.password'
  | 'software_tokens.secret'
  | 'software_tokens.pending'
  | 'password_history.password'
  | 'messages.content'
  | 'settings.value'

export function sealBytes(sealer: RowSealer, column: SealedColumn, ids: readonly string[], bytes: Uint8Array): Buffer {
  return sealer.seal(place(column, ids), bytes)
}

export function openBytes(sealer: RowSealer, column: SealedColumn, ids: readonly string[], sealed: Uint8Array): Buffer {
  return sealer.open(place(column, ids), sealed)
}

export function sealJson(sealer: RowSealer, column: SealedColumn, ids: readonly string[], value: unknown): Buffer {
  return sealBytes(sealer, column, ids, Buffer.from(JSON.stringify(value)))
}

/** The caller names the type of what it sealed there itself. */
export function openJson<T>(sealer: RowSealer, column: SealedColumn, ids: readonly string[], sealed: Uint8Array): T {
  return JSON.parse(openBytes(sealer, column, ids, sealed).toString()) as T
}
