import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { RandomBytes } from '#domain/tokens/sealing.ts'
import { decodeCanonical } from './strict-text.ts'

const keyBytes = 32
const fileName = 'master-key'
const largestFileBytes = 65_536

/** The root secret of one installation. A KeyObject holds it, so that printing this value shows nothing. */
export interface MasterKey {
  /**
   * Eight base64url characters computed from the key itself. It is what sealed values carry: renaming a key, or moving
   * it from the file to the configuration, leaves everything readable.
   */
  readonly id: string
  /** The operator's own name for it; the id if none was given. */
  readonly label: string
  readonly secret: KeyObject
}

/** The first seals and opens, the others only open. */
export type MasterKeys = readonly [current: MasterKey, ...older: MasterKey[]]

/** The master key is unusable, in a sentence for the operator that never quotes the key. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError'
}

export function masterKey(bytes: Uint8Array, label?: string): MasterKey {
  if (bytes.length !== keyBytes) throw new MasterKeyError(`A master key has ${keyBytes} bytes, not ${bytes.length}.`)
  const secret = createSecretKey(bytes)
  const id = deriveBytes(secret, 'key-id').subarray(0, 6).toString('base64url')
  return { id, label: label ?? id, secret }
}

/** 32 bytes by HKDF-SHA256 (RFC 5869). The master key itself never encrypts, so that no two uses share a key. */
export function deriveBytes(secret: KeyObject, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `lifeguard/v1/${purpose}`, keyBytes))
}

/**
 * Reads one key, or several separated by commas or blanks, current first: each 32 bytes in base64, base64url or hex,
 * optionally after a name and a colon (`2026:q83v…`).
 */
export function parseMasterKeys(text: string): MasterKeys {
  const [current, ...older] = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseMasterKey)
  if (!current) throw new MasterKeyError('No master key was given.')
  const keys: MasterKeys = [current, ...older]
  for (const part of ['id', 'label'] as const) {
    if (new Set(keys.map((key) => key[part])).size < keys.length) {
      throw new MasterKeyError('The same master key, or the same name of one, is given twice.')
    }
  }
  return keys
}

function parseMasterKey(entry: string, index: number): MasterKey {
  const colon = entry.indexOf(':')
  const label = colon < 0 ? undefined : entry.slice(0, colon)
  if (label !== undefined && !/^[\w.-]{1,64}$/.test(label)) {
    throw new MasterKeyError(`The name of master key ${index + 1} may hold 1 to 64 letters, digits, ".", "_" and "-".`)
  }
  const bytes = decodeKey(entry.slice(colon + 1))
  if (bytes?.length !== keyBytes) {
    throw new MasterKeyError(`Master key ${index + 1} is not ${keyBytes} bytes in base64 or hex.`)
  }
  if (new Set(bytes).size < 8) throw new MasterKeyError(`Master key ${index + 1} looks like a placeholder.`)
  return masterKey(bytes, label)
}

// 64 hex digits are valid base64 too, but of 48 bytes, so the two readings cannot be confused.
function decodeKey(text: string): Buffer | undefined {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex')
  return decodeCanonical(text, 'base64') ?? decodeCanonical(text, 'base64url')
}

export function masterKeyFile(dataDir: string): string {
  return join(dataDir, fileName)
}

/**
 * Reads `<dataDir>/master-key`, and makes it at the first start. The file may hold all that parseMasterKeys reads, so a
 * new key is put in front of the old ones in it. Throws MasterKeyError.
 */
export function loadMasterKeys(dataDir: string, random: RandomBytes): MasterKeys {
  const path = masterKeyFile(dataDir)
  const found = readSecretFile(path)
  if (found !== undefined) return parseFile(path, found)

  createSecretFile(path, `${Buffer.from(random(keyBytes)).toString('base64')}\n`, random)
  // Read back even after writing: another process may have been first, and its key is the one that counts.
  const made = readSecretFile(path)
  if (made === undefined) throw new MasterKeyError(`${path} vanished while it was being made.`)
  return parseFile(path, made)
}

function parseFile(path: string, text: string): MasterKeys {
  try {
    return parseMasterKeys(text)
  } catch (error) {
    throw error instanceof MasterKeyError ? new MasterKeyError(`${path}: ${error.message}`) : error
  }
}

function readSecretFile(path: string): string | undefined {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new MasterKeyError(`${path} cannot be read (${errorCode(error)}).`, { cause: error })
  }
  try {
    // Of the open file, not of the path: nothing can be swapped between the check and the reading.
    const status = fstatSync(file)
    if (!status.isFile() || status.size > largestFileBytes) throw new MasterKeyError(`${path} is not a key file.`)
    if (process.platform !== 'win32' && (status.mode & 0o077) !== 0) {
      const mode = (status.mode & 0o777).toString(8).padStart(4, '0')
      throw new MasterKeyError(
        `${path} is open to other users (mode ${mode}). Run "chmod 600 ${path}", and make a new key if others had access.`,
      )
    }
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

// A hard link appears at once with its whole content and never replaces a file: of two processes exactly one wins, and
// a reader never meets half a key.
function createSecretFile(path: string, text: string, random: RandomBytes): void {
  const temporary = `${path}.${Buffer.from(random(8)).toString('hex')}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeDurably(temporary, text)
    linkSync(temporary, path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    throw new MasterKeyError(
      `${path} cannot be made (${errorCode(error)}); the configuration may give a master key instead.`,
      { cause: error },
    )
  } finally {
    rmSync(temporary, { force: true })
  }
  syncFolder(dirname(path))
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

// The name must survive a power cut as well as the content, or the next start would make a second key.
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
