import { createHmac, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { createArgon2 } from '#adapters/crypto/argon2.ts'
import { signToken, verifyToken } from '#adapters/crypto/jws.ts'
import { masterKey } from '#adapters/crypto/master-key.ts'
import { createModularPowerPool } from '#adapters/crypto/modular-power-pool.ts'
import { createPasswords } from '#adapters/crypto/passwords.ts'
import { createSealer } from '#adapters/crypto/seal.ts'
import { privateKeyFrom, publicKeyFrom } from '#adapters/crypto/signing-keys.ts'
import { createTokenBox } from '#adapters/crypto/token-box.ts'
import type { Message, OutboxEntry } from '#domain/messages.ts'
import type { SigningKey } from '#domain/tokens/signing-key.ts'
import { createBoundedCache } from '#flows/bounded-cache.ts'
import { createGate } from '#flows/gate.ts'
import { createLimiter } from '#flows/limiter.ts'
import type { Services, Store } from '#flows/services.ts'
import { dispatch, type Signature } from '#operations/dispatch.ts'
import { apis } from '#operations/index.ts'
import type { Input, OperationName, Output } from '#operations/operation.ts'
import { openMemoryStore } from '#storage/open.ts'

export const testAccessKey = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }

/** Time that stands still until a test moves it. */
export type TestClock = { now(): Date; advance(seconds: number): void }

export type Refused = { readonly code: string; readonly message: string; readonly status: number }

export type Harness = {
  readonly services: Services
  readonly store: Store
  readonly clock: TestClock
  /** Runs an operation through the dispatcher as the holder of the access key; throws `RefusedCall` when it is refused. */
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Output<Name>>
  /** The refusal of a call that must be refused. The input may be as wrong as a test likes. */
  refusal(name: OperationName, input: unknown, signature?: Signature): Promise<Refused>
  /** The same calls from another address than this machine's. */
  from(address: string): Pick<Harness, 'call' | 'refusal'>
  /** Every message of a pool, newest first, with its text. */
  messages(poolId: string): Promise<readonly (OutboxEntry & { message: Message })[]>
  close(): Promise<void>
}

export class RefusedCall extends Error {
  readonly code: string
  constructor({ code, message }: Refused) {
    super(message)
    this.code = code
    this.name = code
  }
}

export type HarnessOptions = {
  store?: (sealer: Services['sealer']) => Promise<Store>
  mail?: 'send' | 'keep'
  settings?: Partial<Services['settings']>
  /** Rate limits are off unless a test asks for them. */
  limits?: boolean
}

/** The operations on an empty in-memory database, with real passwords and tokens, and a clock in the test's hand. */
export async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const clock = createTestClock()
  const keys = [masterKey(Buffer.alloc(32, 7))] as const
  const sealer = createSealer(keys, randomBytes)
  const store = await (options.store ?? openMemoryStore)(sealer)
  const powers = createModularPowerPool()
  const standInKey = Buffer.alloc(32, 9)
  const silent = () => undefined
  const services: Services = {
    settings: {
      region: 'us-east-1',
      accountId: '000000000000',
      publicUrl: 'http://localhost:9750',
      issuer: 'own',
      version: '0.0.0',
      ...options.settings,
    },
    accessKey: () => testAccessKey,
    store,
    passwords: createPasswords({ powers, argon2: createArgon2(), randomBytes, fakeKey: standInKey }),
    sealer,
    standInKey,
    boxes: createTokenBox(keys, randomBytes),
    signer: {
      newKey: async () => takeSigningKey(),
      privateKey: privateKeyFrom,
      publicKey: publicKeyFrom,
      sign: signToken,
      verify: verifyToken,
    },
    poolKeys: createBoundedCache(100),
    mailroom: { delivers: () => options.mail === 'send', wake: silent },
    gate: createGate(),
    limiter: options.limits ? createLimiter(clock) : undefined,
    clock,
    random: { bytes: randomBytes, uuid: randomUUID },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  }
  return {
    services,
    store,
    clock,
    ...callers(services),
    from: (address) => callers(services, address),
    messages: (poolId) => messagesOf(store, poolId),
    close: () => closeAll(store, powers),
  }
}

function callers(services: Services, sourceIp = '127.0.0.1'): Pick<Harness, 'call' | 'refusal'> {
  const answer = async (name: OperationName, body: unknown, signature: Signature) => {
    const api = apis.find(({ contract }) => Object.hasOwn(contract.operations, name))
    if (!api) throw new Error(`No API has an operation ${name}`)
    const invocation = { requestId: randomUUID(), sourceIp }
    return dispatch(services, api, { operation: name, body, signature: async () => signature, invocation })
  }
  return {
    async call<Name extends OperationName>(name: Name, input: Input<Name>) {
      const result = await answer(name, asJson(input), { kind: 'signed' })
      if (result.kind === 'refused') throw new RefusedCall(result)
      return result.output as Output<Name>
    },
    async refusal(name, input, signature = { kind: 'signed' }) {
      const result = await answer(name, input, signature)
      if (result.kind !== 'refused') throw new Error(`${name} was not refused: ${JSON.stringify(result.output)}`)
      return { code: result.code, message: result.message, status: result.status }
    },
  }
}

const asJson = (input: unknown): unknown => JSON.parse(JSON.stringify(input))

async function messagesOf(store: Store, poolId: string): Promise<readonly (OutboxEntry & { message: Message })[]> {
  const { items } = await store.messages.list({ poolId, page: { limit: 1_000 } })
  return items.flatMap((entry) => (entry.message ? [{ ...entry, message: entry.message }] : []))
}

async function closeAll(store: Store, powers: { close(): Promise<unknown> | unknown }): Promise<void> {
  await store.close()
  await powers.close()
}

export function createTestClock(start = Date.UTC(2026, 0, 15, 12)): TestClock {
  let now = start
  return {
    now: () => new Date(now),
    advance(seconds) {
      now += seconds * 1_000
    },
  }
}

/** What a client with a secret sends beside a username. */
export function secretHash(secret: string, username: string, clientId: string): string {
  return createHmac('sha256', secret)
    .update(username + clientId)
    .digest('base64')
}

const signingKeys: SigningKey[] = []
let taken = 0

/** Making RSA keys is slow, so that the tests of one process share eight of them. */
function takeSigningKey(): SigningKey {
  const index = taken++ % 8
  const made = signingKeys[index] ?? makeSigningKey(index)
  signingKeys[index] = made
  return made
}

function makeSigningKey(index: number): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const kid = Buffer.alloc(32, index + 1).toString('base64')
  return {
    kid,
    privateKeyPkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicJwk: { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig', x5c: ['dGVzdA=='] },
  }
}
