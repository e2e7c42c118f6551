import type { UserPoolClientDescription } from '@aws-sdk/client-cognito-identity-provider'
import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { GoButton } from '#frame/go.tsx'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { clientColumns } from './client-columns.tsx'
import { clientsPath } from './client-path.ts'
import { DeleteClient } from './delete-client.tsx'

const words = texts.appClients
const pageSize = 20

export type ClientsTableProps = {
  readonly poolId: string
  readonly clients: readonly UserPoolClientDescription[]
  readonly isLoading: boolean
  readonly refresh: () => void
}

export function ClientsTable({ poolId, clients, isLoading, refresh }: ClientsTableProps) {
  const [isDeleting, setDeleting] = useState(false)
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } = useCollection(clients, {
    filtering: {
      empty: <Empty poolId={poolId} />,
      noMatch: <NoMatch onClear={() => actions.setFiltering('')} />,
      filteringFunction: ({ ClientName, ClientId }, text) =>
        [ClientName, ClientId].some((value) => value?.toLowerCase().includes(text.trim().toLowerCase())),
    },
    pagination: { pageSize },
    sorting: { defaultState: { sortingColumn: { sortingField: 'ClientName' } } },
    selection: { trackBy: 'ClientId' },
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
        columnDefinitions={clientColumns(poolId)}
        selectionType="single"
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { ClientName }) => words.select(ClientName ?? ''),
        }}
        header={
          <Header
            variant="h1"
            counter={isLoading ? '' : `(${clients.length})`}
            info={<Info topic="appClients" />}
            description={words.description}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button iconName="refresh" ariaLabel={words.refresh} onClick={refresh} />
                <Button disabled={!chosen} onClick={() => setDeleting(true)}>
                  {words.delete}
                </Button>
                <GoButton to={`${clientsPath(poolId)}/create`} variant="primary">
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
      />
      {isDeleting && chosen?.ClientId && (
        <DeleteClient
          poolId={poolId}
          clientId={chosen.ClientId}
          name={chosen.ClientName ?? ''}
          onClose={() => setDeleting(false)}
          onDeleted={() => actions.setSelectedItems([])}
        />
      )}
    </>
  )
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Box textAlign="center" padding="m">
      <Box>{words.noMatch}</Box>
      <Button onClick={onClear}>{words.clearSearch}</Button>
    </Box>
  )
}

function Empty({ poolId }: { readonly poolId: string }) {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="s">
        <Box variant="strong">{words.empty}</Box>
        <Box color="text-body-secondary">{words.emptyLine}</Box>
        <GoButton to={`${clientsPath(poolId)}/create`}>{words.create}</GoButton>
      </SpaceBetween>
    </Box>
  )
}
