import { completeSchema, type SchemaAttribute } from './attribute-schema.ts'
import type { AppClient } from './clients.ts'
import { emailProblem } from './email-address.ts'
import { phoneNumberProblem } from './phone-number.ts'
import type { UserPool } from './pools.ts'
import type { Attributes } from './users.ts'

/** What only the pool itself or an administrator may set, whatever an app client was allowed. */
const protectedAttributes: ReadonlySet<string> = new Set([
  'sub',
  'email_verified',
  'phone_number_verified',
  'identities',
])

export function schemaOf(pool: UserPool): readonly SchemaAttribute[] {
  return (pool.settings.Schema as readonly SchemaAttribute[] | undefined) ?? completeSchema()
}

/** The attributes without which nobody is added to the pool, `sub` aside, which the pool makes. */
export function requiredAttributes(pool: UserPool): readonly string[] {
  return schemaOf(pool).flatMap(({ Name, Required }) => (Required && Name !== 'sub' ? [Name] : []))
}

/** Why a new user can't have these attributes, in Cognito's words, or undefined. */
export function newAttributesProblem(pool: UserPool, attributes: Attributes): string | undefined {
  const missing = requiredAttributes(pool).filter((name) => !attributes[name])
  if (missing.length > 0) return nonconforming(missing.map((name) => `${name}: The attribute is required`))
  if ('sub' in attributes) return 'Cannot modify the non-mutable attribute sub'
  return valuesProblem(pool, attributes)
}

/** Why an existing user's attributes can't be changed to these, in Cognito's words, or undefined. An empty value takes an attribute away. */
export function changedAttributesProblem(pool: UserPool, changes: Attributes): string | undefined {
  for (const { Name, Mutable, Required } of schemaOf(pool)) {
    if (!Object.hasOwn(changes, Name)) continue
    if (!Mutable) return `user.${Name}: Attribute cannot be updated.\n`
    if (Required && changes[Name] === '') return nonconforming([`${Name}: The attribute is required`])
  }
  return valuesProblem(pool, changes)
}

/** The attribute among these that the client must not write, or undefined. Without a list of its own a client writes all that users may. */
export function unwritableAttribute(client: AppClient, names: readonly string[]): string | undefined {
  const writable = client.settings.WriteAttributes
  return names.find((name) => isProtected(name) || (writable?.length && !writable.includes(name)))
}

export function isProtected(name: string): boolean {
  return protectedAttributes.has(name) || name.startsWith('dev:') || name.startsWith('cognito:')
}

function nonconforming(reasons: readonly string[]): string {
  return `Attributes did not conform to the schema: ${reasons.map((reason) => `${reason}\n`).join('')}`
}

function valuesProblem(pool: UserPool, attributes: Attributes): string | undefined {
  const schema = schemaOf(pool)
  const reasons: string[] = []
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = schema.find(({ Name }) => Name === name)
    if (!attribute)
      return `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`
    const problem = value === '' ? undefined : formatProblem(name, value)
    if (problem) return problem
    const reason = value === '' ? undefined : valueProblem(attribute, value)
    if (reason) reasons.push(`${name}: ${reason}`)
  }
  return reasons.length > 0 ? nonconforming(reasons) : undefined
}

function formatProblem(name: string, value: string): string | undefined {
  if (name === 'email') return emailProblem(value)
  if (name === 'phone_number') return phoneNumberProblem(value)
  return undefined
}

const decimalNumber = /^[+-]?\d+(?:\.\d+)?$/
const calendarDay = /^\d{4}-\d{2}-\d{2}$/

function valueProblem(attribute: SchemaAttribute, value: string): string | undefined {
  switch (attribute.AttributeDataType) {
    case 'String':
      if (attribute.Name === 'birthdate' && !calendarDay.test(value))
        return 'The value must be a date of the form YYYY-MM-DD'
      return lengthProblem(attribute, value)
    case 'Number':
      return decimalNumber.test(value) ? rangeProblem(attribute, Number(value)) : 'The value must be a number'
    case 'Boolean':
      return value === 'true' || value === 'false' ? undefined : 'The value must be true or false'
    case 'DateTime':
      return Number.isNaN(Date.parse(value)) ? 'The value must be a date and time' : undefined
  }
}

function lengthProblem({ StringAttributeConstraints: limits }: SchemaAttribute, value: string): string | undefined {
  const length = [...value].length
  if (length < Number(limits?.MinLength ?? 0)) return `String must be at least ${limits?.MinLength} characters long`
  if (length > Number(limits?.MaxLength ?? Infinity))
    return `String must be no longer than ${limits?.MaxLength} characters`
  return undefined
}

function rangeProblem({ NumberAttributeConstraints: limits }: SchemaAttribute, value: number): string | undefined {
  if (value < Number(limits?.MinValue ?? -Infinity)) return `Number must be at least ${limits?.MinValue}`
  if (value > Number(limits?.MaxValue ?? Infinity)) return `Number must be at most ${limits?.MaxValue}`
  return undefined
}
