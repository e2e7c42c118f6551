import type { UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CollectionPreferences, {
  type CollectionPreferencesProps,
} from '@cloudscape-design/components/collection-preferences'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureAlert } from '#frame/failure-text.tsx'
import { GoButton } from '#frame/go.tsx'
import { Info } from '#frame/help.tsx'
import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'
import { DeleteUserPool } from './delete-user-pool.tsx'
import { userPoolsQuery } from './list-user-pools.ts'
import { userPoolColumns } from './user-pool-columns.tsx'

const words = texts.userPools
const pageSizes = [10, 20, 50]
const none: readonly UserPoolDescriptionType[] = []

export function UserPoolsPage() {
  const pools = useQuery(userPoolsQuery())
  return (
    <Page title={words.title} crumbs={[{ text: texts.services.cognito, href: '/cognito' }]} bare>
      {pools.error ? (
        <FailureAlert what={words.couldNotList} error={pools.error} onRetry={pools.refetch} />
      ) : (
        <PoolTable pools={pools.data ?? none} isLoading={pools.isPending} refresh={pools.refetch} />
      )}
    </Page>
  )
}

type PoolTableProps = {
  readonly pools: readonly UserPoolDescriptionType[]
  readonly isLoading: boolean
  readonly refresh: () => void
}

function PoolTable({ pools, isLoading, refresh }: PoolTableProps) {
  const [preferences, setPreferences] = useState<CollectionPreferencesProps.Preferences>({
    pageSize: 10,
    contentDisplay: userPoolColumns.map(({ id }) => ({ id, visible: true })),
  })
  const [isDeleting, setDeleting] = useState(false)
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } = useCollection(pools, {
    filtering: {
      empty: <Empty />,
      noMatch: (
        <Box textAlign="center" padding="m">
          <Box>{words.noMatch}</Box>
          <Button onClick={() => actions.setFiltering('')}>{words.clearSearch}</Button>
        </Box>
      ),
      filteringFunction: ({ Name, Id }, text) =>
        [Name, Id].some((value) => value?.toLowerCase().includes(text.toLowerCase())),
    },
    pagination: { pageSize: preferences.pageSize ?? 10 },
    sorting: { defaultState: { sortingColumn: { sortingField: 'Name' } } },
    selection: { trackBy: 'Id' },
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
        columnDefinitions={userPoolColumns}
        columnDisplay={preferences.contentDisplay ?? []}
        selectionType="single"
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { Name }) => words.select(Name ?? ''),
        }}
        header={
          <Header
            variant="h1"
            counter={isLoading ? '' : `(${pools.length})`}
            info={<Info topic="userPools" />}
            description={words.description}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button iconName="refresh" ariaLabel={words.refresh} onClick={refresh} />
                <Button disabled={!chosen} onClick={() => setDeleting(true)}>
                  {words.delete}
                </Button>
                <GoButton to="/cognito/user-pools/quick-setup">{words.quickSetup}</GoButton>
                <GoButton to="/cognito/user-pools/create" variant="primary">
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
            filteringPlaceholder={words.search}
            filteringAriaLabel={words.search}
            countText={words.matches(filteredItemsCount ?? 0)}
          />
        }
        pagination={<Pagination {...paginationProps} />}
        preferences={
          <CollectionPreferences
            title={words.preferences.title}
            confirmLabel={words.preferences.confirm}
            cancelLabel={words.preferences.cancel}
            preferences={preferences}
            onConfirm={({ detail }) => setPreferences(detail)}
            pageSizePreference={{
              title: words.preferences.pageSize,
              options: pageSizes.map((value) => ({ value, label: words.preferences.rows(value) })),
            }}
            contentDisplayPreference={{
              title: words.preferences.columns,
              options: userPoolColumns.map(({ id, header }) => ({ id, label: header, alwaysVisible: id === 'Name' })),
            }}
          />
        }
      />
      {isDeleting && chosen?.Id && <DeleteUserPool poolId={chosen.Id} onClose={() => setDeleting(false)} />}
    </>
  )
}

function Empty() {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="s">
        <Box variant="strong">{words.empty}</Box>
        <Box color="text-body-secondary">{words.emptyLine}</Box>
        <GoButton to="/cognito/user-pools/create">{words.create}</GoButton>
      </SpaceBetween>
    </Box>
  )
}
