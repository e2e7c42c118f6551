import type { ClientSecretDescriptorType, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import Toggle from '@cloudscape-design/components/toggle'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answered } from '#frame/answered.tsx'
import { CopyValue } from '#frame/copy-value.tsx'
import { dateText } from '#frame/dates.ts'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { clientSecretsQuery } from '../client-queries.ts'
import { AddSecret } from './add-secret.tsx'
import { DeleteSecret } from './delete-secret.tsx'

const words = texts.appClients.secrets
const mostSecrets = 2

/** The secrets of an app client: the oldest to look up, and all to be replaced. */
export function ClientSecrets({ client }: { readonly client: UserPoolClientType }) {
  const { UserPoolId = '', ClientId = '' } = client
  const secrets = useQuery(clientSecretsQuery(UserPoolId, ClientId))
  const [isAdding, setAdding] = useState(false)
  const isPublic = client.ClientSecret === undefined
  const list = secrets.data ?? []
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={isPublic ? undefined : words.line}
          info={<Info topic="clientSecrets" />}
          actions={
            !isPublic && (
              <Button disabled={!secrets.data || list.length >= mostSecrets} onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            )
          }
        >
          {words.title}
        </Header>
      }
    >
      {isPublic ? (
        words.none
      ) : (
        <SpaceBetween size="m">
          <ShownSecret secret={client.ClientSecret ?? ''} />
          <div>
            <Answered what={words.couldNotLoad} answers={[secrets]}>
              {(known) => <SecretsTable poolId={UserPoolId} clientId={ClientId} secrets={known} />}
            </Answered>
          </div>
        </SpaceBetween>
      )}
      {isAdding && <AddSecret poolId={UserPoolId} clientId={ClientId} onClose={() => setAdding(false)} />}
    </Container>
  )
}

function ShownSecret({ secret }: { readonly secret: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <div>
      <Box variant="awsui-key-label">{words.secret}</Box>
      <SpaceBetween size="xs">
        {isShown ? <CopyValue name={words.secret} value={secret} /> : <span aria-hidden>••••••••••••••••••••</span>}
        <Toggle checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
          {words.show}
        </Toggle>
      </SpaceBetween>
    </div>
  )
}

type SecretsTableProps = {
  readonly poolId: string
  readonly clientId: string
  readonly secrets: readonly ClientSecretDescriptorType[]
}

function SecretsTable({ poolId, clientId, secrets }: SecretsTableProps) {
  const [deleted, setDeleted] = useState<string>()
  return (
    <>
      <Table
        variant="embedded"
        items={secrets}
        trackBy="ClientSecretId"
        wrapLines
        ariaLabels={{ tableLabel: words.title }}
        columnDefinitions={[
          { id: 'id', header: words.id, isRowHeader: true, cell: ({ ClientSecretId }) => ClientSecretId },
          {
            id: 'created',
            header: words.created,
            cell: ({ ClientSecretCreateDate }) => dateText(ClientSecretCreateDate),
          },
          {
            id: 'delete',
            header: words.delete,
            cell: ({ ClientSecretId = '' }) => (
              <Button
                variant="inline-link"
                disabled={secrets.length < mostSecrets}
                ariaLabel={words.deleteOf(ClientSecretId)}
                onClick={() => setDeleted(ClientSecretId)}
              >
                {texts.frame.delete}
              </Button>
            ),
          },
        ]}
      />
      {deleted && (
        <DeleteSecret poolId={poolId} clientId={clientId} secretId={deleted} onClose={() => setDeleted(undefined)} />
      )}
    </>
  )
}
