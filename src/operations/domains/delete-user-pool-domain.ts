import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { noSuchDomain } from './domain-of-pool.ts'

/** Takes a domain from its pool; the name is free at once. */
export const DeleteUserPoolDomain = operation('DeleteUserPoolDomain', {
  access: poolAdministrator(),

  async handle({ store }, { input, caller: { pool } }) {
    if (!(await store.domains.remove(pool.id, input.Domain))) throw noSuchDomain()
    return {}
  },
})
