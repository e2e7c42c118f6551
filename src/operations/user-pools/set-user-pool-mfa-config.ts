import { describedMfaConfig, mfaConfigProblem, withMfaConfig } from '#domain/mfa-config.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'

/** Replaces which second factors a user pool takes; a factor that is not named is switched off. */
// Differs: AWS sends codes by e-mail through SES only; here any pool may have them, whoever delivers its mail.
export const SetUserPoolMfaConfig = operation('SetUserPoolMfaConfig', {
  access: poolAdministrator(),

  async handle(services, { input: { UserPoolId, ...requested }, error }) {
    const { settings } = await changePool(services, UserPoolId, (pool) => {
      const problem = mfaConfigProblem(pool.settings, requested)
      if (problem) throw error(problem.code, problem.message)
      return { settings: withMfaConfig(pool.settings, requested) }
    })
    return describedMfaConfig(settings)
  },
})
