import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { CodeBlock } from '#frame/code-block.tsx'
import { allSamples, samplesFor } from '#pool/overview/samples.ts'
import { texts } from '#texts/texts.ts'
import type { ClientOfPoolProps } from '../client-page.tsx'

const words = texts.appClients.guide

/** Code with the ids of this client in it. */
export function GuideTab({ pool, client }: ClientOfPoolProps) {
  const isMachine = client.AllowedOAuthFlows?.includes('client_credentials') ?? false
  const values = {
    poolId: pool.Id ?? '',
    clientId: client.ClientId ?? '',
    endpoint: location.origin,
    hasSecret: client.ClientSecret !== undefined,
    redirectUri: client.DefaultRedirectURI ?? client.CallbackURLs?.[0],
    scopes: client.AllowedOAuthScopes,
  }
  const samples = isMachine ? samplesFor(values, 'm2m') : allSamples(values)
  const [chosen, setChosen] = useState(samples[0]?.name ?? '')
  const sample = samples.find(({ name }) => name === chosen) ?? samples[0]
  return (
    <Container
      header={
        <Header variant="h2" description={words.line}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {samples.length > 1 && (
          <SegmentedControl
            label={words.platform}
            selectedId={chosen}
            options={samples.map(({ name }) => ({ id: name, text: name }))}
            onChange={({ detail }) => setChosen(detail.selectedId)}
          />
        )}
        {sample && <CodeBlock key={sample.name} name={sample.name} code={sample.code} />}
      </SpaceBetween>
    </Container>
  )
}
