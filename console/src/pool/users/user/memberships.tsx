import { AdminRemoveUserFromGroupCommand, type GroupType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { AnswersFailure } from '#frame/answered.tsx'
import { GoLink } from '#frame/go.tsx'
import { groupsOfUserQuery } from '#pool/groups/group-queries.ts'
import { texts } from '#texts/texts.ts'
import { groupPath } from '../path-segment.ts'
import { useChange } from '../use-change.ts'
import { AddMemberships } from './add-memberships.tsx'
import { idsOf, type Person } from './person.ts'

const words = texts.users.memberships
const none: readonly GroupType[] = []

export function Memberships({ person }: { readonly person: Person }) {
  const groups = useQuery(groupsOfUserQuery(person.poolId, person.username))
  const [selected, setSelected] = useState<string>()
  const [dialog, setDialog] = useState<'add' | 'remove'>()
  const items = groups.data ?? none
  const chosen = items.find(({ GroupName }) => GroupName === selected)
  const close = () => setDialog(undefined)
  const failure = <AnswersFailure what={words.couldNotList} answers={[groups]} />
  if (groups.isLoadingError) return failure
  return (
    <>
      {failure}
      <Table
        items={items}
        trackBy="GroupName"
        loading={groups.isPending}
        loadingText={texts.frame.loading}
        empty={words.empty}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.GroupName)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { GroupName }) => words.choose(GroupName ?? ''),
        }}
        header={
          <Header
            variant="h2"
            counter={groups.data ? `(${items.length})` : ''}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button disabled={!chosen} onClick={() => setDialog('remove')}>
                  {words.remove}
                </Button>
                <Button disabled={!groups.data} onClick={() => setDialog('add')}>
                  {words.add}
                </Button>
              </SpaceBetween>
            }
          >
            {words.title}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: words.group,
            isRowHeader: true,
            cell: ({ GroupName = '' }: GroupType) => (
              <GoLink to={groupPath(person.poolId, GroupName)}>{GroupName}</GoLink>
            ),
          },
          {
            id: 'description',
            header: words.description,
            cell: ({ Description }: GroupType) => Description || texts.users.none,
          },
          {
            id: 'precedence',
            header: words.precedence,
            cell: ({ Precedence }: GroupType) => Precedence ?? texts.users.none,
          },
        ]}
      />
      {dialog === 'add' && <AddMemberships person={person} current={items} onClose={close} />}
      {dialog === 'remove' && chosen?.GroupName && (
        <RemoveMembership person={person} group={chosen.GroupName} onClose={close} />
      )}
    </>
  )
}

type RemoveMembershipProps = { readonly person: Person; readonly group: string; readonly onClose: () => void }

function RemoveMembership({ person, group, onClose }: RemoveMembershipProps) {
  const change = useChange(person.poolId)
  const remove = () => send(new AdminRemoveUserFromGroupCommand({ ...idsOf(person), GroupName: group }))
  return (
    <ActionDialog
      title={words.removeTitle(person.shownName, group)}
      confirmLabel={words.remove}
      onConfirm={() => change(words.removed(person.shownName, group), remove)}
      onClose={onClose}
    >
      {words.removeLine}
    </ActionDialog>
  )
}
