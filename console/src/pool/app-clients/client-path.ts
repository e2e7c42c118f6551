import { useParams } from 'react-router'

export const clientsPath = (poolId: string) => `/cognito/user-pools/${poolId}/app-clients`

export const clientPath = (poolId: string, clientId: string) => `${clientsPath(poolId)}/${encodeURIComponent(clientId)}`

/** The id in the address of the pages of one app client. */
export function useClientId(): string {
  const { clientId } = useParams()
  if (!clientId) throw new Error('This page belongs to an app client')
  return clientId
}
