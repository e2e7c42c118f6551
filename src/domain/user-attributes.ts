import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import { foldCase } from './aliases.ts'
import type { SchemaAttribute } from './attribute-schema.ts'
import { normalisedValue, valueProblem } from './attribute-values.ts'
import { isProtected, requiredAttributes, schemaOf } from './attributes.ts'
import type { AppClient } from './clients.ts'
import type { UserPool } from './pools.ts'
import type { Attributes } from './users.ts'

/** A list of attributes as a request holds it, and who sends it. A user always writes through an app client. */
export type AttributeWriting = {
  readonly pool: UserPool
  readonly client?: AppClient | undefined
  readonly writer: 'user' | 'admin'
  readonly given: readonly AttributeType[]
}

export type AttributeRefusal = {
  readonly code: 'NotAuthorizedException' | 'InvalidParameterException'
  readonly message: string
}

/** The values in the spelling in which they are kept. `removed` were given without a value, which takes an attribute away. */
export type AttributeReading =
  | { readonly attributes: Attributes; readonly removed: readonly string[] }
  | { readonly refused: AttributeRefusal }

/**
 * Reads attributes from outside against the pool's schema, the app client's permissions and the formats. Only what the schema names gets
 * through. Says nothing of attributes that are missing or must not change: that depends on the user.
 */
export function readAttributes(writing: AttributeWriting): AttributeReading {
  const refused = forbidden(writing) ?? ambiguous(writing)
  if (refused) return { refused }

  const schema = new Map(schemaOf(writing.pool).map((attribute) => [attribute.Name, attribute]))
  const attributes = new Map<string, string>()
  const removed = new Set<string>()
  const reasons = new Set<string>()
  for (const { Name, Value = '' } of writing.given) {
    const attribute = schema.get(Name)
    if (!attribute) return { refused: invalid(nonconforming(`Type for attribute {${Name}} could not be determined`)) }
    const problem = Value === '' ? undefined : valueProblem(attribute, Value)
    if (problem && 'message' in problem) return { refused: invalid(problem.message) }
    if (problem) reasons.add(`${Name}: ${problem.reason}\n`)
    if (Value === '') removed.add(Name)
    else attributes.set(Name, keptValue(writing.pool, attribute, Value))
  }
  if (reasons.size > 0) return { refused: invalid(nonconforming([...reasons].join(''))) }
  return { attributes: Object.fromEntries(attributes), removed: [...removed] }
}

/** Names of the required attributes that a user does not have yet. `sub` is never among them. */
export function missingRequiredAttributes(pool: UserPool, attributes: Attributes): string[] {
  return requiredAttributes(pool).filter((name) => !attributes[name])
}

/** Why nobody can sign up with these attributes: what the pool requires is missing. */
export function missingAttributesProblem(pool: UserPool, attributes: Attributes): string | undefined {
  const missing = missingRequiredAttributes(pool, attributes)
  return missing.length > 0
    ? nonconforming(missing.map((name) => `${name}: The attribute is required\n`).join(''))
    : undefined
}

// CVE-2026-54693, CVE-2026-27946: nobody vouches for their own address. Said before anything else, so that no client's list can allow it.
function forbidden({ client, writer, given }: AttributeWriting): AttributeRefusal | undefined {
  if (writer === 'admin') {
    return given.some(({ Name }) => Name === 'sub') ? invalid('Cannot modify the non-mutable attribute sub') : undefined
  }
  const writable = client?.settings.WriteAttributes
  const unwritable = given.some(({ Name }) => isProtected(Name) || (writable?.length && !writable.includes(Name)))
  return unwritable
    ? { code: 'NotAuthorizedException', message: 'A client attempted to write unauthorized attribute' }
    : undefined
}

// Two readers of such a list could take different values for the right one.
function ambiguous({ given }: AttributeWriting): AttributeRefusal | undefined {
  const values = new Map<string, string | undefined>()
  for (const { Name, Value } of given) {
    if (values.has(Name) && values.get(Name) !== Value)
      return invalid(`Attribute ${Name} was given more than one value.`)
    values.set(Name, Value)
  }
  return undefined
}

function keptValue(pool: UserPool, attribute: SchemaAttribute, value: string): string {
  const normalised = normalisedValue(attribute, value)
  return attribute.Name === 'email' || attribute.Name === 'preferred_username' ? foldCase(pool, normalised) : normalised
}

function nonconforming(reasons: string): string {
  return `Attributes did not conform to the schema: ${reasons}`
}

function invalid(message: string): AttributeRefusal {
  return { code: 'InvalidParameterException', message }
}
