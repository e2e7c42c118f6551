import type { ResourceServerType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { EmptyList } from '#frame/empty-list.tsx'
import { Info } from '#frame/help.tsx'
import { resourceServersQuery } from '#pool/app-clients/client-queries.ts'
import { texts } from '#texts/texts.ts'
import { DeleteServer } from './delete-server.tsx'
import { ServerDialog } from './server-dialog.tsx'

const words = texts.domain.servers

/** The APIs that access tokens of the pool are for. */
export function ServersTable({ poolId }: { readonly poolId: string }) {
  const servers = useQuery(resourceServersQuery(poolId))
  const [selected, setSelected] = useState<string>()
  const [dialog, setDialog] = useState<'create' | 'edit' | 'delete'>()
  const failure = <AnswersFailure what={words.couldNotList} answers={[servers]} />
  if (servers.isLoadingError) return failure
  const list = servers.data ?? []
  const chosen = list.find(({ Identifier }) => Identifier === selected)
  const close = () => setDialog(undefined)
  return (
    <>
      {failure}
      <Table
        items={list}
        trackBy="Identifier"
        loading={servers.isPending}
        loadingText={texts.frame.loading}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.Identifier)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { Name }) => words.select(Name ?? ''),
        }}
        columnDefinitions={columns}
        wrapLines
        empty={<EmptyList title={words.empty} line={words.emptyLine} />}
        header={
          <Header
            variant="h2"
            counter={servers.isPending ? '' : `(${list.length})`}
            description={words.description}
            info={<Info topic="resourceServers" />}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button disabled={!chosen} onClick={() => setDialog('edit')}>
                  {words.edit}
                </Button>
                <Button disabled={!chosen} onClick={() => setDialog('delete')}>
                  {words.delete}
                </Button>
                <Button onClick={() => setDialog('create')}>{words.create}</Button>
              </SpaceBetween>
            }
          >
            {words.title}
          </Header>
        }
      />
      {dialog === 'create' && <ServerDialog poolId={poolId} server={undefined} onClose={close} />}
      {dialog === 'edit' && chosen && <ServerDialog poolId={poolId} server={chosen} onClose={close} />}
      {dialog === 'delete' && chosen && <DeleteServer poolId={poolId} server={chosen} onClose={close} />}
    </>
  )
}

const columns = [
  { id: 'name', header: words.name, isRowHeader: true, cell: ({ Name }: ResourceServerType) => Name },
  { id: 'identifier', header: words.identifier, cell: ({ Identifier }: ResourceServerType) => Identifier },
  {
    id: 'scopes',
    header: words.scopes,
    cell: ({ Scopes = [] }: ResourceServerType) => Scopes.map(({ ScopeName }) => ScopeName).join(', ') || words.none,
  },
]
