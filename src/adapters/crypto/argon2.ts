import { availableParallelism } from 'node:os'
import { argon2Parameters, parseArgon2id } from '#domain/argon2-string.ts'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'

/** argon2id off the event loop. Every promise may reject with `PasswordWorkOverloaded`. */
export type Argon2 = {
  /** A PHC string, with OWASP's parameters. The salt has at least 8 bytes. */
  hash(password: string, salt: Buffer): Promise<string>
  /** With the parameters of the string. Throws if it is no argon2id hash, or asks for more than `parseArgon2id` takes. */
  verify(argon2id: string, password: string): Promise<boolean>
}

type Library = Pick<typeof import('@node-rs/argon2'), 'hash' | 'verify'>

export type Argon2Options = {
  /** Most hashes at a time. Each holds 19 MiB and one thread of libuv's pool. */
  atOnce?: number
  /** Most that may wait for their turn; at some 20 ms a hash, the default is a wait of a few seconds. */
  longestQueue?: number
  load?: () => Promise<Library>
}

/** Of libuv's four threads one is left for signatures, files and name look-ups. */
const mostAtOnce = 3
const hashBytes = 32

export function createArgon2({ atOnce, longestQueue, load }: Argon2Options = {}): Argon2 {
  const inTurn = createLine(atOnce ?? Math.min(availableParallelism(), mostAtOnce), longestQueue ?? 200)
  // Loaded when first needed: most servers never need it, and it is one binary for each kind of machine.
  const library = load ?? (() => import('@node-rs/argon2'))

  return {
    hash(password, salt) {
      const { memoryKib: memoryCost, passes: timeCost, lanes: parallelism } = argon2Parameters
      const options = { memoryCost, timeCost, parallelism, outputLen: hashBytes, salt }
      return inTurn(async () => (await library()).hash(password, options))
    },

    async verify(argon2id, password) {
      if (!parseArgon2id(argon2id)) throw new Error('no argon2id hash, or one that asks for too much')
      return inTurn(async () => (await library()).verify(argon2id, password))
    },
  }
}

/** Lets `atOnce` pieces of work run and `longest` wait, in order of arrival. */
function createLine(atOnce: number, longest: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++
    else if (waiting.length >= longest) throw new PasswordWorkOverloaded()
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes now gets in before those who wait.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
