import {
  memberShapes,
  operationNamed,
  type Service,
  type Shape,
  type StructureShape,
  shapeNamed,
  structureNamed,
} from './shape.ts'

/**
 * An operation's answer as plain JSON: only what the output shape declares, so that nothing else can leave the server.
 *
 * Dates become epoch seconds with at most three decimals (ISO 8601 text in the query protocol), bytes base64; absent
 * and null members are left out. Throws if the value is not of the declared types: that is a bug of the operation.
 */
export function writeOutput(service: Service, operationName: string, value: unknown): Record<string, unknown> {
  const operation = operationNamed(service, operationName)
  if (!operation) throw new Error(`The contract of ${service.name} has no operation ${operationName}`)
  if (operation.output === undefined) return {}
  return writeStructure(service, structureNamed(service, operation.output), value, operation.output)
}

function writeStructure(
  service: Service,
  shape: StructureShape,
  value: unknown,
  path: string,
): Record<string, unknown> {
  const given = recordOf(value, path)
  const written: Record<string, unknown> = {}
  for (const [member, memberShape] of memberShapes(service, shape)) {
    const part = Object.hasOwn(given, member) ? given[member] : undefined
    if (part === undefined || part === null) continue
    written[member] = write(service, memberShape, part, `${path}.${member}`)
  }
  return written
}

function write(service: Service, shape: Shape, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'structure':
      return writeStructure(service, shape, value, path)
    case 'list': {
      const member = shapeNamed(service, shape.member)
      return listOf(value, path).map((item) => write(service, member, item, path))
    }
    case 'map': {
      const member = shapeNamed(service, shape.value)
      const entries = Object.entries(recordOf(value, path)).filter(([, item]) => item !== undefined && item !== null)
      return Object.fromEntries(entries.map(([key, item]) => [key, write(service, member, item, path)]))
    }
    case 'timestamp':
      return value instanceof Date ? writeDate(service, value, path) : mismatch(path, shape.type)
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : mismatch(path, shape.type)
    case 'string':
    case 'boolean':
      return typeof value === shape.type ? value : mismatch(path, shape.type)
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? value : mismatch(path, shape.type)
    case 'document':
      return value
  }
}

function writeDate(service: Service, date: Date, path: string): number | string {
  const milliseconds = date.getTime()
  if (Number.isNaN(milliseconds)) return mismatch(path, 'timestamp')
  return service.protocol === 'query' ? date.toISOString() : Math.round(milliseconds) / 1000
}

function recordOf(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return mismatch(path, 'structure')
  return value as Record<string, unknown>
}

function listOf(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : mismatch(path, 'list')
}

/** Names the place and the type, never the value, which may be a secret. */
function mismatch(path: string, type: string): never {
  throw new TypeError(`The answer ${path} is not of type ${type}`)
}
