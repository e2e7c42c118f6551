import type { BoxEncoding } from '#domain/tokens/sealing.ts'

/**
 * Decodes only the one canonical spelling. Node's decoder skips foreign characters, takes both alphabets and ignores
 * left-over bits, so that many texts would stand for the same token.
 */
export function decodeCanonical(text: string, encoding: BoxEncoding): Buffer | undefined {
  const bytes = Buffer.from(text, encoding)
  return bytes.toString(encoding) === text ? bytes : undefined
}

/** The JSON object these bytes hold, or undefined for any other JSON value and for what is not JSON. */
export function parseJsonObject(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
