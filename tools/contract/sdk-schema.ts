/** How the SDK writes a schema at run time: numbers for plain types, tuples for the rest, functions for references. */
export type SdkSchema = number | SdkTuple | SdkMember | (() => SdkSchema)
/** A schema with the traits of the member that holds it. */
type SdkMember = readonly [schema: number | (() => SdkSchema), traits?: unknown]
type SdkTuple = readonly [kind: number, namespace: string, name: string, traits: unknown, ...rest: unknown[]]

export type PlainType = 'string' | 'number' | 'boolean' | 'timestamp' | 'blob' | 'document'

export type Schema =
  | { kind: 'plain'; type: PlainType; name?: string; sensitive: boolean }
  | { kind: 'list'; name?: string; sensitive: boolean; member: SdkSchema }
  | { kind: 'map'; name?: string; sensitive: boolean; key: SdkSchema; value: SdkSchema }
  | {
      kind: 'structure'
      name: string
      sensitive: boolean
      members: [string, SdkSchema][]
      requiredCount: number
      traits: Record<string, unknown>
    }

const plainTypes: Record<number, PlainType> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  15: 'document',
  21: 'blob',
}
const listOf = 64
const mapOf = 128
const sensitiveTrait = 8

/** Follows references and names what a schema is. Throws on a form that it does not know, so that none is lost. */
export function readSchema(schema: SdkSchema): Schema {
  if (typeof schema === 'function') return readSchema(schema())
  if (typeof schema === 'number') return readPlain(schema)
  return isTuple(schema) ? readTuple(schema) : readSchema(schema[0])
}

function isTuple(schema: SdkTuple | SdkMember): schema is SdkTuple {
  return typeof schema[0] === 'number' && typeof schema[1] === 'string'
}

function readPlain(code: number): Schema {
  if (code >= mapOf) return { kind: 'map', sensitive: false, key: 0, value: code - mapOf }
  if (code >= listOf) return { kind: 'list', sensitive: false, member: code - listOf }
  const type = plainTypes[code]
  if (!type) throw new Error(`The SDK has a plain type ${code} that the generator does not know`)
  return { kind: 'plain', type, sensitive: false }
}

function readTuple([kind, , name, traits, ...rest]: SdkTuple): Schema {
  const sensitive = typeof traits === 'number' && (traits & sensitiveTrait) !== 0
  if (kind === 0) return { ...readSchema(rest[0] as SdkSchema), name, sensitive } as Schema
  if (kind === 1) return { kind: 'list', name, sensitive, member: rest[0] as SdkSchema }
  if (kind === 2) return { kind: 'map', name, sensitive, key: rest[0] as SdkSchema, value: rest[1] as SdkSchema }
  if (kind === 3 || kind === -3) {
    const [names, schemas, requiredCount] = rest as [string[], SdkSchema[], number | undefined]
    const members = names.map((member, index): [string, SdkSchema] => [member, schemas[index] ?? 0])
    const named = typeof traits === 'object' && traits !== null ? (traits as Record<string, unknown>) : {}
    return { kind: 'structure', name, sensitive, members, requiredCount: requiredCount ?? 0, traits: named }
  }
  throw new Error(`The SDK has a schema of kind ${kind} (${name}) that the generator does not know`)
}
