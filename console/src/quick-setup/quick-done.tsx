import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { serverQuery } from '#api/server.ts'
import type { QuickAppType } from '#create-pool/model/quick-setup.ts'
import { CodeBlock } from '#frame/code-block.tsx'
import { CopyValue } from '#frame/copy-value.tsx'
import { GoButton } from '#frame/go.tsx'
import { type Crumb, Page } from '#frame/page.tsx'
import { samplesFor } from '#pool/overview/samples.ts'
import { texts } from '#texts/texts.ts'

const words = texts.quickSetup

export type QuickDoneProps = {
  readonly poolId: string
  readonly clientId: string
  readonly appType: QuickAppType
  readonly crumbs: readonly Crumb[]
}

/** What was made, in the values and the code that the app needs. */
export function QuickDone({ poolId, clientId, appType, crumbs }: QuickDoneProps) {
  const pool = `/cognito/user-pools/${poolId}`
  const { data: server } = useQuery(serverQuery())
  const endpoint = server?.PublicUrl ?? location.origin
  useEffect(() => scrollTo(0, 0), [])
  const samples = samplesFor({ poolId, clientId, endpoint }, appType)
  return (
    <Page
      title={words.title}
      crumbs={crumbs}
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <GoButton to={`${pool}/app-clients/${clientId}`}>{words.done.client}</GoButton>
          <GoButton to={`${pool}/overview`} variant="primary">
            {words.done.overview}
          </GoButton>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Alert type="success" header={words.done.title}>
          {words.done.line}
        </Alert>
        <Container header={<Header variant="h2">{texts.pool.menu.overview}</Header>}>
          <KeyValuePairs
            columns={3}
            items={[
              { label: words.done.poolId, value: <CopyValue name={words.done.poolId} value={poolId} /> },
              { label: words.done.clientId, value: <CopyValue name={words.done.clientId} value={clientId} /> },
              { label: words.done.endpoint, value: <CopyValue name={words.done.endpoint} value={endpoint} /> },
            ]}
          />
        </Container>
        {samples.map(({ name, code }) => (
          <Container key={name} header={<Header variant="h2">{`${words.done.sample}: ${name}`}</Header>}>
            <CodeBlock name={name} code={code} />
          </Container>
        ))}
      </SpaceBetween>
    </Page>
  )
}
