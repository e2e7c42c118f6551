import { matchesWhole } from './pattern.ts'
import type { Limits, Shape } from './shape.ts'

/** A constraint with the words AWS uses for it, and whether a value keeps it. */
export interface Constraint {
  readonly text: string
  holds(value: unknown): boolean
}

const constraintsByShape = new WeakMap<Shape, readonly Constraint[]>()

/**
 * The constraints of a shape on its own value, those of its members aside, in the order in which Cognito lists them
 * for a single value: least, pattern, most.
 */
export function constraintsOf(shape: Shape): readonly Constraint[] {
  const known = constraintsByShape.get(shape)
  if (known) return known
  const constraints = buildConstraints(shape)
  constraintsByShape.set(shape, constraints)
  return constraints
}

/** The order inside the brackets of a collection differs: most, least, pattern. */
export function bracketed(shape: Shape): string {
  const constraints = constraintsOf(shape)
  const rank = ({ text }: Constraint) => (text.includes('less than') ? 0 : text.includes('greater than') ? 1 : 2)
  return constraints
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ text }) => text)
    .join(', ')
}

function buildConstraints(shape: Shape): readonly Constraint[] {
  switch (shape.type) {
    case 'string':
      return [
        ...least('length', shape),
        ...pattern(shape.pattern),
        ...enumeration(shape.enum),
        ...most('length', shape),
      ]
    case 'integer':
      return numeric({ min: -(2 ** 31), max: 2 ** 31 - 1, ...shape })
    case 'long':
      return numeric(shape)
    case 'blob':
    case 'list':
    case 'map':
      return [...least('length', shape), ...most('length', shape)]
    default:
      return []
  }
}

function numeric(limits: Limits): Constraint[] {
  return [...least('value', limits), ...most('value', limits)]
}

function least(measure: 'length' | 'value', { min }: Limits): Constraint[] {
  if (min === undefined || (measure === 'length' && min === 0)) return []
  const text = `Member must have ${measure} greater than or equal to ${min}`
  return [{ text, holds: (value) => sizeOf(value) >= min }]
}

function most(measure: 'length' | 'value', { max }: Limits): Constraint[] {
  if (max === undefined) return []
  return [{ text: `Member must have ${measure} less than or equal to ${max}`, holds: (value) => sizeOf(value) <= max }]
}

function pattern(source: string | undefined): Constraint[] {
  if (source === undefined) return []
  const text = `Member must satisfy regular expression pattern: ${source}`
  return [{ text, holds: (value) => typeof value === 'string' && matchesWhole(source, value) }]
}

function enumeration(values: readonly string[] | undefined): Constraint[] {
  if (!values) return []
  const known = new Set<unknown>(values)
  return [{ text: `Member must satisfy enum value set: [${values.join(', ')}]`, holds: (value) => known.has(value) }]
}

/** Length of a text in UTF-16 code units, as Java counts; of bytes, a list or a map; or the number itself. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
