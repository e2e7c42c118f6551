import type { KeyObject } from 'node:crypto'
import type { MessageChannel } from '#domain/messages.ts'
import type { Passwords } from '#domain/sign-in/password-work.ts'
import type { Sealer, TokenBox } from '#domain/tokens/sealing.ts'
import type { SigningJwk, SigningKey, TokenUse } from '#domain/tokens/signing-key.ts'
import type { Repositories, Store } from '#storage/store.ts'

import type { Limiter } from './limiter.ts'

export type { Repositories, Store }

/** The part of the configuration that flows and operations need. */
export type Settings = {
  readonly region: string
  readonly accountId: string
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly issuer: 'own' | 'aws'
  /** Of the program. */
  readonly version: string
}

/** What signs administrative calls. */
export type AccessKey = { readonly accessKeyId: string; readonly secretAccessKey: string }

export type Clock = { now(): Date }

export type Random = { bytes(length: number): Buffer; uuid(): string }

/** RS256 tokens and the keys that sign them. */
export type Signer = {
  newKey(subjectName: string, now: Date): Promise<SigningKey>
  privateKey(pkcs8: Buffer): KeyObject
  publicKey(jwk: SigningJwk): KeyObject
  sign(key: KeyObject, kid: string, claims: object): Promise<string>
  /** The claims, if the signature is by the key that `findKey` has for the token's key id. Says nothing of who the token is for, nor of its age. */
  verify(token: string, findKey: (kid: string) => KeyObject | undefined): Record<string, unknown> | undefined
}

/** The keys of one pool, ready for use. They never change once made. */
export type PoolKeys = {
  readonly [use in TokenUse]: {
    readonly kid: string
    nextPrivateKey(): KeyObject
    readonly publicKey: KeyObject
    readonly publicJwk: SigningJwk
  }
}

/** A bounded memory of things that never change. */
export type Cache<T> = { get(key: string): T | undefined; set(key: string, value: T): void }

export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Carries messages away, as far as a carrier is set for their channel; the others are kept for reading. */
export type Mailroom = {
  delivers(channel: MessageChannel): boolean
  /** Says that a message row was committed. */
  wake(): void
}

/** Runs work for one key at a time, in order of arrival, within this process. */
export type Gate = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** What flows and operations may use: made once in app.ts, passed in, never imported. */
export type Services = {
  readonly settings: Settings
  /** The one that counts; undefined until the server listens for the first time, when it is made. */
  readonly accessKey: () => AccessKey | undefined
  readonly store: Store
  readonly passwords: Passwords
  readonly sealer: Sealer
  /** Secret of the stand-ins for users who do not exist; outlives every change of the master key, or they could be told apart. */
  readonly standInKey: Buffer
  readonly boxes: TokenBox
  readonly signer: Signer
  readonly poolKeys: Cache<PoolKeys>
  readonly mailroom: Mailroom
  readonly gate: Gate
  /** Undefined when LIFEGUARD_RATE_LIMITS is off. */
  readonly limiter: Limiter | undefined
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}
