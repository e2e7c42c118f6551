import { describedExtensions, extensionsProblem, withExtensions } from '#domain/pool-extensions.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'

/** Sets what a user pool does beyond Cognito; what is left out stays as it is. */
export const SetUserPoolExtensions = operation('SetUserPoolExtensions', {
  access: poolAdministrator(),

  async handle(services, { input: { UserPoolId, ...requested }, error }) {
    const problem = extensionsProblem(requested)
    if (problem) throw error('InvalidParameterException', problem)
    return describedExtensions(
      await changePool(services, UserPoolId, ({ settings }) => ({ settings: withExtensions(settings, requested) })),
    )
  },
})
