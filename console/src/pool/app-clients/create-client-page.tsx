import { useQuery } from '@tanstack/react-query'
import { Answered } from '#frame/answered.tsx'
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
  return (
    <Page
      title={words.creation.title}
      description={words.creation.line}
      help="appClients"
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'app-clients' }])}
    >
      <Answered what={texts.pool.couldNotLoad} answers={[pool, servers]}>
        {(knownPool, knownServers) => (
          <CreateClientForm poolId={poolId} schema={knownPool.SchemaAttributes ?? []} servers={knownServers} />
        )}
      </Answered>
    </Page>
  )
}
