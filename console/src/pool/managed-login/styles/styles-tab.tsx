import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dateText } from '#frame/dates.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { GoLink } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'
import { CreateStyle } from './create-style.tsx'
import { DeleteStyle } from './delete-style.tsx'
import { stylePath } from './style-path.ts'
import { type ClientStyle, stylesQuery } from './style-queries.ts'

const words = texts.managedLogin.styles

/** The styles of the pool's app clients. */
export function StylesTab({ poolId }: { readonly poolId: string }) {
  const all = useQuery(stylesQuery(poolId))
  const [selected, setSelected] = useState<string>()
  const [dialog, setDialog] = useState<'create' | 'delete'>()
  if (all.error) return <FailureAlert what={words.couldNotList} error={all.error} onRetry={all.refetch} />
  const styles = (all.data ?? []).filter(({ style }) => style !== undefined)
  const unstyled = (all.data ?? []).flatMap(({ client, style }) => (style ? [] : [client]))
  const chosen = styles.find(({ client }) => client.ClientId === selected)
  const close = () => setDialog(undefined)
  return (
    <>
      <Table
        items={styles}
        trackBy={({ client }) => client.ClientId ?? ''}
        loading={all.isPending}
        loadingText={texts.frame.loading}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.client.ClientId)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, { client }) => texts.appClients.select(client.ClientName ?? ''),
        }}
        columnDefinitions={columnsFor(poolId)}
        empty={<Empty />}
        header={
          <Header
            variant="h2"
            counter={all.isPending ? '' : `(${styles.length})`}
            description={words.line}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button disabled={!chosen} onClick={() => setDialog('delete')}>
                  {words.delete}
                </Button>
                <Button variant="primary" disabled={all.isPending} onClick={() => setDialog('create')}>
                  {words.create}
                </Button>
              </SpaceBetween>
            }
          >
            {words.title}
          </Header>
        }
      />
      {dialog === 'create' && <CreateStyle poolId={poolId} clients={unstyled} onClose={close} />}
      {dialog === 'delete' && chosen?.style && (
        <DeleteStyle
          poolId={poolId}
          styleId={chosen.style.ManagedLoginBrandingId ?? ''}
          name={chosen.client.ClientName ?? ''}
          onClose={close}
        />
      )}
    </>
  )
}

function columnsFor(poolId: string) {
  return [
    {
      id: 'client',
      header: words.client,
      isRowHeader: true,
      cell: ({ client }: ClientStyle) => (
        <GoLink to={stylePath(poolId, client.ClientId ?? '')}>{client.ClientName}</GoLink>
      ),
    },
    {
      id: 'values',
      header: words.values,
      cell: ({ style }: ClientStyle) => (style?.UseCognitoProvidedValues ? words.provided : words.own),
    },
    { id: 'assets', header: words.assets, cell: ({ style }: ClientStyle) => style?.Assets?.length ?? 0 },
    {
      id: 'modified',
      header: words.modified,
      cell: ({ style }: ClientStyle) => dateText(style?.LastModifiedDate),
    },
  ]
}

function Empty() {
  return (
    <Box textAlign="center" padding="s">
      <Box variant="strong">{words.empty}</Box>
      <Box color="text-body-secondary">{words.emptyLine}</Box>
    </Box>
  )
}
