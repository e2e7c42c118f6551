import { spawn } from 'node:child_process'
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { nativePower } from '#adapters/crypto/modular-power.ts'
import { elementOf, generator } from '#domain/sign-in/srp-group.ts'

/** Milliseconds of CPU that the bare cryptography of a sign-in takes, measured in this process and this run. */
export type Primitives = { readonly signatureMs: number; readonly powerMs: number }

const signAsync = promisify(sign)

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Measures the bare cryptography as often as asked. */
export type Gauge = { measure(rounds?: number): Promise<Primitives>; close(): void }

/**
 * Measures while another process keeps the other core busy, as the client of a benchmark does: an idle machine is faster. In between that process
 * stands still.
 */
export async function createGauge(): Promise<Gauge> {
  const neighbour = spawn(process.execPath, ['bench/busy.ts'], { stdio: 'ignore' })
  await once(neighbour, 'spawn')
  await setTimeout(500)
  await signatures(privateKey, 200)
  powers(200)
  neighbour.kill('SIGSTOP')
  return {
    async measure(rounds = 300) {
      neighbour.kill('SIGCONT')
      try {
        return {
          signatureMs: await cpuPerRound(rounds, () => signatures(privateKey, rounds)),
          powerMs: await cpuPerRound(rounds, async () => powers(rounds)),
        }
      } finally {
        neighbour.kill('SIGSTOP')
      }
    },
    close: () => void neighbour.kill('SIGKILL'),
  }
}

/** Once, by a gauge of its own. */
export async function measurePrimitives(rounds?: number): Promise<Primitives> {
  const gauge = await createGauge()
  try {
    return await gauge.measure(rounds)
  } finally {
    gauge.close()
  }
}

/** RS256 on the thread pool, two at a time, as the server signs. */
async function signatures(key: KeyObject, rounds: number): Promise<void> {
  const token = Buffer.alloc(700, 'x')
  for (let n = 0; n < rounds; n += 2)
    await Promise.all([signAsync('sha256', token, key), signAsync('sha256', token, key)])
}

/** One power modulo the 3072-bit prime with a 256-bit exponent. */
function powers(rounds: number): void {
  for (let n = 0; n < rounds; n++) nativePower(elementOf(generator + BigInt(n)), randomBytes(32))
}

async function cpuPerRound(rounds: number, work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / rounds
}
