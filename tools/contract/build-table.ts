import type { OperationShape, Service, Shape, StructureShape } from '#contract/shape.ts'
import type { LimitsTable, ShapeLimits } from './limits.ts'
import type { Declarations } from './sdk-declarations.ts'
import { readSchema, type Schema, type SdkSchema } from './sdk-schema.ts'

/** The SDK package's exports: schemas end in `$`, enumerations are plain objects. */
export type SdkExports = Record<string, unknown>

type Structure = Extract<Schema, { kind: 'structure' }>

const plainNames = {
  string: 'String',
  number: 'Integer',
  boolean: 'Boolean',
  timestamp: 'Timestamp',
  blob: 'Blob',
  document: 'Document',
} as const

/** Joins the SDK's structure with the project's limits into one table. The SDK decides the structure. */
export class TableBuilder {
  readonly #sdk: SdkExports
  readonly #declarations: Declarations
  readonly #limits: LimitsTable
  readonly #shapes = new Map<string, Shape>()
  readonly #usedMembers = new Set<string>()

  constructor(sdk: SdkExports, declarations: Declarations, limits: LimitsTable) {
    this.#sdk = sdk
    this.#declarations = declarations
    this.#limits = limits
  }

  build(): Service {
    const operations: Record<string, OperationShape> = {}
    for (const name of Object.keys(this.#limits.auth).toSorted()) operations[name] = this.#operation(name)
    this.#refuseUnknownOperations()
    this.#refuseLeftovers()
    const shapes = Object.fromEntries([...this.#shapes].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    return { ...this.#limits.service, operations, shapes }
  }

  #operation(name: string): OperationShape {
    const schema = this.#sdk[`${name}$`]
    if (!Array.isArray(schema)) throw new Error(`The SDK has no operation ${name}; remove it from the limits table`)
    const auth = this.#limits.auth[name] ?? 'sigv4'
    const errors = this.#declarations.errorsOf(name)
    for (const error of errors) this.#addNamed(error)
    const input = this.#structureName(schema[4])
    const output = this.#structureName(schema[5])
    if (!input) throw new Error(`The operation ${name} has no input structure`)
    return output ? { auth, input, output, errors } : { auth, input, errors }
  }

  /** Adds the structure behind an operation's input or output; undefined for the SDK's "unit", an empty body. */
  #structureName(reference: () => SdkSchema | 'unit'): string | undefined {
    const target = reference()
    if (target === 'unit') return undefined
    const schema = readSchema(target)
    if (schema.kind !== 'structure') throw new Error('An operation takes and gives structures')
    return this.#addStructure(schema)
  }

  #addNamed(name: string): void {
    const schema = this.#sdk[`${name}$`]
    if (schema === undefined) throw new Error(`The SDK does not export the schema of ${name}`)
    const read = readSchema(schema as SdkSchema)
    if (read.kind !== 'structure') throw new Error(`${name} is not a structure`)
    this.#addStructure(read)
  }

  #addStructure(schema: Structure): string {
    const { name } = schema
    if (this.#shapes.has(name)) return name
    const members: Record<string, string> = {}
    const required = schema.members.slice(0, schema.requiredCount).map(([member]) => member)
    const shape: StructureShape = {
      type: 'structure',
      members,
      ...(required.length > 0 && { required }),
      ...(schema.sensitive && { sensitive: true }),
      ...errorOf(schema, this.#limits.service.protocol),
    }
    // Registered before its members are read: a structure may contain itself.
    this.#shapes.set(name, shape)
    for (const [member, target] of schema.members) members[member] = this.#memberShape(name, member, target)
    return name
  }

  #memberShape(structure: string, member: string, target: SdkSchema): string {
    const limitName = this.#limits.members[structure]?.[member]
    if (limitName) this.#usedMembers.add(`${structure}.${member}`)
    const declared = this.#declarations.memberType(structure, member) ?? ''
    return this.#add(readSchema(target), limitName, this.#enumNameIn(declared))
  }

  #enumNameIn(declared: string): string | undefined {
    const name = /(\w+)(?:\[\]|>)?$/.exec(declared)?.[1] ?? ''
    return isEnumeration(this.#sdk[name]) ? name : undefined
  }

  #add(schema: Schema, limitName: string | undefined, enumName: string | undefined): string {
    if (schema.kind === 'structure') return this.#addStructure(schema)
    const limits = this.#limitsOf(limitName ?? schema.name)
    if (schema.kind === 'plain') return this.#addPlain(schema, limitName ?? schema.name, limits, enumName)
    const bounds = { ...boundsOf(limits), ...((schema.sensitive || limits?.sensitive) && { sensitive: true as const }) }
    if (schema.kind === 'list') {
      const member = this.#add(readSchema(schema.member), limits?.member, enumName)
      return this.#register(limitName ?? schema.name ?? `${member}List`, { type: 'list', ...bounds, member })
    }
    const key = this.#add(readSchema(schema.key), limits?.key, undefined)
    const value = this.#add(readSchema(schema.value), limits?.value, enumName)
    return this.#register(limitName ?? schema.name ?? `${key}To${value}Map`, { type: 'map', ...bounds, key, value })
  }

