import type { UserPoolClientDescription } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serverQuery } from '#api/server.ts'
import { Answered } from '#frame/answered.tsx'
import { CodeBlock } from '#frame/code-block.tsx'
import { GoButton } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'
import { firstClientsQuery } from './clients-query.ts'
import { allSamples } from './samples.ts'

const words = texts.overview

type Named = { readonly value: string; readonly label: string }

const named = ({ ClientId = '', ClientName = '' }: UserPoolClientDescription): Named => ({
  value: ClientId,
  label: ClientName,
})

export function GettingStarted({ poolId }: { readonly poolId: string }) {
  const clients = useQuery(firstClientsQuery(poolId))
  return (
    <Container
      header={
        <Header variant="h2" description={words.gettingStartedLine}>
          {words.gettingStarted}
        </Header>
      }
    >
      <Answered what={words.couldNotListClients} answers={[clients]}>
        {(known) =>
          known.length > 0 ? (
            <Samples poolId={poolId} clients={known.map(named)} />
          ) : (
            <SpaceBetween size="s">
              <Box>{words.noClients}</Box>
              <GoButton to={`/cognito/user-pools/${poolId}/app-clients/create`}>{words.createClient}</GoButton>
            </SpaceBetween>
          )
        }
      </Answered>
    </Container>
  )
}

function Samples({ poolId, clients }: { readonly poolId: string; readonly clients: readonly Named[] }) {
  const { data: server } = useQuery(serverQuery())
  const [chosen, setChosen] = useState<string>()
  const client = clients.find(({ value }) => value === chosen) ?? clients[0]
  const samples = allSamples({
    poolId,
    clientId: client?.value ?? '',
    endpoint: server?.PublicUrl ?? location.origin,
  })
  return (
    <SpaceBetween size="m">
      <FormField label={words.appClient}>
        <Select
          selectedOption={client ? { ...client, description: client.value } : null}
          options={clients.map((each) => ({ ...each, description: each.value }))}
          onChange={({ detail }) => setChosen(detail.selectedOption.value)}
        />
      </FormField>
      <Tabs
        ariaLabel={words.gettingStarted}
        tabs={samples.map(({ name, code }) => ({
          id: name,
          label: name,
          content: <CodeBlock name={name} code={code} />,
        }))}
      />
    </SpaceBetween>
  )
}
