import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { serverQuery } from '#api/server.ts'
import { Answered } from '#frame/answered.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { usePoolId, userPoolQuery } from '../user-pool.ts'
import { DomainsSection } from './domains-section.tsx'
import { ServersTable } from './servers/servers-table.tsx'

const words = texts.domain

/** Where the login pages are, and the APIs that tokens are for. */
export function DomainPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const server = useQuery(serverQuery())
  return (
    <Page title={words.title} description={words.description} help="domain" crumbs={poolCrumbs(poolId, pool.data)}>
      <Answered what={words.couldNotLoad} answers={[pool, server]}>
        {(knownPool, knownServer) => (
          <SpaceBetween size="l">
            <DomainsSection pool={knownPool} server={knownServer} />
            <ServersTable poolId={poolId} />
          </SpaceBetween>
        )}
      </Answered>
    </Page>
  )
}
