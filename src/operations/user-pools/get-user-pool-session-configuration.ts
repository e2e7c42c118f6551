import { describedSessions } from '#domain/session-config.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Shows whether a user pool tracks the sessions of its users, and how many each may have. */
export const GetUserPoolSessionConfiguration = operation('GetUserPoolSessionConfiguration', {
  access: poolAdministrator(),

  async handle(_services, { caller: { pool } }) {
    return describedSessions(pool)
  },
})
