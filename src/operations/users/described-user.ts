import type { AttributeType, UserType } from '#contract/cognito-idp-types.generated.ts'
import { readableAttributes } from '#domain/readable-attributes.ts'
import type { User } from '#domain/users.ts'

/** A user as lists and AdminCreateUser show one, with all attributes or the given ones. */
export function describedUser(user: User, attributes: AttributeType[] = readableAttributes(user)): UserType {
  return {
    Username: user.username,
    Attributes: attributes,
    UserCreateDate: user.createdAt,
    UserLastModifiedDate: user.modifiedAt,
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}
