import { describedExtensions } from '#domain/pool-extensions.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Shows what a user pool does beyond Cognito. */
export const GetUserPoolExtensions = operation('GetUserPoolExtensions', {
  access: poolAdministrator(),

  async handle(_services, { caller: { pool } }) {
    return describedExtensions(pool)
  },
})
