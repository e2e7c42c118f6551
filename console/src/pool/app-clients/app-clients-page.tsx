import type { UserPoolClientDescription } from '@aws-sdk/client-cognito-identity-provider'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { ListTable } from '#frame/list-table.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { clientColumns } from './client-columns.tsx'
import { clientsPath } from './client-path.ts'
import { appClientsQuery } from './client-queries.ts'
import { DeleteClient } from './delete-client.tsx'

const words = texts.appClients
const none: readonly UserPoolClientDescription[] = []

/** Every app client of the pool. */
export function AppClientsPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const clients = useQuery(appClientsQuery(poolId))
  const columns = useMemo(() => clientColumns(poolId), [poolId])
  const [deleting, setDeleting] = useState<UserPoolClientDescription>()
  return (
    <Page title={words.title} crumbs={poolCrumbs(poolId, pool.data)} bare>
      <AnswersFailure what={words.couldNotList} answers={[clients]} />
      {!clients.isLoadingError && (
        <ListTable
          words={words}
          help="appClients"
          items={clients.data ?? none}
          isLoading={clients.isPending}
          pageSize={20}
          columns={columns}
          idOf={({ ClientId = '' }) => ClientId}
          nameOf={({ ClientName = '' }) => ClientName}
          searched={({ ClientName, ClientId }) => [ClientName, ClientId]}
          sortedBy="ClientName"
          createPath={`${clientsPath(poolId)}/create`}
          onRefresh={clients.refetch}
          onDelete={setDeleting}
        />
      )}
      {deleting && (
        <DeleteClient
          poolId={poolId}
          clientId={deleting.ClientId ?? ''}
          name={deleting.ClientName ?? ''}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </Page>
  )
}
