import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedTerms, termsNotFound } from './described-terms.ts'

/** Shows a terms document. */
export const DescribeTerms = operation('DescribeTerms', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool } }) {
    const terms = await store.terms.find(pool.id, input.TermsId.toLowerCase())
    if (!terms) throw termsNotFound()
    return { Terms: describedTerms(terms) }
  },
})
