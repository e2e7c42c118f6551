import { customDomainsMax, newDomainProblem } from '#domain/user-pool-domain-problems.ts'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { Repositories } from '#flows/services.ts'
import { poolAdministrator } from '../access.ts'
import { type Input, operation } from '../operation.ts'
import { domainOutcome } from './described-domain.ts'

const refusals = {
  second: 'User pool already has a domain configured.',
  taken: 'Domain already associated with another user pool.',
} as const

/** Gives a user pool a place of its own for sign-in pages and OAuth endpoints: below the server's name, or under a host name of one's own. */
export const CreateUserPoolDomain = operation('CreateUserPoolDomain', {
  access: poolAdministrator(),

  async handle({ store, settings, clock }, { input, error }) {
    const domain = newDomain(input, clock.now())
    const outcome = await store.transaction(async (tx) => {
      // Whoever deletes the pool, or changes its feature plan, waits.
      const pool = await tx.pools.lock(input.UserPoolId)
      if (!pool) throw error('ResourceNotFoundException', `User pool ${input.UserPoolId} does not exist.`)
      const problem = newDomainProblem(settings, pool, input)
      if (problem) throw error(problem.code, problem.message)
      return add(tx, domain)
    })
    if (outcome === 'full')
      throw error('LimitExceededException', `The limit of ${customDomainsMax} custom domains is reached.`)
    if (outcome !== 'added') throw error('InvalidParameterException', refusals[outcome])
    return domainOutcome(settings, domain)
  },
})

function newDomain(input: Input<'CreateUserPoolDomain'>, now: Date): UserPoolDomain {
  return {
    domain: input.Domain,
    kind: input.CustomDomainConfig ? 'custom' : 'prefix',
    poolId: input.UserPoolId,
    managedLoginVersion: input.ManagedLoginVersion ?? 1,
    certificate: input.CustomDomainConfig,
    createdAt: now,
    modifiedAt: now,
  }
}

async function add({ domains }: Repositories, domain: UserPoolDomain) {
  if (domain.kind === 'prefix' || (await domains.countCustom()) < customDomainsMax) return domains.add(domain)
  // A pool that has one, and a name that is taken, are said first.
  const ofPool = await domains.findByPool(domain.poolId)
  if (ofPool.some(({ kind }) => kind === 'custom')) return 'second'
  return (await domains.findByDomain(domain.domain)) ? 'taken' : 'full'
}
