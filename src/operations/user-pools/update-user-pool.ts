import { poolUpdateProblem, updatedSettings } from '#domain/pool-update.ts'
import { brandingTierProblem } from '#domain/user-pool-domain-problems.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'

/** Replaces the settings of a user pool: what is left out goes back to its default, but for what Cognito keeps. */
export const UpdateUserPool = operation('UpdateUserPool', {
  access: poolAdministrator(),

  async handle(services, { input: { UserPoolId, PoolName, ...requested }, error }) {
    await changePool(services, UserPoolId, async ({ name, settings: current }, tx) => {
      const settings = updatedSettings(current, requested)
      const problem =
        poolUpdateProblem(current, requested) ??
        brandingTierProblem(settings.UserPoolTier, await tx.domains.findByPool(UserPoolId))
      if (problem) throw error(problem.code, problem.message)
      return { name: PoolName ?? name, settings }
    })
    return {}
  },
})
