import {
  DescribeManagedLoginBrandingByClientCommand,
  type ManagedLoginBrandingType,
  type UserPoolClientDescription,
} from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { failureOf } from '#api/failure.ts'
import { queries } from '#api/queries.ts'
import { appClientsQuery } from '#pool/app-clients/client-queries.ts'

/** An app client and its style, if it has one. */
export type ClientStyle = {
  readonly client: UserPoolClientDescription
  readonly style: ManagedLoginBrandingType | undefined
}

/** So many app clients are asked for at once: the API lists no styles. */
const atOnce = 8

/** Every app client of a pool with its style. */
export function stylesQuery(poolId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'styles'],
    queryFn: async (): Promise<readonly ClientStyle[]> => {
      const clients = await queries.fetchQuery(appClientsQuery(poolId))
      const styles: ClientStyle[] = []
      for (let from = 0; from < clients.length; from += atOnce) {
        const some = clients.slice(from, from + atOnce)
        const found = some.map(async (client) => ({ client, style: await styleOf(poolId, client.ClientId ?? '') }))
        styles.push(...(await Promise.all(found)))
      }
      return styles
    },
  })
}

/** The style of one app client twice: as it was set, and with the default of everything else. Undefined when it has none. */
export function styleQuery(poolId: string, clientId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'style', clientId],
    queryFn: async () => {
      const [own, complete] = await Promise.all([
        styleOf(poolId, clientId),
        styleOf(poolId, clientId, { ReturnMergedResources: true }),
      ])
      return own && complete ? { own, complete } : null
    },
  })
}

async function styleOf(
  UserPoolId: string,
  ClientId: string,
  options: { ReturnMergedResources?: boolean } = {},
): Promise<ManagedLoginBrandingType | undefined> {
  try {
    const command = new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId, ...options })
    return (await send(command)).ManagedLoginBranding
  } catch (error) {
    if (failureOf(error).code === 'ResourceNotFoundException') return undefined
    throw error
  }
}

export function forgetStyles(poolId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['user-pool', poolId] })
}
