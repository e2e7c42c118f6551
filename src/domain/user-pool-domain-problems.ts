import type {
  CreateUserPoolDomainRequest,
  UpdateUserPoolDomainRequest,
  UserPoolTierType,
} from '#contract/cognito-idp-types.generated.ts'
import type { UserPool } from './pools.ts'
import { unavailable } from './tier-problems.ts'
import {
  isDomainPrefix,
  isHostName,
  isReservedName,
  type ServerAddress,
  type UserPoolDomain,
} from './user-pool-domains.ts'

export type DomainProblem = {
  readonly code: 'InvalidParameterException' | 'FeatureUnavailableInTierException'
  readonly message: string
}

/** Quota of Cognito, in the whole server. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const customDomainsMax = 4

const managedLoginVersions = [1, 2]

const reservedWords = ['aws', 'amazon', 'cognito']
const prefixFormat =
  'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$'
const noSubdomain = 'Custom domain is not a valid subdomain'

/** Why a pool can't have this new domain, or undefined; whether the name is free, only the store knows. In Cognito's words where they are known. */
export function newDomainProblem(
  address: ServerAddress,
  pool: UserPool,
  requested: CreateUserPoolDomainRequest,
): DomainProblem | undefined {
  const { Domain, CustomDomainConfig } = requested
  const message = CustomDomainConfig ? customDomainProblem(address, Domain) : prefixProblem(Domain)
  return message ? invalid(message) : brandingProblem(pool, requested)
}

/** Why a domain can't be changed so, or undefined. */
export function domainUpdateProblem(
  pool: UserPool,
  { kind }: Pick<UserPoolDomain, 'kind'>,
  requested: UpdateUserPoolDomainRequest,
): DomainProblem | undefined {
  // Surprising but measured: a new branding version of a custom domain needs its certificate again.
  if (kind === 'custom' && !requested.CustomDomainConfig)
    return invalid('Cannot convert custom domain to prefix domain.')
  if (kind === 'prefix' && requested.CustomDomainConfig)
    return invalid('User pool should have a custom domain associated, failed to update the certificate.')
  return brandingProblem(pool, requested)
}

const invalid = (message: string): DomainProblem => ({ code: 'InvalidParameterException', message })

function prefixProblem(prefix: string): string | undefined {
  if (!isDomainPrefix(prefix)) return prefixFormat
  const reserved = reservedWords.find((word) => prefix.includes(word))
  return reserved && `Domain cannot contain reserved word: ${reserved}`
}

// Differs: AWS looks for an A record of the parent domain and refuses one below a top-level domain; names of a closed network may be such.
function customDomainProblem(address: ServerAddress, domain: string): string | undefined {
  if (!domain.includes('.'))
    return `${noSubdomain}: Was not able to resolve a DNS A record for the parent domain or domain parent is a top-level domain.`
  if (!isHostName(domain)) return `${noSubdomain}: ${domain} is not a host name in lower case.`
  return isReservedName(address, domain) ? `${noSubdomain}: ${domain} is a name of the server itself.` : undefined
}

function brandingProblem(
  pool: UserPool,
  { ManagedLoginVersion: version, Routing }: Pick<CreateUserPoolDomainRequest, 'ManagedLoginVersion' | 'Routing'>,
): DomainProblem | undefined {
  if (version !== undefined && !managedLoginVersions.includes(version))
    return invalid(`Invalid managed login version: ${version}. Valid versions are 1 and 2.`)
  // Differs: there are no replicas of a pool to fail over to.
  if (Routing?.Failover) return invalid(`User pool ${pool.id} has no replica in ${Routing.Failover.SecondaryRegion}.`)
  return brandingTierProblem(pool.settings.UserPoolTier, [{ managedLoginVersion: version ?? 1 }])
}

/** Why a pool of this feature plan can't have these domains: managed login is not for LITE. */
export function brandingTierProblem(
  tier: UserPoolTierType | undefined,
  domains: readonly Pick<UserPoolDomain, 'managedLoginVersion'>[],
): DomainProblem | undefined {
  const managed = domains.some(({ managedLoginVersion }) => managedLoginVersion === 2)
  return tier === 'LITE' && managed ? unavailable('LITE', ['Managed Login']) : undefined
}
