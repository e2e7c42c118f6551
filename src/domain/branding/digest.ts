import { createHash } from 'node:crypto'

/** Names a file by its bytes: 32 hexadecimal digits of SHA-256. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
