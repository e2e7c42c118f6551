/**
 * The form of the contract tables: what AWS promises about an API, as data.
 *
 * A table names every operation and every shape it reaches. Shapes refer to each other by name, so a table is
 * plain JSON: cheap to load, easy to compare, and open to programs that derive tests from it.
 */

/** Bounds shared by every scalar and collection: length, size or value, both ends included. */
export interface Limits {
  readonly min?: number
  readonly max?: number
}

export interface StringShape extends Limits {
  readonly type: 'string'
  /** A Java pattern that the whole value must match. */
  readonly pattern?: string
  readonly enum?: readonly string[]
  /** A sensitive value never appears in a message or a log. */
  readonly sensitive?: true
}

export interface NumberShape extends Limits {
  readonly type: 'integer' | 'long'
}

export interface BlobShape extends Limits {
  readonly type: 'blob'
  readonly sensitive?: true
}

export interface PlainShape {
  readonly type: 'boolean' | 'timestamp' | 'document'
}

export interface ListShape extends Limits {
  readonly type: 'list'
  readonly member: string
  readonly sensitive?: true
}

export interface MapShape extends Limits {
  readonly type: 'map'
  readonly key: string
  readonly value: string
  readonly sensitive?: true
}

export interface StructureShape {
  readonly type: 'structure'
  /** Wire name of each member and the name of its shape. */
  readonly members: Readonly<Record<string, string>>
  readonly required?: readonly string[]
  readonly sensitive?: true
  /** Present on exceptions: the HTTP status, and the code on the wire where it differs from the shape's name. */
  readonly error?: { readonly status: number; readonly code?: string }
}

export type Shape = StringShape | NumberShape | BlobShape | PlainShape | ListShape | MapShape | StructureShape

export interface OperationShape {
  readonly auth: 'none' | 'sigv4'
  /** Name of the input structure. */
  readonly input: string
  /** Name of the output structure; absent where the operation answers with an empty body. */
  readonly output?: string
  readonly errors: readonly string[]
}

export interface Service {
  readonly name: string
  readonly apiVersion: string
  readonly protocol: 'json' | 'query'
  /** First half of the `X-Amz-Target` header; null for the query protocol. */
  readonly targetPrefix: string | null
  readonly signingName: string
  readonly operations: Readonly<Record<string, OperationShape>>
  readonly shapes: Readonly<Record<string, Shape>>
}

/** Every operation of a service, in alphabetical order. */
export function operationNames(service: Service): readonly string[] {
  return Object.keys(service.operations)
}

/** The operation of that exact name, or undefined; a name from the wire such as `constructor` finds nothing. */
export function operationNamed(service: Service, name: string): OperationShape | undefined {
  return Object.hasOwn(service.operations, name) ? service.operations[name] : undefined
}

/** The shape of that name. Throws on a name that the table does not hold: the table would be broken. */
export function shapeNamed(service: Service, name: string): Shape {
  const shape = Object.hasOwn(service.shapes, name) ? service.shapes[name] : undefined
  if (!shape) throw new Error(`The contract of ${service.name} has no shape ${name}`)
  return shape
}

export type Member = readonly [name: string, shape: Shape]

const membersByStructure = new WeakMap<StructureShape, readonly Member[]>()

/** The members of a structure in the table's order. Every request needs those of its input and output, so they are looked up once. */
export function memberShapes(service: Service, structure: StructureShape): readonly Member[] {
  const known = membersByStructure.get(structure)
  if (known) return known
  const members = Object.entries(structure.members).map(([name, shape]) => [name, shapeNamed(service, shape)] as const)
  membersByStructure.set(structure, members)
  return members
}

/** As `shapeNamed`, for a name that must be a structure. */
export function structureNamed(service: Service, name: string): StructureShape {
  const shape = shapeNamed(service, name)
  if (shape.type !== 'structure') throw new Error(`The shape ${name} of ${service.name} is not a structure`)
  return shape
}

export interface MemberShape {
  readonly name: string
  readonly required: boolean
  readonly shapeName: string
  readonly shape: Shape
}

/** The members of a structure with their shapes, in the table's order. */
export function membersOf(service: Service, structureName: string): readonly MemberShape[] {
  const { members, required } = structureNamed(service, structureName)
  return Object.entries(members).map(([name, shapeName]) => ({
    name,
    required: required?.includes(name) ?? false,
    shapeName,
    shape: shapeNamed(service, shapeName),
  }))
}
