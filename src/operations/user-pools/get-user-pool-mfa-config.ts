import { describedMfaConfig } from '#domain/mfa-config.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Shows which second factors a user pool takes, and how passkeys are asked for. */
export const GetUserPoolMfaConfig = operation('GetUserPoolMfaConfig', {
  access: poolAdministrator(),

  async handle(_services, { caller: { pool } }) {
    return describedMfaConfig(pool.settings)
  },
})