  #addPlain(
    schema: Extract<Schema, { kind: 'plain' }>,
    name: string | undefined,
    limits: ShapeLimits | undefined,
    enumName: string | undefined,
  ): string {
    const sensitive = schema.sensitive || limits?.sensitive ? { sensitive: true as const } : {}
    const shapeName = name ?? enumName ?? plainNames[schema.type]
    if (schema.type === 'number') {
      return this.#register(shapeName, { type: limits?.type ?? 'integer', ...boundsOf(limits) })
    }
    if (schema.type === 'blob') return this.#register(shapeName, { type: 'blob', ...boundsOf(limits), ...sensitive })
    if (schema.type !== 'string') return this.#register(shapeName, { type: schema.type })
    const values = enumName ? enumValues(this.#sdk[enumName], this.#limitsOf(enumName)?.enum) : limits?.enum
    return this.#register(shapeName, {
      type: 'string',
      ...boundsOf(limits),
      ...(limits?.pattern !== undefined && { pattern: limits.pattern }),
      ...(values && { enum: values }),
      ...sensitive,
    })
  }

  #limitsOf(name: string | undefined): ShapeLimits | undefined {
    return name === undefined ? undefined : this.#limits.shapes[name]
  }

  #register(name: string, shape: Shape): string {
    const known = this.#shapes.get(name)
    if (known && JSON.stringify(known) !== JSON.stringify(shape)) {
      throw new Error(`The shape ${name} has two meanings: ${JSON.stringify(known)} and ${JSON.stringify(shape)}`)
    }
    this.#shapes.set(name, shape)
    return name
  }

  /** A new operation of the SDK must be given its place before anything is written. */
  #refuseUnknownOperations(): void {
    const operations = Object.entries(this.#sdk).filter(([, schema]) => Array.isArray(schema) && schema[0] === 9)
    const names = operations.map(([name]) => name.slice(0, -1))
    const unknown = names.filter((name) => !(name in this.#limits.auth) && !this.#limits.omitted.includes(name))
    if (unknown.length > 0) throw new Error(`The limits table does not place the operations ${unknown.join(', ')}`)
  }

  /** A limit for a member that the SDK lacks means that the limits table is out of date. */
  #refuseLeftovers(): void {
    const known = Object.entries(this.#limits.members).flatMap(([structure, members]) =>
      Object.keys(members).map((member) => `${structure}.${member}`),
    )
    const unused = known.filter((member) => !this.#usedMembers.has(member))
    if (unused.length > 0) throw new Error(`The limits table names members that the SDK lacks: ${unused.join(', ')}`)
  }
}

function boundsOf(limits: ShapeLimits | undefined): { min?: number; max?: number } {
  return {
    ...(limits?.min !== undefined && { min: limits.min }),
    ...(limits?.max !== undefined && { max: limits.max }),
  }
}

/** The JSON services answer every client fault with 400, whatever status the SDK carries; STS uses the SDK's. */
function errorOf({ name, traits }: Structure, protocol: 'json' | 'query'): Pick<StructureShape, 'error'> {
  if (traits.error === undefined) return {}
  const fault = traits.error === 'server' ? 500 : 400
  if (protocol === 'json') return { error: { status: fault } }
  const query = Array.isArray(traits.awsQueryError) ? traits.awsQueryError[0] : undefined
  const status = Number(traits.httpError ?? fault)
  return { error: typeof query === 'string' && query !== name ? { status, code: query } : { status } }
}

function isEnumeration(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Fails once the SDK has caught up with what was added to it. */
function enumValues(value: unknown, added: readonly string[] = []): string[] {
  const values = Object.values(value as Record<string, string>)
  const known = added.filter((name) => values.includes(name))
  if (known.length > 0) throw new Error(`The SDK has the values ${known.join(', ')}; remove them from the limits table`)
  return [...values, ...added].toSorted()
}
