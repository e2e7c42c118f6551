import { useQuery } from '@tanstack/react-query'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Loading } from '#frame/loading.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { usePoolId, userPoolQuery } from '../user-pool.ts'
import { resourceServersQuery } from './client-queries.ts'
import { CreateClientForm } from './create-client-form.tsx'

const words = texts.appClients

export function CreateClientPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const servers = useQuery(resourceServersQuery(poolId))
  const error = pool.error ?? servers.error
  return (
    <Page
      title={words.creation.title}
      description={words.creation.line}
      help="appClients"
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'app-clients' }])}
    >
      {error ? (
        <FailureAlert
          what={texts.pool.couldNotLoad}
          error={error}
          onRetry={() => {
            pool.refetch()
            servers.refetch()
          }}
        />
      ) : pool.data && servers.data ? (
        <CreateClientForm poolId={poolId} schema={pool.data.SchemaAttributes ?? []} servers={servers.data} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}
