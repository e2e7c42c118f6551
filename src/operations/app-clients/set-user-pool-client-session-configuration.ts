import {
  describedSsoSession,
  sessionSettingsOf,
  sessionTierProblem,
  ssoSessionProblem,
} from '#domain/session-config.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changeClient } from './change-client.ts'

/** Sets how long a session with the pool's pages spares users of this app client a sign-in. */
export const SetUserPoolClientSessionConfiguration = operation('SetUserPoolClientSessionConfiguration', {
  access: poolClientAdministrator(),

  async handle(services, { input: { SSOSession }, caller: { pool, client }, error }) {
    const { MaxValidityMinutes } = SSOSession
    const problem = ssoSessionProblem(MaxValidityMinutes)
    if (problem) throw error('InvalidParameterException', problem)
    const unavailable = sessionTierProblem(pool)
    if (unavailable) throw error(unavailable.code, unavailable.message)
    if (sessionSettingsOf(pool).UserSessionTracking !== 'ENABLED')
      throw error('OperationNotEnabledException', `Session tracking is not enabled for user pool ${pool.id}.`)
    const SsoSession = { MaxValidityMinutes }
    return describedSsoSession(
      await changeClient(services, client, ({ settings }) => ({ settings: { ...settings, SsoSession } })),
    )
  },
})
