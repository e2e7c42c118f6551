import type { TermsType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { dateText } from '#frame/dates.ts'
import { EmptyList } from '#frame/empty-list.tsx'
import { Info } from '#frame/help.tsx'
import { appClientsQuery } from '#pool/app-clients/client-queries.ts'
import { texts } from '#texts/texts.ts'
import { DeleteTerms } from './delete-terms.tsx'
import { TermsDialog } from './terms-dialog.tsx'
import { formOfTerms } from './terms-form.ts'
import { termsQuery } from './terms-queries.ts'

const words = texts.managedLogin.terms

/** Links to terms of use and privacy policies. */
export function TermsTab({ poolId }: { readonly poolId: string }) {
  const terms = useQuery(termsQuery(poolId))
  const clients = useQuery(appClientsQuery(poolId))
  const [selected, setSelected] = useState<string>()
  const [dialog, setDialog] = useState<'create' | 'edit' | 'delete'>()
  const failure = <AnswersFailure what={words.couldNotList} answers={[terms, clients]} />
  if (terms.isLoadingError || clients.isLoadingError) return failure
  const list = terms.data ?? []
  const known = clients.data ?? []
  const isLoading = terms.isPending || clients.isPending
  const chosen = list.find(({ TermsId }) => TermsId === selected)
  const clientName = (id: string | undefined) => known.find(({ ClientId }) => ClientId === id)?.ClientName ?? id ?? ''
  const close = () => setDialog(undefined)
  return (
    <>
      {failure}
      <Table
        items={list}
        trackBy="TermsId"
        loading={isLoading}
        loadingText={texts.frame.loading}
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.TermsId)}
        ariaLabels={{
          tableLabel: words.title,
          selectionGroupLabel: words.title,
          itemSelectionLabel: (_, each) => words.select(nameOf(each), clientName(each.ClientId)),
        }}
        columnDefinitions={[
          { id: 'name', header: words.name, isRowHeader: true, cell: nameOf },
          { id: 'client', header: words.client, cell: ({ ClientId }) => clientName(ClientId) },
          { id: 'links', header: words.links, cell: linksText },
          {
            id: 'modified',
            header: words.modified,
            cell: ({ LastModifiedDate }) => dateText(LastModifiedDate),
          },
        ]}
        wrapLines
        empty={<EmptyList title={words.empty} line={words.emptyLine} />}
        header={
          <Header
            variant="h2"
            counter={isLoading ? '' : `(${list.length})`}
            description={words.line}
            info={<Info topic="termsDocuments" />}
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button disabled={!chosen} onClick={() => setDialog('edit')}>
                  {words.edit}
                </Button>
                <Button disabled={!chosen} onClick={() => setDialog('delete')}>
                  {words.delete}
                </Button>
                <Button variant="primary" disabled={isLoading} onClick={() => setDialog('create')}>
                  {words.create}
                </Button>
              </SpaceBetween>
            }
          >
            {words.title}
          </Header>
        }
      />
      {dialog === 'create' && <TermsDialog poolId={poolId} clients={known} terms={undefined} onClose={close} />}
      {dialog === 'edit' && chosen && <TermsDialog poolId={poolId} clients={known} terms={chosen} onClose={close} />}
      {dialog === 'delete' && chosen && (
        <DeleteTerms
          poolId={poolId}
          termsId={chosen.TermsId ?? ''}
          name={nameOf(chosen)}
          clientName={clientName(chosen.ClientId)}
          onClose={close}
        />
      )}
    </>
  )
}

const nameOf = (terms: TermsType) => words.names[formOfTerms(terms).name]

function linksText(terms: TermsType): string {
  const { defaultUrl, links } = formOfTerms(terms)
  return links.length === 0 ? defaultUrl : `${defaultUrl}, ${words.languages(links.length)}`
}
