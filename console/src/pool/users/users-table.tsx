import type { UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { EmptyList } from '#frame/empty-list.tsx'
import { GoButton } from '#frame/go.tsx'
import { Info } from '#frame/help.tsx'
import { ListPreferences } from '#frame/list-preferences.tsx'
import { fromStart, usePages } from '#frame/use-pages.ts'
import { texts } from '#texts/texts.ts'
import { DeleteUser } from './delete-user.tsx'
import { shownName } from './user-attributes.ts'
import { userColumns, usualColumns } from './user-columns.tsx'
import { refreshPeople, usersQuery } from './user-queries.ts'
import { filterOf, type UserSearch } from './user-search.ts'
import { UserSearchBar } from './user-search-bar.tsx'

const words = texts.users
const pageSizes = [10, 20, 60]
const usualPageSize = 20

export type UsersTableProps = {
  readonly poolId: string
  readonly pool: UserPoolType
  readonly search: UserSearch
  readonly onSearch: (search: UserSearch) => void
}

export function UsersTable({ poolId, pool, search, onSearch }: UsersTableProps) {
  const [preferences, setPreferences] = useState<CollectionPreferencesProps.Preferences>({
    pageSize: usualPageSize,
    contentDisplay: usualColumns(pool),
  })
  const [selected, setSelected] = useState<readonly UserType[]>([])
  const [deleting, setDeleting] = useState<UserType>()
  const filter = filterOf(search)
  const limit = preferences.pageSize ?? usualPageSize
  const pages = usePages(JSON.stringify([filter, limit]))
  const users = useQuery(usersQuery(poolId, { filter, limit, token: pages.token }))
  const columns = useMemo(() => userColumns(poolId), [poolId])
  const items = users.data?.users ?? []
  // Who is no longer on the page is no longer chosen, and what is known of the others may have changed.
  const chosen = items.find(({ Username }) => Username === selected[0]?.Username)
  const start = () => {
    pages.restart()
    refreshPeople(poolId)
  }
  const searchFor = (next: UserSearch) => {
    pages.restart()
    onSearch(next)
  }
  return (
    <>
      {/* What the API refuses to search for can be mended only where it was typed. */}
      <AnswersFailure what={words.couldNotList} answers={[fromStart(users, pages)]} />
      <Table
        variant="full-page"
        items={items}
        trackBy="Username"
        loading={users.isPending}
        loadingText={texts.frame.loading}
        columnDefinitions={columns}
        columnDisplay={preferences.contentDisplay ?? []}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { Username }) => words.select(Username ?? ''),
        }}
        empty={!users.error && <NoUsers poolId={poolId} isSearch={filter !== undefined} />}
        header={
          <UsersHeader
            poolId={poolId}
            count={pool.EstimatedNumberOfUsers}
            onRefresh={start}
            onDelete={chosen && (() => setDeleting(chosen))}
          />
        }
        filter={<UserSearchBar search={search} onSearch={searchFor} />}
        pagination={<Pagination {...pages.pagination(users.data?.next)} />}
        preferences={
          <ListPreferences
            words={words.preferences}
            pageSizes={pageSizes}
            columns={columns}
            preferences={preferences}
            onConfirm={setPreferences}
          />
        }
      />
      {deleting?.Username && (
        <DeleteUser
          poolId={poolId}
          username={deleting.Username}
          shownName={shownName(pool, deleting.Username, deleting.Attributes)}
          isEnabled={deleting.Enabled ?? false}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  )
}

type UsersHeaderProps = {
  readonly poolId: string
  readonly count: number | undefined
  readonly onRefresh: () => void
  readonly onDelete: (() => void) | undefined
}

function UsersHeader({ poolId, count, onRefresh, onDelete }: UsersHeaderProps) {
  return (
    <Header
      variant="h1"
      counter={count === undefined ? '' : `(${count})`}
      info={<Info topic="users" />}
      description={words.description}
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button iconName="refresh" ariaLabel={words.refresh} onClick={onRefresh} />
          <Button disabled={!onDelete} onClick={() => onDelete?.()}>
            {words.delete}
          </Button>
          <GoButton to={`/cognito/user-pools/${poolId}/users/create`} variant="primary">
            {words.create}
          </GoButton>
        </SpaceBetween>
      }
    >
      {words.title}
    </Header>
  )
}

function NoUsers({ poolId, isSearch }: { readonly poolId: string; readonly isSearch: boolean }) {
  if (isSearch) return <Box padding="m">{words.noMatch}</Box>
  return (
    <EmptyList
      title={words.empty}
      line={words.emptyLine}
      action={<GoButton to={`/cognito/user-pools/${poolId}/users/create`}>{words.create}</GoButton>}
    />
  )
}
