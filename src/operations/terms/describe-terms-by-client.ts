import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedTerms } from './described-terms.ts'

/** Shows the terms document of an app client that has a name. */
export const DescribeTermsByClient = operation('DescribeTermsByClient', {
  access: poolClientAdministrator(),

  async handle({ store }, { input, caller: { pool, client }, error }) {
    const documents = await store.terms.ofClient(pool.id, client.id)
    const terms = documents.find(({ name }) => name === input.TermsName)
    if (!terms) throw error('ResourceNotFoundException', `Terms for client ${client.id} does not exist.`)
    return { Terms: describedTerms(terms) }
  },
})
