import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedPool } from './described-pool.ts'

/** Shows all settings of a user pool. */
export const DescribeUserPool = operation('DescribeUserPool', {
  access: poolAdministrator(),

  async handle({ store, settings }, { caller: { pool } }) {
    const [users, domains] = await Promise.all([store.users.estimate(pool.id), store.domains.findByPool(pool.id)])
    return { UserPool: describedPool(settings, pool, users, domains) }
  },
})
