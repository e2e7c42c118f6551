import type { DomainDescriptionType } from '#contract/cognito-idp-types.generated.ts'
import { serverNameOf, type UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { Settings } from '#flows/services.ts'

/**
 * A domain as DescribeUserPoolDomain shows it.
 * Differs: no CloudFront and no S3 stand behind it. What would be the distribution, to which the name of a custom domain has to lead, is the
 * server itself; the version is the moment of the last change.
 */
export function describedDomain(settings: Settings, domain: UserPoolDomain): DomainDescriptionType {
  return {
    UserPoolId: domain.poolId,
    AWSAccountId: settings.accountId,
    Domain: domain.domain,
    CloudFrontDistribution: serverNameOf(settings),
    Version: domain.modifiedAt.toISOString().replace(/\D/g, '').slice(0, 14),
    Status: 'ACTIVE',
    CustomDomainConfig: domain.certificate,
    ManagedLoginVersion: domain.managedLoginVersion,
  }
}

/** What creating and changing a domain answer. */
export function domainOutcome(settings: Settings, domain: UserPoolDomain) {
  return {
    ManagedLoginVersion: domain.managedLoginVersion,
    CloudFrontDomain: domain.kind === 'custom' ? serverNameOf(settings) : undefined,
  }
}
