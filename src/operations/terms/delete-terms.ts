import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { termsNotFound } from './described-terms.ts'

/** Deletes a terms document. Pages show neither of the two until both are there again. */
export const DeleteTerms = operation('DeleteTerms', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool } }) {
    if (!(await store.terms.remove(pool.id, input.TermsId.toLowerCase()))) throw termsNotFound()
    return {}
  },
})
