import { DescribeUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'

/** Whether a domain belongs to a user pool already. An unknown one is described by nothing. */
export function domainQuery(domain: string) {
  return queryOptions({
    queryKey: ['domain', domain],
    queryFn: async () => {
      const { DomainDescription } = await send(new DescribeUserPoolDomainCommand({ Domain: domain }))
      return DomainDescription?.Domain !== undefined
    },
  })
}
