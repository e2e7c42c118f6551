import type { UserPool } from '#domain/pools.ts'
import { missingRequiredAttributes } from '#domain/user-attributes.ts'
import type { User } from '#domain/users.ts'

/** ChallengeParameters of NEW_PASSWORD_REQUIRED: two of them are JSON inside a string. */
export function newPasswordParameters(pool: UserPool, user: User): Record<string, string> {
  return {
    USER_ID_FOR_SRP: user.username,
    requiredAttributes: JSON.stringify(
      missingRequiredAttributes(pool, user.attributes).map((name) => `userAttributes.${name}`),
    ),
    userAttributes: JSON.stringify(user.attributes),
  }
}
