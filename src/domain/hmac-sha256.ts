import { hash } from 'node:crypto'

const blockBytes = 64

/** HMAC-SHA256 (RFC 2104) of one message. Node's own takes several times as long to set up as a short message takes to hash. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  // Section 2: a key longer than a block is hashed first.
  const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key
  return outer(short, hash('sha256', Buffer.concat([padded(short, 0x36), ...parts]), 'buffer'))
}

function outer(key: Uint8Array, inner: Buffer): Buffer {
  return hash('sha256', Buffer.concat([padded(key, 0x5c), inner]), 'buffer')
}

function padded(key: Uint8Array, byte: number): Buffer {
  const block = Buffer.allocUnsafe(blockBytes)
  // A loop, not an iterator over entries: this runs six times in a sign-in by SRP.
  for (let index = 0; index < blockBytes; index++) block[index] = (key[index] ?? 0) ^ byte
  return block
}
