import { describedSsoSession } from '#domain/session-config.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Shows how long a session with the pool's pages spares users of this app client a sign-in. */
export const GetUserPoolClientSessionConfiguration = operation('GetUserPoolClientSessionConfiguration', {
  access: poolClientAdministrator(),

  async handle(_services, { caller: { client } }) {
    return describedSsoSession(client)
  },
})
