import { AdminRemoveUserFromGroupCommand, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { AnswersFailure } from '#frame/answered.tsx'
import { EmptyList } from '#frame/empty-list.tsx'
import { fromStart, usePages } from '#frame/use-pages.ts'
import { useChange } from '#pool/users/use-change.ts'
import { userColumns } from '#pool/users/user-columns.tsx'
import { texts } from '#texts/texts.ts'
import { AddMembers } from './add-members.tsx'
import { membersQuery } from './group-queries.ts'

const words = texts.groups.members
const pageSize = 20
const shown = ['username', 'email', 'confirmation', 'status']

export type MembersProps = { readonly poolId: string; readonly group: string }

export function Members({ poolId, group }: MembersProps) {
  const pages = usePages(group)
  const members = useQuery(membersQuery(poolId, group, { limit: pageSize, token: pages.token }))
  const [selected, setSelected] = useState<string>()
  const [dialog, setDialog] = useState<'add' | 'remove'>()
  const columns = useMemo(() => userColumns(poolId).filter(({ id }) => shown.includes(id)), [poolId])
  const items: UserType[] = members.data?.Users ?? []
  const chosen = items.find(({ Username }) => Username === selected)
  const close = () => setDialog(undefined)
  const failure = <AnswersFailure what={words.couldNotList} answers={[fromStart(members, pages)]} />
  if (members.isLoadingError) return failure
  return (
    <>
      {failure}
      <Table
        items={items}
        trackBy="Username"
        loading={members.isPending}
        loadingText={texts.frame.loading}
        columnDefinitions={columns}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.Username)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { Username }) => texts.users.select(Username ?? ''),
        }}
        empty={<EmptyList title={words.empty} line={words.emptyLine} />}
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button disabled={!chosen} onClick={() => setDialog('remove')}>
                  {words.remove}
                </Button>
                <Button onClick={() => setDialog('add')}>{words.add}</Button>
              </SpaceBetween>
            }
          >
            {words.title}
          </Header>
        }
        pagination={<Pagination {...pages.pagination(members.data?.NextToken)} />}
      />
      {dialog === 'add' && <AddMembers poolId={poolId} group={group} onClose={close} />}
      {dialog === 'remove' && chosen?.Username && (
        <RemoveMember poolId={poolId} group={group} username={chosen.Username} onClose={close} />
      )}
    </>
  )
}

type RemoveMemberProps = MembersProps & { readonly username: string; readonly onClose: () => void }

function RemoveMember({ poolId, group, username, onClose }: RemoveMemberProps) {
  const change = useChange(poolId)
  const remove = () =>
    send(new AdminRemoveUserFromGroupCommand({ UserPoolId: poolId, GroupName: group, Username: username }))
  return (
    <ActionDialog
      title={words.removeTitle(username, group)}
      confirmLabel={texts.users.memberships.remove}
      onConfirm={() => change(words.removed(username, group), remove)}
      onClose={onClose}
    >
      {words.removeLine}
    </ActionDialog>
  )
}
