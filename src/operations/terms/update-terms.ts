import { isTermsName, linksProblem, type Terms } from '#domain/branding/terms.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedTerms, termsExist, termsNotFound } from './described-terms.ts'

/** Changes what is given of a terms document; what is left out stays. Links are replaced as a whole. */
export const UpdateTerms = operation('UpdateTerms', {
  access: poolAdministrator(),

  async handle({ store, clock }, { input, caller: { pool }, error }) {
    const problem = input.Links && linksProblem(input.Links)
    if (problem) throw error('InvalidParameterException', problem)
    const modifiedAt = clock.now()
    const changed = await store.transaction(async (tx) => {
      // As CreateTerms: who else makes or renames a document of the pool, waits.
      await tx.pools.lock(pool.id)
      const current = await tx.terms.lock(pool.id, input.TermsId.toLowerCase())
      if (!current) throw termsNotFound()
      const name = input.TermsName ?? current.name
      if (!isTermsName(name)) throw error('InvalidParameterException', 'Invalid terms name.')
      const terms: Terms = { ...current, name, links: input.Links ?? current.links, modifiedAt }
      if ((await tx.terms.put(terms)) === 'exists') throw error('TermsExistsException', termsExist(current.clientId))
      return terms
    })
    return { Terms: describedTerms(changed) }
  },
})
