import { useQuery } from '@tanstack/react-query'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { usePoolId, userPoolQuery } from '../user-pool.ts'
import { appClientsQuery } from './client-queries.ts'
import { ClientsTable } from './clients-table.tsx'

const words = texts.appClients

/** Every app client of the pool. */
export function AppClientsPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const clients = useQuery(appClientsQuery(poolId))
  return (
    <Page title={words.title} crumbs={poolCrumbs(poolId, pool.data)} bare>
      {clients.error ? (
        <FailureAlert what={words.couldNotList} error={clients.error} onRetry={clients.refetch} />
      ) : (
        <ClientsTable
          poolId={poolId}
          clients={clients.data ?? []}
          isLoading={clients.isPending}
          refresh={clients.refetch}
        />
      )}
    </Page>
  )
}
