import { type MapShape, memberShapes, type Service, type Shape, type StructureShape, shapeNamed } from './shape.ts'

/** The body is not of the declared types. The message is the one that AWS services answer with; it may be empty. */
export class Undecodable extends Error {}

/** A free-form document deeper than this is refused, so that no later reader of it can exhaust the stack. */
const deepestDocument = 64

const unexpectedList = 'Start of list found where not expected'
const unexpectedStructure = 'Start of structure or map found where not expected.'

/**
 * Turns a parsed body into the values of an input structure: dates, bytes, and only the declared members.
 * Throws Undecodable at the first value of another type.
 */
export function decodeStructure(service: Service, shape: StructureShape, body: unknown): Record<string, unknown> {
  if (Array.isArray(body)) throw new Undecodable(unexpectedList)
  if (typeof body !== 'object' || body === null) throw new Undecodable('Expected null')
  const given = body as Record<string, unknown>
  const value: Record<string, unknown> = {}
  for (const [member, memberShape] of memberShapes(service, shape)) {
    const part = Object.hasOwn(given, member) ? given[member] : undefined
    if (part !== undefined && part !== null) value[member] = decode(service, memberShape, part)
  }
  return value
}

function decode(service: Service, shape: Shape, value: unknown): unknown {
  switch (shape.type) {
    case 'structure':
      return decodeStructure(service, shape, value)
    case 'list':
      return decodeList(service, shapeNamed(service, shape.member), value)
    case 'map':
      return decodeMap(service, shape, value)
    case 'document':
      return decodeDocument(value, 0)
    case 'blob':
      return decodeBytes(value)
    case 'string':
      return typeof value === 'string' ? soundText(value) : refuse(value, 'a String')
    default:
      return service.protocol === 'query' ? decodeText(shape.type, value) : decodeScalar(shape.type, value)
  }
}

function decodeList(service: Service, member: Shape, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.map((item) => (item === null ? null : decode(service, member, item)))
  throw new Undecodable(typeof value === 'object' ? unexpectedStructure : 'Expected list or null')
}

function decodeMap(service: Service, shape: MapShape, value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) throw new Undecodable(unexpectedList)
  if (typeof value !== 'object' || value === null) throw new Undecodable('Expected map or null')
  const valueShape = shapeNamed(service, shape.value)
  return Object.fromEntries(
    Object.entries(value)
      // Browsers that remember no device refresh with DEVICE_KEY null: as in a structure, null is absent.
      .filter(([key, item]) => key !== '__proto__' && item !== null)
      .map(([key, item]) => [soundText(key), decode(service, valueShape, item)]),
  )
}

/**
 * Differs: Cognito takes any text. PostgreSQL fails on a zero character, and both databases keep every lone surrogate as the same character,
 * so that different names would find the same user.
 */
function soundText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text
  throw new Undecodable('A String must not hold a zero character or half a surrogate pair.')
}

function decodeDocument(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepestDocument) throw new Undecodable('The document is nested too deeply.')
  if (Array.isArray(value)) return value.map((item) => decodeDocument(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, item]) => [key, decodeDocument(item, depth + 1)]),
  )
}

function decodeBytes(value: unknown): Uint8Array {
  if (typeof value !== 'string') return refuse(value, 'a Blob')
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw new Undecodable('Invalid Base64.')
  return new Uint8Array(Buffer.from(value, 'base64'))
}

type Scalar = 'integer' | 'long' | 'boolean' | 'timestamp'

const scalarNames = { integer: 'an Integer', long: 'a Long', boolean: 'a Boolean', timestamp: 'a Timestamp' }

function decodeScalar(type: Scalar, value: unknown): unknown {
  if (type === 'boolean' && typeof value === 'boolean') return value
  if (type === 'timestamp' && typeof value === 'number') return dateOf(value * 1000, value)
  if ((type === 'integer' || type === 'long') && Number.isSafeInteger(value)) return value
  return refuse(value, scalarNames[type])
}

/** In the query protocol every scalar arrives as text. */
function decodeText(type: Scalar, value: unknown): unknown {
  if (typeof value !== 'string') return refuse(value, scalarNames[type])
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if (type === 'timestamp') return dateOf(Date.parse(value), value)
  if (/^-?[0-9]{1,15}$/.test(value)) return Number(value)
  return refuse(value, scalarNames[type])
}

function dateOf(milliseconds: number, given: unknown): Date {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? refuse(given, scalarNames.timestamp) : date
}

/** Wordings as AWS JSON services give them, for instance `NUMBER_VALUE can not be converted to a String`. */
function refuse(value: unknown, wanted: string): never {
  if (Array.isArray(value)) throw new Undecodable(unexpectedList)
  if (typeof value === 'object') throw new Undecodable(unexpectedStructure)
  const kind = typeof value === 'boolean' ? String(value) : typeof value
  throw new Undecodable(`${kind.toUpperCase()}_VALUE can not be converted to ${wanted}`)
}
