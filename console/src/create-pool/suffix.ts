const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const length = 6

/** Makes suggested names differ, such as `User pool - x1y2z3`. */
export function newSuffix(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte % alphabet.length]).join('')
}
