import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { dateText } from '#frame/dates.ts'
import { EmptyList } from '#frame/empty-list.tsx'
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
  const failure = <AnswersFailure what={words.couldNotList} answers={[all]} />
  if (all.isLoadingError) return failure
  const styles = (all.data ?? []).filter(({ style }) => style !== undefined)
  const unstyled = (all.data ?? []).flatMap(({ client, style }) => (style ? [] : [client]))
  const chosen = styles.find(({ client }) => client.ClientId === selected)
  const close = () => setDialog(undefined)
  return (
    <>
      {failure}
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
        empty={<EmptyList title={words.empty} line={words.emptyLine} />}
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
