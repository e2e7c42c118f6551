import {
  AdminListUserSessionsCommand,
  AdminRevokeUserSessionCommand,
  GetUserPoolSessionConfigurationCommand,
  type SessionDescriptionType,
} from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { AnswersFailure } from '#frame/answered.tsx'
import { dateText } from '#frame/dates.ts'
import { fromStart, usePages } from '#frame/use-pages.ts'
import { texts } from '#texts/texts.ts'
import { useChange } from '../use-change.ts'
import { idsOf, type Person } from './person.ts'

const words = texts.users.sessions

function trackingQuery(poolId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'session-configuration'],
    queryFn: () => send(new GetUserPoolSessionConfigurationCommand({ UserPoolId: poolId })),
  })
}

function sessionsQuery(person: Person, token: string | undefined) {
  return queryOptions({
    queryKey: ['user-pool', person.poolId, 'user', person.username, 'sessions', token ?? ''],
    queryFn: () => send(new AdminListUserSessionsCommand({ ...idsOf(person), NextToken: token })),
  })
}

/** Where the user is signed in. Not there while the user pool does not track sessions: then nothing is known of them. */
export function Sessions({ person }: { readonly person: Person }) {
  const tracking = useQuery(trackingQuery(person.poolId))
  return (
    <>
      <AnswersFailure what={words.couldNotList} answers={[tracking]} />
      {tracking.data?.UserSessionTracking === 'ENABLED' && <SessionTable person={person} />}
    </>
  )
}

const columns = [
  {
    id: 'started',
    header: words.started,
    isRowHeader: true,
    cell: ({ CreateDate }: SessionDescriptionType) => dateText(CreateDate),
  },
  {
    id: 'active',
    header: words.active,
    cell: ({ LastActiveDate }: SessionDescriptionType) => dateText(LastActiveDate),
  },
  {
    id: 'address',
    header: words.address,
    cell: ({ LastIPAddress }: SessionDescriptionType) => LastIPAddress ?? texts.users.none,
  },
  { id: 'device', header: words.device, cell: ({ DeviceType }: SessionDescriptionType) => DeviceType },
  { id: 'client', header: words.client, cell: ({ ClientId }: SessionDescriptionType) => ClientId },
  { id: 'id', header: words.id, cell: ({ SessionId }: SessionDescriptionType) => SessionId },
]

function SessionTable({ person }: { readonly person: Person }) {
  const pages = usePages(person.username)
  const sessions = useQuery(sessionsQuery(person, pages.token))
  const [selected, setSelected] = useState<string>()
  const [ending, setEnding] = useState<string>()
  const items = sessions.data?.Sessions ?? []
  const chosen = items.find(({ SessionId }) => SessionId === selected)
  const failure = <AnswersFailure what={words.couldNotList} answers={[fromStart(sessions, pages)]} />
  if (sessions.isLoadingError) return failure
  return (
    <>
      {failure}
      <Table
        items={items}
        trackBy="SessionId"
        loading={sessions.isPending}
        loadingText={texts.frame.loading}
        empty={words.empty}
        columnDefinitions={columns}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.SessionId)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { SessionId }) => words.choose(SessionId ?? ''),
        }}
        pagination={<Pagination {...pages.pagination(sessions.data?.NextToken)} />}
        header={
          <Header
            variant="h2"
            description={words.line}
            actions={
              <Button disabled={!chosen} onClick={() => setEnding(selected)}>
                {words.end}
              </Button>
            }
          >
            {words.title}
          </Header>
        }
      />
      {ending && <EndSession person={person} sessionId={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

type EndSessionProps = { readonly person: Person; readonly sessionId: string; readonly onClose: () => void }

function EndSession({ person, sessionId, onClose }: EndSessionProps) {
  const change = useChange(person.poolId)
  const end = () => send(new AdminRevokeUserSessionCommand({ ...idsOf(person), SessionId: sessionId }))
  return (
    <ActionDialog
      title={words.endTitle}
      confirmLabel={words.end}
      onConfirm={() => change(words.ended, end)}
      onClose={onClose}
    >
      {words.endLine}
    </ActionDialog>
  )
}
