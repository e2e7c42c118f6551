import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Answered } from '#frame/answered.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { queryOf, searchInQuery } from './user-search.ts'
import { UsersTable } from './users-table.tsx'

export function UsersPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  return (
    <Page title={texts.users.title} crumbs={poolCrumbs(poolId, pool.data)} bare>
      <Answered what={texts.pool.couldNotLoad} answers={[pool]}>
        {(known) => <SearchedUsers poolId={poolId} pool={known} />}
      </Answered>
    </Page>
  )
}

type SearchedUsersProps = { readonly poolId: string; readonly pool: UserPoolType }

function SearchedUsers({ poolId, pool }: SearchedUsersProps) {
  const [query, setQuery] = useSearchParams()
  return (
    <UsersTable
      poolId={poolId}
      pool={pool}
      search={searchInQuery(query)}
      onSearch={(search) => setQuery(queryOf(search), { replace: true })}
    />
  )
}
