import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import type { User } from './users.ts'

/** A user's attributes as the API lists them, `sub` first: all of them, or those that an app client may read when it names some. */
export function readableAttributes(user: User, readable?: readonly string[]): AttributeType[] {
  const own = Object.entries(user.attributes).filter(([name]) => !readable?.length || readable.includes(name))
  return [['sub', user.id] as const, ...own].map(([Name, Value]) => ({ Name, Value }))
}
