import { poolAdministrator } from '../access.ts'
import { listPage } from '../list-page.ts'
import { operation } from '../operation.ts'
import { describedTerms } from './described-terms.ts'

/** Lists the terms documents of all app clients of a pool, in the order of their ids. */
export const ListTerms = operation('ListTerms', {
  access: poolAdministrator(),

  async handle(services, { input: { MaxResults, NextToken: token }, caller: { pool } }) {
    const request = { Limit: MaxResults, NextToken: token }
    const { items, NextToken } = await listPage(services, `terms of ${pool.id}`, request, (page) =>
      services.store.terms.list(pool.id, page),
    )
    return { Terms: items.map(describedTerms), NextToken }
  },
})
