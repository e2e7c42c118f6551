import type { UserPoolClientDescription } from '@aws-sdk/client-cognito-identity-provider'
import { CopyValue } from '#frame/copy-value.tsx'
import { GoLink } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'
import { clientPath } from './client-path.ts'

const words = texts.appClients

export function clientColumns(poolId: string) {
  return [
    {
      id: 'ClientName',
      header: words.name,
      sortingField: 'ClientName',
      isRowHeader: true,
      cell: ({ ClientName, ClientId = '' }: UserPoolClientDescription) => (
        <GoLink to={clientPath(poolId, ClientId)}>{ClientName}</GoLink>
      ),
    },
    {
      id: 'ClientId',
      header: words.id,
      sortingField: 'ClientId',
      cell: ({ ClientName, ClientId = '' }: UserPoolClientDescription) => (
        <CopyValue name={`${words.id}: ${ClientName}`} value={ClientId} />
      ),
    },
  ]
}
