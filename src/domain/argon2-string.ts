/** What an argon2id hash costs: memory in KiB, passes over it, and lanes. */
export type Argon2Parameters = { readonly memoryKib: number; readonly passes: number; readonly lanes: number }

export type Argon2Hash = Argon2Parameters & { readonly salt: Buffer; readonly hash: Buffer }

/** OWASP's recommendation for argon2id. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const argon2Parameters: Argon2Parameters = { memoryKib: 19_456, passes: 2, lanes: 1 }

/** The dearest hash that is looked at: a string that asked for 4 TiB would otherwise end the process. */
const most: Argon2Parameters = { memoryKib: 65_536, passes: 10, lanes: 4 }
const saltBytes = { least: 8, most: 64 }
const hashBytes = { least: 16, most: 64 }

/** A count without leading zeros, so that one hash has one text. */
const count = '([1-9][0-9]{0,9})'
const base64 = '([A-Za-z0-9+/]+)'
const form = new RegExp(String.raw`^\$argon2id\$v=19\$m=${count},t=${count},p=${count}\$${base64}\$${base64}$`)
const longestText = 256

/**
 * Reads a PHC string of argon2id, version 0x13, as the reference implementation writes it. Undefined for anything else, and for parameters
 * out of all proportion. https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function parseArgon2id(text: string): Argon2Hash | undefined {
  if (text.length > longestText) return undefined
  const [, m, t, p, saltText, hashText] = form.exec(text) ?? []
  const salt = bytesIn(saltText, saltBytes)
  const hash = bytesIn(hashText, hashBytes)
  if (!salt || !hash) return undefined
  const read = { memoryKib: Number(m), passes: Number(t), lanes: Number(p), salt, hash }
  // RFC 9106, section 3.1: at least 8 KiB for each lane.
  const isUsable =
    read.memoryKib >= 8 * read.lanes &&
    read.memoryKib <= most.memoryKib &&
    read.passes <= most.passes &&
    read.lanes <= most.lanes
  return isUsable ? read : undefined
}

export function formatArgon2id({ memoryKib, passes, lanes, salt, hash }: Argon2Hash): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`
}

function bytesIn(text: string | undefined, { least, most }: { least: number; most: number }): Buffer | undefined {
  if (text === undefined) return undefined
  const bytes = Buffer.from(text, 'base64')
  // Bits left over at the end have to be zero, or one hash would have several texts.
  return bytes.length >= least && bytes.length <= most && unpadded(bytes) === text ? bytes : undefined
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
