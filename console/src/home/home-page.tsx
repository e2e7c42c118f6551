import Alert from '@cloudscape-design/components/alert'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type Server, serverQuery } from '#api/server.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { GoButton, GoLink } from '#frame/go.tsx'
import { Notice } from '#frame/notice.tsx'
import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'
import { userPoolsQuery } from '#user-pools/list-user-pools.ts'

/** The services, and what an operator should know. */
export function HomePage() {
  const server = useQuery(serverQuery())
  return (
    <Page title={texts.home.title}>
      <SpaceBetween size="l">
        {server.error && <FailureAlert what={texts.frame.notDone} error={server.error} onRetry={server.refetch} />}
        <ColumnLayout columns={2}>
          <Services />
          {server.data && <Attention server={server.data} />}
        </ColumnLayout>
        {server.data && <ServerFacts server={server.data} />}
      </SpaceBetween>
    </Page>
  )
}

function Services() {
  return (
    <Container header={<Header variant="h2">{texts.home.services}</Header>} fitHeight>
      <GoLink to="/cognito" fontSize="heading-m">
        {texts.services.cognito}
      </GoLink>
      <div>{texts.services.cognitoLine}</div>
    </Container>
  )
}

function Attention({ server }: { readonly server: Server }) {
  const pools = useQuery(userPoolsQuery())
  const notices = [
    ...(server.EmailDelivery === 'OUTBOX' ? [texts.home.outboxMail] : []),
    ...(server.SmsDelivery === 'OUTBOX' ? [texts.home.outboxSms] : []),
  ]
  const hasNone = pools.data?.length === 0
  return (
    <Container header={<Header variant="h2">{texts.home.attention}</Header>} fitHeight>
      <SpaceBetween size="s">
        {hasNone && (
          <Alert type="info" action={<GoButton to="/cognito/user-pools/create">{texts.userPools.create}</GoButton>}>
            {texts.home.noPools}
          </Alert>
        )}
        {notices.map((notice) => (
          <Notice key={notice} type="info">
            {notice}
          </Notice>
        ))}
        {!hasNone && notices.length === 0 && <StatusIndicator>{texts.home.allWell}</StatusIndicator>}
      </SpaceBetween>
    </Container>
  )
}

function ServerFacts({ server }: { readonly server: Server }) {
  return (
    <Container header={<Header variant="h2">{texts.home.server}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: texts.home.endpoint, value: server.PublicUrl },
          { label: texts.home.region, value: server.Region },
          { label: texts.home.account, value: server.AccountId },
          { label: texts.home.version, value: server.Version },
        ]}
      />
    </Container>
  )
}
