import { DiffieHellman, getDiffieHellman } from 'node:crypto'
import { elementBytes, elementOf, integerOf, prime, primeHex } from '#domain/sign-in/srp-group.ts'

/**
 * Powers in the SRP group, computed off the event loop. Bases and results are below N, big-endian; results have 384
 * bytes. A base that is not between 2 and N - 2, or an exponent of zero, rejects with `DegeneratePower`.
 */
export type ModularPower = {
  power(base: Buffer, exponent: Buffer): Promise<Buffer>
  /** g^exponent, in half the time, for a secret of 32 bytes that is used once: see `createGeneratorPower`. */
  powerOfGenerator(exponent: Buffer): Promise<Buffer>
  /** (factor · base^inner)^outer, as one piece of work. */
  powerOfProduct(factor: Buffer, base: Buffer, inner: Buffer, outer: Buffer): Promise<Buffer>
}

/** One piece of work as it travels to a worker: the operands of `powerOfGenerator` (one), `power` (two) or `powerOfProduct` (four). */
export type PowerOperands =
  | readonly [Uint8Array]
  | readonly [Uint8Array, Uint8Array]
  | readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array]

/** One modular power, synchronously. */
export type RawPower = (base: Uint8Array, exponent: Uint8Array) => Buffer

const two = elementOf(2n)
const primeMinusTwo = elementOf(prime - 2n)

/** Operands that no honest client sends and that would give away the result: a failed authentication, not a fault. */
export class DegeneratePower extends Error {
  override readonly name = 'DegeneratePower'
}

const setPrivateKey: (this: unknown, exponent: Uint8Array) => void = DiffieHellman.prototype.setPrivateKey

/**
 * OpenSSL's modular power, in constant time for the exponent. `DiffieHellmanGroup` has no setPrivateKey of its own, and
 * the one it is given here is not documented to work, hence `fastestPower`. `createDiffieHellman` would check the prime
 * for seconds.
 */
export const nativePower: RawPower = (base, exponent) => {
  const group = getDiffieHellman('modp15')
  setPrivateKey.call(group, exponent)
  return group.computeSecret(base)
}

/** Square and multiply. Five times slower than OpenSSL and not in constant time: only where the native way fails. */
export const bigintPower: RawPower = (base, exponent) => {
  let result = 1n
  const factor = integerOf(base)
  for (const bit of integerOf(exponent).toString(2)) {
    result = (result * result) % prime
    if (bit === '1') result = (result * factor) % prime
  }
  return elementOf(result)
}

/** `candidate` if it agrees with plain arithmetic on this runtime, `bigintPower` if not. Takes one slow power. */
export function fastestPower(candidate: RawPower = nativePower): RawPower {
  const base = Buffer.from(primeHex, 'hex').subarray(1)
  const exponent = Buffer.from(primeHex, 'hex').subarray(8, 40)
  try {
    return candidate(base, exponent).equals(bigintPower(base, exponent)) ? candidate : bigintPower
  } catch {
    return bigintPower
  }
}

/** Does one piece of work with a base. @throws DegeneratePower */
export function computePower(power: RawPower, operands: Exclude<PowerOperands, readonly [Uint8Array]>): Buffer {
  const [first, second, inner, outer] = operands
  if (inner === undefined || outer === undefined) return checkedPower(power, first, second)
  const product = (integerOf(first) * integerOf(checkedPower(power, second, inner))) % prime
  return checkedPower(power, elementOf(product), outer)
}

function checkedPower(power: RawPower, base: Uint8Array, exponent: Uint8Array): Buffer {
  if (!isProperBase(base)) throw new DegeneratePower('the base generates at most two elements')
  if (exponent.length > elementBytes || exponent.every((byte) => byte === 0)) throw new DegeneratePower('bad exponent')
  return power(base, exponent)
}

/** Between 2 and N - 2. Elements are compared as bytes; what is shorter is a number. */
function isProperBase(base: Uint8Array): boolean {
  if (base.length === elementBytes) return Buffer.compare(base, two) >= 0 && Buffer.compare(base, primeMinusTwo) <= 0
  const value = integerOf(base)
  return value >= 2n && value <= prime - 2n
}
