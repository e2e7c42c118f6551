import { elementOf, generator, prime } from '#domain/sign-in/srp-group.ts'
import { DegeneratePower } from './modular-power.ts'

const exponentBytes = 32
/** The exponent's bits stand in 8 rows of 32, one below the other; a digit is a column of 8 bits. */
const rows = 8
const rowBits = 32
/** Columns are taken 16 at a time, one of each block of 2, so that there is one square instead of 31. */
const blocks = 32
const blockBits = rowBits / blocks

/**
 * Powers of the group's generator for exponents of 32 bytes, by the comb method for a fixed base (Lim and Lee, CRYPTO '94; Handbook of Applied
 * Cryptography, 14.117). 32 products and a square take half as long as OpenSSL, which knows no tables, needs for one power. Making the
 * tables takes some 50 ms, keeping them 1.6 MB.
 *
 * For secrets that are used once. Every exponent takes the same steps with factors of full length, but which entries are read depends on it, and
 * arithmetic on BigInt is not in constant time. What little a neighbour on the machine could see of one handshake is worth nothing to it: it
 * would need most of the exponent, and never sees the same one twice. A password's exponent, which stays, belongs to `ModularPower.power`.
 */
export function createGeneratorPower(): (exponent: Uint8Array) => Buffer {
  // So that no factor is short or one: each has a mask, and those of a column take each other away.
  const mask = power(generator, 4_099)
  const unmask = inverse(power(mask, blocks - 1))
  const weights = blockWeights()
  const tables = Array.from({ length: blocks }, (_, block) => tableOf(block, weights, block === 0 ? unmask : mask))

  return (exponent) => {
    if (exponent.length !== exponentBytes || exponent.every((byte) => byte === 0))
      throw new DegeneratePower('bad exponent')
    const words = wordsOf(exponent)
    let result = 1n
    for (let bit = blockBits - 1; bit >= 0; bit--) {
      if (bit < blockBits - 1) result = (result * result) % prime
      for (let block = 0; block < blocks; block++) {
        const factor = tables[block]?.[columnOf(words, block * blockBits + bit)] ?? 0n
        result = (result * factor) % prime
      }
    }
    return elementOf(result)
  }
}

/** g^(2^position) for the first position of each block of each row, from the lowest. */
function blockWeights(): readonly bigint[] {
  const weights = [generator]
  while (weights.length < rows * blocks) weights.push(power(weights.at(-1) ?? generator, 1 << blockBits))
  return weights
}

/** For each column of a block's first bits, the product of what its ones weigh. */
function tableOf(block: number, weights: readonly bigint[], mask: bigint): readonly bigint[] {
  const table = [mask]
  for (let row = 0; row < rows; row++) {
    const weight = weights[row * blocks + block] ?? 0n
    for (const entry of table.slice()) table.push((entry * weight) % prime)
  }
  return table
}

/** The rows of an exponent, the lowest first. */
function wordsOf(exponent: Uint8Array): readonly number[] {
  const view = new DataView(exponent.buffer, exponent.byteOffset, exponent.byteLength)
  return Array.from({ length: rows }, (_, row) => view.getUint32(exponentBytes - 4 * (row + 1)))
}

function columnOf(words: readonly number[], bit: number): number {
  let column = 0
  for (let row = 0; row < rows; row++) column |= (((words[row] ?? 0) >>> bit) & 1) << row
  return column
}

function power(base: bigint, exponent: number): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % prime
    if (bit === '1') result = (result * base) % prime
  }
  return result
}

/** By the extended Euclidean algorithm. */
function inverse(value: bigint): bigint {
  let [before, rest] = [prime, value]
  let [factorBefore, factor] = [0n, 1n]
  while (rest !== 0n) {
    const quotient = before / rest
    ;[before, rest] = [rest, before - quotient * rest]
    ;[factorBefore, factor] = [factor, factorBefore - quotient * factor]
  }
  return factorBefore < 0n ? factorBefore + prime : factorBefore
}
