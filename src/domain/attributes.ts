import { completeSchema, type SchemaAttribute } from './attribute-schema.ts'
import type { UserPool } from './pools.ts'

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

/** True for what a user may never write, whatever the lists of the app client say. */
export function isProtected(name: string): boolean {
  return protectedAttributes.has(name) || name.startsWith('dev:') || name.startsWith('cognito:')
}
