import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createArgon2 } from '#adapters/crypto/argon2.ts'
import { signToken, verifyToken } from '#adapters/crypto/jws.ts'
import { loadMasterKeys, masterKeyFile } from '#adapters/crypto/master-key.ts'
import { createModularPowerPool } from '#adapters/crypto/modular-power-pool.ts'
import { createPasswords } from '#adapters/crypto/passwords.ts'
import { createRandomBytes } from '#adapters/crypto/random-bytes.ts'
import { createSealer, SealBrokenError } from '#adapters/crypto/seal.ts'
import { generateSigningKey, privateKeyFrom, publicKeyFrom } from '#adapters/crypto/signing-keys.ts'
import { createTokenBox } from '#adapters/crypto/token-box.ts'
import type { SendMessage } from '#adapters/messages/delivery.ts'
import type { Sealer } from '#domain/tokens/sealing.ts'
import { createBoundedCache } from '#flows/bounded-cache.ts'
import { createGate } from '#flows/gate.ts'
import { createLimiter } from '#flows/limiter.ts'
import type { Clock, Log, PoolKeys, Random, Services, Signer, Store } from '#flows/services.ts'
import { openStore } from '#storage/open.ts'
import { startMail } from './compose-mail.ts'
import type { Config } from './config.ts'

/** What a test puts in place of the outside world. */
export type Substitutes = {
  readonly clock?: Clock
  readonly random?: Random
  readonly openStore?: (sealer: Sealer) => Promise<Store>
  readonly send?: SendMessage
}

export type ComposedServices = {
  readonly services: Services
  /** Takes no more messages out of the outbox and ends what is being sent. */
  stopMail(): Promise<void>
  /** Ends the workers and closes the store. */
  close(): Promise<void>
}

type MutableSettings = { -readonly [Name in keyof Services['settings']]: Services['settings'][Name] }

const standInKeysName = 'stand-in-keys'
const standInKeyBytes = 32
const mostPoolKeys = 1000

const systemClock: Clock = { now: () => new Date() }
const systemRandom: Random = { bytes: createRandomBytes(), uuid: () => randomUUID() }

/** Makes everything that flows and operations use. Opens the database and brings it up to date. */
export async function composeServices(
  config: Config,
  settings: MutableSettings,
  log: Log,
  substitutes: Substitutes,
  accessKey: Services['accessKey'],
): Promise<ComposedServices> {
  const clock = substitutes.clock ?? systemClock
  const random = substitutes.random ?? systemRandom
  const keyFile = masterKeyFile(resolve(config.dataDir))
  const hadKeyFile = existsSync(keyFile)
  const masterKeys = config.masterKey ?? loadMasterKeys(resolve(config.dataDir), random.bytes)
  const sealer = createSealer(masterKeys, random.bytes)
  const store = await (substitutes.openStore?.(sealer) ?? openConfiguredStore(config, sealer, log))
  try {
    const keys = await standInKeys(store, random)
    const powers = createModularPowerPool()
    const mail = await startMail(config, store, clock, log, substitutes.send)
    const services: Services = {
      settings,
      accessKey,
      store,
      sealer,
      clock,
      random,
      log,
      standInKey: keys.users,
      passwords: createPasswords({
        powers,
        argon2: createArgon2(),
        randomBytes: random.bytes,
        fakeKey: keys.passwords,
      }),
      boxes: createTokenBox(masterKeys, random.bytes),
      signer: signerOver(random),
      poolKeys: createBoundedCache<PoolKeys>(mostPoolKeys),
      mailroom: mail.mailroom,
      gate: createGate(),
      limiter: config.rateLimits === 'on' ? createLimiter(clock) : undefined,
    }
    const close = async () => {
      await powers.close()
      await store.close()
    }
    return { services, stopMail: mail.close, close }
  } catch (error) {
    await store.close()
    // A key made just now for a database that has another would only be in the way of the right one.
    if (error instanceof SealBrokenError && !hadKeyFile) rmSync(keyFile, { force: true })
    throw error
  }
}

function openConfiguredStore(config: Config, sealer: Sealer, log: Log): Promise<Store> {
  return openStore({ url: config.databaseUrl ?? '', file: join(resolve(config.dataDir), 'lifeguard.db'), sealer, log })
}

/** Kept for good, because what they make must look the same for ever; each of the two uses has its own. */
async function standInKeys({ settings }: Store, random: Random): Promise<{ users: Buffer; passwords: Buffer }> {
  const stored =
    (await settings.find(standInKeysName)) ??
    (await settings.putIfAbsent(standInKeysName, random.bytes(2 * standInKeyBytes)))
  return { users: stored.subarray(0, standInKeyBytes), passwords: stored.subarray(standInKeyBytes) }
}

function signerOver(random: Random): Signer {
  return {
    newKey: (subjectName, now) => generateSigningKey({ subjectName, now }, random.bytes),
    privateKey: privateKeyFrom,
    publicKey: publicKeyFrom,
    sign: signToken,
    verify: verifyToken,
  }
}
