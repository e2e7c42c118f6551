import type { GroupType } from '@aws-sdk/client-cognito-identity-provider'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { ListTable } from '#frame/list-table.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { DeleteGroup } from './delete-group.tsx'
import { groupColumns } from './group-columns.tsx'
import { groupsQuery } from './group-queries.ts'

const words = texts.groups
const none: readonly GroupType[] = []

export function GroupsPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const groups = useQuery(groupsQuery(poolId))
  const columns = useMemo(() => groupColumns(poolId), [poolId])
  const [deleting, setDeleting] = useState<string>()
  return (
    <Page title={words.title} crumbs={poolCrumbs(poolId, pool.data)} bare>
      <AnswersFailure what={words.couldNotList} answers={[groups]} />
      {!groups.isLoadingError && (
        <ListTable
          words={words}
          help="groups"
          items={groups.data ?? none}
          isLoading={groups.isPending}
          pageSize={20}
          columns={columns}
          idOf={nameOf}
          nameOf={nameOf}
          searched={({ GroupName, Description }) => [GroupName, Description]}
          sortedBy="GroupName"
          createPath={`/cognito/user-pools/${poolId}/groups/create`}
          onRefresh={groups.refetch}
          onDelete={({ GroupName }) => setDeleting(GroupName)}
        />
      )}
      {deleting && <DeleteGroup poolId={poolId} name={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  )
}

const nameOf = ({ GroupName = '' }: GroupType) => GroupName
