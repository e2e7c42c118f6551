import type { TermsType } from '#contract/cognito-idp-types.generated.ts'
import type { Terms } from '#domain/branding/terms.ts'
import { ServiceError } from '#domain/errors.ts'

/** A terms document as the API shows it. Source and enforcement have one value each. */
export function describedTerms(terms: Terms): TermsType {
  return {
    TermsId: terms.id,
    UserPoolId: terms.poolId,
    ClientId: terms.clientId,
    TermsName: terms.name,
    TermsSource: 'LINK',
    Enforcement: 'NONE',
    Links: terms.links,
    CreationDate: terms.createdAt,
    LastModifiedDate: terms.modifiedAt,
  }
}

export function termsNotFound(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'Terms does not exist.')
}

export function termsExist(clientId: string): string {
  return `Terms already exists for client ${clientId}`
}
