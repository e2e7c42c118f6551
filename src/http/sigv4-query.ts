/** One decoded name and value of a query string, each a string of bytes (latin1). */
export type QueryParameter = { name: string; value: string }

/**
 * Decodes a raw query string byte by byte, so that bytes which are not UTF-8 stay distinct.
 * A plus sign is a space, as the reader of a form-encoded query takes it: what is verified is what is read.
 */
export function queryParameters(rawQuery: string): QueryParameter[] {
  const pieces = utf8Bytes(rawQuery)
    .split('&')
    .filter((piece) => piece !== '')
  return pieces.map((piece) => {
    const equals = piece.indexOf('=')
    return equals === -1
      ? { name: decoded(piece), value: '' }
      : { name: decoded(piece.slice(0, equals)), value: decoded(piece.slice(equals + 1)) }
  })
}

/** The UTF-8 bytes of a text, one character a byte. */
export function utf8Bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** Percent-encodes every byte but the unreserved characters of RFC 3986 section 2.3, with upper-case digits. */
export function percentEncoded(bytes: string): string {
  return bytes.replace(
    /[^A-Za-z0-9\-._~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

function decoded(piece: string): string {
  return piece
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
