import { AdminAddUserToGroupCommand, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { AnswersFailure } from '#frame/answered.tsx'
import { fromStart, usePages } from '#frame/use-pages.ts'
import { useChange } from '#pool/users/use-change.ts'
import { attributeOf } from '#pool/users/user-attributes.ts'
import { usersQuery } from '#pool/users/user-queries.ts'
import { filterOf, noSearch } from '#pool/users/user-search.ts'
import { UserSearchBar } from '#pool/users/user-search-bar.tsx'
import { texts } from '#texts/texts.ts'

const words = texts.groups.members
const pageSize = 10

const columns = [
  {
    id: 'username',
    header: texts.users.columns.username,
    isRowHeader: true,
    cell: ({ Username }: UserType) => Username,
  },
  {
    id: 'email',
    header: texts.users.columns.email,
    cell: ({ Attributes }: UserType) => attributeOf(Attributes, 'email') ?? texts.users.none,
  },
]

export type AddMembersProps = { readonly poolId: string; readonly group: string; readonly onClose: () => void }

/** Searches users and puts those that are chosen into the group. Who is a member already stays one. */
export function AddMembers({ poolId, group, onClose }: AddMembersProps) {
  const change = useChange(poolId)
  const [chosen, setChosen] = useState<readonly UserType[]>([])
  const [wasSent, setSent] = useState(false)
  const names = chosen.map(({ Username = '' }) => Username)
  const add = async () => {
    for (const Username of names)
      await send(new AdminAddUserToGroupCommand({ UserPoolId: poolId, GroupName: group, Username }))
  }
  return (
    <ActionDialog
      title={words.addTitle(group)}
      size="large"
      confirmLabel={words.addSubmit}
      check={() => {
        setSent(true)
        return chosen.length > 0
      }}
      onConfirm={() => change(words.added(names.join(', '), group), add)}
      onClose={onClose}
    >
      <FormField stretch errorText={wasSent && chosen.length === 0 && words.noneChosen}>
        <FoundUsers poolId={poolId} chosen={chosen} onChoose={setChosen} />
      </FormField>
    </ActionDialog>
  )
}

type FoundUsersProps = {
  readonly poolId: string
  readonly chosen: readonly UserType[]
  readonly onChoose: (users: readonly UserType[]) => void
}

/** Who was chosen stays so on other pages and in other searches. */
function FoundUsers({ poolId, chosen, onChoose }: FoundUsersProps) {
  const [search, setSearch] = useState(noSearch)
  const filter = filterOf(search)
  const pages = usePages(filter ?? '')
  const users = useQuery(usersQuery(poolId, { filter, limit: pageSize, token: pages.token }))
  const items = users.data?.users ?? []
  const elsewhere = chosen.filter((user) => !items.some(({ Username }) => Username === user.Username))
  return (
    <>
      {/* What the API refuses to search for can be mended only where it was typed. */}
      <AnswersFailure what={texts.users.couldNotList} answers={[fromStart(users, pages)]} />
      <Table
        variant="embedded"
        items={items}
        trackBy="Username"
        loading={users.isPending}
        loadingText={texts.frame.loading}
        empty={!users.error && texts.users.noMatch}
        columnDefinitions={columns}
        selectionType="multi"
        selectedItems={chosen}
        onSelectionChange={({ detail }) =>
          onChoose([
            ...elsewhere,
            ...detail.selectedItems.filter((user) => !elsewhere.some(({ Username }) => Username === user.Username)),
          ])
        }
        ariaLabels={{
          tableLabel: words.found,
          selectionGroupLabel: words.found,
          allItemsSelectionLabel: () => words.found,
          itemSelectionLabel: (_, { Username }) => texts.users.select(Username ?? ''),
        }}
        filter={<UserSearchBar search={search} onSearch={setSearch} />}
        pagination={<Pagination {...pages.pagination(users.data?.next)} />}
      />
    </>
  )
}
