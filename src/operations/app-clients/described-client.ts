import type { UserPoolClientType } from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from '#domain/clients.ts'

/** An app client as CreateUserPoolClient and DescribeUserPoolClient answer it: the only answers that carry its secret. */
export function describedClient(client: AppClient): UserPoolClientType {
  return {
    ...client.settings,
    UserPoolId: client.poolId,
    ClientName: client.name,
    ClientId: client.id,
    ClientSecret: client.secrets[0]?.value,
    LastModifiedDate: client.modifiedAt,
    CreationDate: client.createdAt,
    // The other kind registers itself.
    ClientType: 'REGULAR',
  }
}
