import type { Passwords } from '#domain/sign-in/srp.ts'
import type { Sealer } from '#domain/tokens/sealing.ts'
import type { Repositories, Store } from '#storage/store.ts'
import type { TokenBox } from '#domain/tokens/sealing.ts'
import type { SignedTokens } from '#domain/tokens/signing-key.ts'

export type { Repositories, Store }

/** The part of the configuration that flows and operations need. */
export type Settings = {
  readonly region: string
  readonly accountId: string
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly issuer: 'own' | 'aws'
}

export type Clock = { now(): Date }

export type Random = {
  bytes(length: number): Buffer
  /** Uniformly distributed decimal digits. */
  digits(length: number): string
  /** Version 7, RFC 9562: sorts by time of creation. */
  timeOrderedId(): string
  uuid(): string
}

export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Says that a message row was committed. `mode` is what becomes of e-mail: sent by a server or kept for reading. */
export type Mailroom = { readonly mode: 'send' | 'keep'; wake(): void }

/** Runs work for one key at a time, in order of arrival, within this process. */
export type Gate = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** What flows and operations may use: made once in app.ts, passed in, never imported. */
export type Services = {
  readonly settings: Settings
  readonly store: Store
  readonly passwords: Passwords
  readonly sealer: Sealer
  readonly boxes: TokenBox
  readonly tokens: SignedTokens
  readonly mailroom: Mailroom
  readonly gate: Gate
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}
