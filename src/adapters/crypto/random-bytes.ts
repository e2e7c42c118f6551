import { randomFillSync } from 'node:crypto'

const storeBytes = 4_096

/**
 * Cryptographically random bytes out of a store that is filled when it is empty: for a nonce, asking the system each time costs as much as the
 * encryption. Nothing is given twice, and what was given is erased from the store. `fill` is for tests.
 */
export function createRandomBytes(fill: (store: Buffer) => void = randomFillSync): (length: number) => Buffer {
  const store = Buffer.alloc(storeBytes)
  let used = storeBytes
  return (length) => {
    const bytes = Buffer.allocUnsafe(length)
    if (length > storeBytes) fill(bytes)
    else {
      if (used + length > storeBytes) {
        fill(store)
        used = 0
      }
      store.copy(bytes, 0, used, used + length)
      store.fill(0, used, used + length)
      used += length
    }
    return bytes
  }
}
