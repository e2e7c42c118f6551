import { clientSecret, clientSecretsMax } from '#domain/client-secrets.ts'
import { newClientSecret } from '#domain/ids.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changeClient } from './change-client.ts'

/** Gives an app client that has a secret a second one; both are good until one is deleted. */
export const AddUserPoolClientSecret = operation('AddUserPoolClientSecret', {
  access: poolClientAdministrator(),

  async handle(services, { input: { ClientSecret: given }, caller: { client }, error }) {
    const value = given ?? newClientSecret(services.random.bytes)
    const now = services.clock.now()
    const { secrets } = await changeClient(services, client, (current) => {
      // A client that had none would refuse every app that uses it from now on.
      if (current.secrets.length === 0)
        throw error('InvalidParameterException', `User pool client ${client.id} does not have a client secret.`)
      if (current.secrets.length >= clientSecretsMax)
        throw error('LimitExceededException', `The limit of ${clientSecretsMax} client secrets is reached.`)
      if (current.secrets.some((secret) => secret.value === value))
        throw error('InvalidParameterException', 'The app client has this secret already.')
      return { secrets: [...current.secrets, clientSecret(current, value, now)] }
    })
    const added = secrets.at(-1)
    return {
      ClientSecretDescriptor: {
        ClientSecretId: added?.id,
        // Whoever brings a secret knows it.
        ClientSecretValue: given === undefined ? value : undefined,
        ClientSecretCreateDate: added?.createdAt,
      },
    }
  },
})
