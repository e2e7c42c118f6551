import type { UserPoolType } from '#contract/cognito-idp-types.generated.ts'
import { userPoolArn } from '#domain/arn.ts'
import type { UserPool } from '#domain/pools.ts'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { Settings } from '#flows/services.ts'

/** A pool as CreateUserPool and DescribeUserPool answer it. */
export function describedPool(
  settings: Settings,
  pool: UserPool,
  estimatedUsers: number,
  domains: readonly UserPoolDomain[] = [],
): UserPoolType {
  const { Schema, ...shown } = pool.settings
  return {
    ...shown,
    Id: pool.id,
    Name: pool.name,
    Arn: userPoolArn(settings, pool.id),
    SchemaAttributes: Schema,
    EstimatedNumberOfUsers: estimatedUsers,
    Domain: domains.find(({ kind }) => kind === 'prefix')?.domain,
    CustomDomain: domains.find(({ kind }) => kind === 'custom')?.domain,
    CreationDate: pool.createdAt,
    LastModifiedDate: pool.modifiedAt,
  }
}
