import { poolUpdateProblem, updatedSettings } from '#domain/pool-update.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'

/** Replaces the settings of a user pool: what is left out goes back to its default, but for what Cognito keeps. */
export const UpdateUserPool = operation('UpdateUserPool', {
  access: poolAdministrator(),

  async handle(services, { input: { UserPoolId, PoolName, ...requested }, error }) {
    await changePool(services, UserPoolId, ({ name, settings }) => {
      const problem = poolUpdateProblem(settings, requested)
      if (problem) throw error(problem.code, problem.message)
      return { name: PoolName ?? name, settings: updatedSettings(settings, requested) }
    })
    return {}
  },
})
