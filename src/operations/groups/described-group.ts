import type { GroupType } from '#contract/cognito-idp-types.generated.ts'
import type { Group } from '#domain/groups.ts'

/** A group as the API shows it. */
export function describedGroup(group: Group): GroupType {
  return {
    GroupName: group.name,
    UserPoolId: group.poolId,
    Description: group.description,
    RoleArn: group.roleArn,
    Precedence: group.precedence,
    LastModifiedDate: group.modifiedAt,
    CreationDate: group.createdAt,
  }
}
