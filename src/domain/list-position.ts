import type { Sealer } from './tokens/sealing.ts'

const purpose = 'list position'
const hashBytes = 32

/**
 * The token that continues a list after an item: 43 characters of keyed hash and the item's key. It holds for this list alone, so name in
 * `list` everything that selects its items, the pool for instance.
 */
export function writePosition(sealer: Pick<Sealer, 'keyedHash'>, list: string, after: string): string {
  return Buffer.concat([sealer.keyedHash(purpose, list, after), Buffer.from(after)]).toString('base64url')
}

/** The key of the item to continue after, or undefined for a token that was not made for this list. */
export function readPosition(
  sealer: Pick<Sealer, 'matchesKeyedHash'>,
  list: string,
  token: string,
): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  // Other texts decode to the same bytes: only the one that was written is taken.
  if (bytes.length <= hashBytes || bytes.toString('base64url') !== token) return undefined
  const after = bytes.subarray(hashBytes).toString()
  return sealer.matchesKeyedHash(bytes.subarray(0, hashBytes), purpose, list, after) ? after : undefined
}

/** A position that is good until `expiresAt`. */
export function writeTimedPosition(
  sealer: Pick<Sealer, 'keyedHash'>,
  list: string,
  after: string,
  expiresAt: Date,
): string {
  return writePosition(sealer, list, `${expiresAt.getTime()} ${after}`)
}

/** The key of the item to continue after, or undefined for a token that was not made for this list or has run out. */
export function readTimedPosition(
  sealer: Pick<Sealer, 'matchesKeyedHash'>,
  list: string,
  token: string,
  now: Date,
): string | undefined {
  const position = readPosition(sealer, list, token)
  const space = position?.indexOf(' ') ?? -1
  if (position === undefined || space < 0) return undefined
  return now.getTime() < Number(position.slice(0, space)) ? position.slice(space + 1) : undefined
}
