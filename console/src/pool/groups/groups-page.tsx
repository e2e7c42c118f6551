import type { GroupType } from '@aws-sdk/client-cognito-identity-provider'
import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { FailureAlert } from '#frame/failure-text.tsx'
import { GoButton } from '#frame/go.tsx'
import { Info } from '#frame/help.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { DeleteGroup } from './delete-group.tsx'
import { groupColumns } from './group-columns.tsx'
import { groupsQuery } from './group-queries.ts'

const words = texts.groups
const pageSize = 20
const none: readonly GroupType[] = []

export function GroupsPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const groups = useQuery(groupsQuery(poolId))
  return (
    <Page title={words.title} crumbs={poolCrumbs(poolId, pool.data)} bare>
      {groups.error ? (
        <FailureAlert what={words.couldNotList} error={groups.error} onRetry={groups.refetch} />
      ) : (
        <GroupTable
          poolId={poolId}
          groups={groups.data ?? none}
          isLoading={groups.isPending}
          onRefresh={groups.refetch}
        />
      )}
    </Page>
  )
}

type GroupTableProps = {
  readonly poolId: string
  readonly groups: readonly GroupType[]
  readonly isLoading: boolean
  readonly onRefresh: () => void
}

function GroupTable({ poolId, groups, isLoading, onRefresh }: GroupTableProps) {
  const [deleting, setDeleting] = useState<string>()
  const columns = useMemo(() => groupColumns(poolId), [poolId])
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } = useCollection(groups, {
    filtering: {
      empty: <NoGroups poolId={poolId} />,
      noMatch: (
        <Box textAlign="center" padding="m">
          <Box>{words.noMatch}</Box>
          <Button onClick={() => actions.setFiltering('')}>{words.clearFilter}</Button>
        </Box>
      ),
      filteringFunction: ({ GroupName, Description }, text) =>
        [GroupName, Description].some((value) => value?.toLowerCase().includes(text.toLowerCase())),
    },
    pagination: { pageSize },
    sorting: { defaultState: { sortingColumn: { sortingField: 'GroupName' } } },
    selection: { trackBy: 'GroupName' },
  })
  const [chosen] = collectionProps.selectedItems ?? []
  return (
    <>
      <Table
        {...collectionProps}
        variant="full-page"
        items={items}
        loading={isLoading}
        loadingText={texts.frame.loading}
        columnDefinitions={columns}
        selectionType="single"
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { GroupName }) => words.select(GroupName ?? ''),
        }}
        header={
          <Header
            variant="h1"
            counter={isLoading ? '' : `(${groups.length})`}
            info={<Info topic="groups" />}
            description={words.description}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button iconName="refresh" ariaLabel={words.refresh} onClick={onRefresh} />
                <Button disabled={!chosen} onClick={() => setDeleting(chosen?.GroupName)}>
                  {words.delete}
                </Button>
                <GoButton to={`/cognito/user-pools/${poolId}/groups/create`} variant="primary">
                  {words.create}
                </GoButton>
              </SpaceBetween>
            }
          >
            {words.title}
          </Header>
        }
        filter={
          <TextFilter
            {...filterProps}
            filteringPlaceholder={words.filter}
            filteringAriaLabel={words.filter}
            countText={words.matches(filteredItemsCount ?? 0)}
          />
        }
        pagination={<Pagination {...paginationProps} />}
      />
      {deleting && <DeleteGroup poolId={poolId} name={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  )
}

function NoGroups({ poolId }: { readonly poolId: string }) {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="s">
        <Box variant="strong">{words.empty}</Box>
        <Box color="text-body-secondary">{words.emptyLine}</Box>
        <GoButton to={`/cognito/user-pools/${poolId}/groups/create`}>{words.create}</GoButton>
      </SpaceBetween>
    </Box>
  )
}
