import type { Input } from '#operations/operation.ts'
import type { Harness } from '#test/support/harness.ts'

export const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
export const noSuchDomain = {
  code: 'InvalidParameterException',
  message: 'No such domain or user pool exists.',
  status: 400,
}

/** Shorthands for calls about domains. */
export function domainCalls({ call }: Harness) {
  return {
    async newPool(input: Partial<Input<'CreateUserPool'>> = {}): Promise<string> {
      return (await call('CreateUserPool', { PoolName: 'pool', ...input })).UserPool?.Id ?? ''
    },
    create: (UserPoolId: string, Domain: string, more: Partial<Input<'CreateUserPoolDomain'>> = {}) =>
      call('CreateUserPoolDomain', { UserPoolId, Domain, ...more }),
    createCustom: (UserPoolId: string, Domain: string) =>
      call('CreateUserPoolDomain', { UserPoolId, Domain, CustomDomainConfig }),
    async describe(Domain: string) {
      return (await call('DescribeUserPoolDomain', { Domain })).DomainDescription
    },
    remove: (UserPoolId: string, Domain: string) => call('DeleteUserPoolDomain', { UserPoolId, Domain }),
    async poolDomains(UserPoolId: string) {
      const { UserPool } = await call('DescribeUserPool', { UserPoolId })
      return [UserPool?.Domain, UserPool?.CustomDomain]
    },
  }
}
