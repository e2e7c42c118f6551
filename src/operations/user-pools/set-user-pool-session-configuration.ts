import { describedSessions, sessionsProblem, sessionTierProblem } from '#domain/session-config.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'

/** Replaces whether a user pool tracks the sessions of its users, and how many each may have. */
export const SetUserPoolSessionConfiguration = operation('SetUserPoolSessionConfiguration', {
  access: poolAdministrator(),

  async handle(services, { input: { UserPoolId, UserSessionTracking, TokenSession }, error }) {
    const Sessions = { UserSessionTracking, MaxPerUser: TokenSession.MaxPerUser }
    const problem = sessionsProblem(Sessions)
    if (problem) throw error('InvalidParameterException', problem)
    const changed = await changePool(services, UserPoolId, (pool) => {
      const unavailable = sessionTierProblem(pool)
      if (unavailable) throw error(unavailable.code, unavailable.message)
      return { settings: { ...pool.settings, Sessions } }
    })
    return describedSessions(changed)
  },
})
