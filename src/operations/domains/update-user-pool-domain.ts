import { domainUpdateProblem } from '#domain/user-pool-domain-problems.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { domainOutcome } from './described-domain.ts'
import { domainOfPool } from './domain-of-pool.ts'

/** Changes the branding version of a domain, and the certificate of a custom one. Its name is for life. */
export const UpdateUserPoolDomain = operation('UpdateUserPoolDomain', {
  access: poolAdministrator(),

  async handle({ store, settings, clock }, { input, error }) {
    const modifiedAt = clock.now()
    const changed = await store.transaction(async (tx) => {
      const pool = await tx.pools.lock(input.UserPoolId)
      if (!pool) throw error('ResourceNotFoundException', `User pool ${input.UserPoolId} does not exist.`)
      const domain = await domainOfPool(tx, pool.id, input.Domain)
      const problem = domainUpdateProblem(pool, domain, input)
      if (problem) throw error(problem.code, problem.message)
      const managedLoginVersion = input.ManagedLoginVersion ?? domain.managedLoginVersion
      const changed = { ...domain, managedLoginVersion, certificate: input.CustomDomainConfig, modifiedAt }
      await tx.domains.put(changed)
      return changed
    })
    return domainOutcome(settings, changed)
  },
})
