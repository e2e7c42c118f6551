import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import type { ReactNode } from 'react'
import type { HelpTopic } from '#texts/help.ts'
import { texts } from '#texts/texts.ts'
import { EmptyList } from './empty-list.tsx'
import { GoButton } from './go.tsx'
import { Info } from './help.tsx'

export type ListWords = {
  readonly title: string
  readonly description: string
  readonly refresh: string
  readonly delete: string
  readonly create: string
  readonly search: string
  readonly matches: (count: number) => string
  readonly noMatch: string
  readonly clearSearch: string
  readonly empty: string
  readonly emptyLine: string
  readonly select: (name: string) => string
}

export type ListTableProps<Item> = {
  readonly words: ListWords
  readonly help: HelpTopic
  readonly items: readonly Item[]
  readonly isLoading: boolean
  readonly pageSize: number
  readonly columns: readonly TableProps.ColumnDefinition<Item>[]
  /** What tells one item from the others. */
  readonly idOf: (item: Item) => string
  readonly nameOf: (item: Item) => string
  /** What a search looks through. */
  readonly searched: (item: Item) => readonly (string | undefined)[]
  /** The column that the list is sorted by at first. */
  readonly sortedBy: keyof Item & string
  /** The page that makes another one. */
  readonly createPath: string
  readonly actions?: ReactNode
  readonly columnDisplay?: readonly TableProps.ColumnDisplayProperties[] | undefined
  readonly preferences?: ReactNode
  readonly onRefresh: () => void
  readonly onDelete: (chosen: Item) => void
}

/** The table of a page that lists everything of a kind: to search, sort, page through, choose one and delete it. */
export function ListTable<Item>(props: ListTableProps<Item>) {
  const { words, items: all, isLoading, pageSize, columns, idOf, nameOf, searched, sortedBy } = props
  const { createPath, columnDisplay, preferences } = props
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } = useCollection(all, {
    filtering: {
      empty: (
        <EmptyList
          title={words.empty}
          line={words.emptyLine}
          action={<GoButton to={createPath}>{words.create}</GoButton>}
        />
      ),
      noMatch: <NoMatch words={words} onClear={() => actions.setFiltering('')} />,
      filteringFunction: (item, text) =>
        searched(item).some((value) => value?.toLowerCase().includes(text.trim().toLowerCase())),
    },
    pagination: { pageSize },
    sorting: { defaultState: { sortingColumn: { sortingField: sortedBy } } },
    selection: { trackBy: idOf },
  })
  // Who is no longer in the list is no longer chosen.
  const selected = collectionProps.selectedItems?.[0]
  const chosen = selected && all.find((item) => idOf(item) === idOf(selected))
  return (
    <Table
      {...collectionProps}
      variant="full-page"
      items={items}
      selectedItems={chosen ? [chosen] : []}
      loading={isLoading}
      loadingText={texts.frame.loading}
      columnDefinitions={columns}
      {...(columnDisplay && { columnDisplay })}
      selectionType="single"
      ariaLabels={{
        tableLabel: words.title,
        selectionGroupLabel: words.title,
        itemSelectionLabel: (_, item) => words.select(nameOf(item)),
      }}
      header={<ListHeader {...props} chosen={chosen} />}
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder={words.search}
          filteringAriaLabel={words.search}
          countText={words.matches(filteredItemsCount ?? 0)}
        />
      }
      pagination={<Pagination {...paginationProps} />}
      preferences={preferences}
    />
  )
}

function ListHeader<Item>(props: ListTableProps<Item> & { readonly chosen: Item | undefined }) {
  const { words, help, items, isLoading, createPath, actions, onRefresh, onDelete, chosen } = props
  return (
    <Header
      variant="h1"
      counter={isLoading ? '' : `(${items.length})`}
      info={<Info topic={help} />}
      description={words.description}
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button iconName="refresh" ariaLabel={words.refresh} onClick={onRefresh} />
          <Button disabled={chosen === undefined} onClick={() => chosen !== undefined && onDelete(chosen)}>
            {words.delete}
          </Button>
          {actions}
          <GoButton to={createPath} variant="primary">
            {words.create}
          </GoButton>
        </SpaceBetween>
      }
    >
      {words.title}
    </Header>
  )
}

function NoMatch({ words, onClear }: { readonly words: ListWords; readonly onClear: () => void }) {
  return (
    <Box textAlign="center" padding="m">
      <Box>{words.noMatch}</Box>
      <Button onClick={onClear}>{words.clearSearch}</Button>
    </Box>
  )
}
