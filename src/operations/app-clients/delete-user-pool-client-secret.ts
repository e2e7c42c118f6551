import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changeClient } from './change-client.ts'

/** Deletes one of the two secrets of an app client. */
export const DeleteUserPoolClientSecret = operation('DeleteUserPoolClientSecret', {
  access: poolClientAdministrator(),

  async handle(services, { input: { ClientSecretId }, caller: { client }, error }) {
    await changeClient(services, client, ({ secrets }) => {
      const left = secrets.filter(({ id }) => id !== ClientSecretId)
      if (left.length === secrets.length)
        throw error('ResourceNotFoundException', `Client secret ${ClientSecretId} does not exist.`)
      // A client without a secret would take anybody for its app.
      if (left.length === 0)
        throw error('InvalidParameterException', 'The last secret of an app client can not be deleted.')
      return { secrets: left }
    })
    return {}
  },
})
