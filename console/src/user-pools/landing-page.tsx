import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { GoButton } from '#frame/go.tsx'
import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'

/** What the service is for, and where to begin. */
export function LandingPage() {
  const { landing } = texts.userPools
  return (
    <Page title={texts.services.cognito} description={landing.line}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{landing.start}</Header>}>
          <SpaceBetween size="m">
            <Box>{landing.startLine}</Box>
            <SpaceBetween size="xs" direction="horizontal">
              <GoButton to="/cognito/user-pools/create" variant="primary">
                {texts.userPools.create}
              </GoButton>
              <GoButton to="/cognito/user-pools/quick-setup">{texts.userPools.quickSetup}</GoButton>
              <GoButton to="/cognito/user-pools">{texts.userPools.all}</GoButton>
            </SpaceBetween>
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{landing.how}</Header>}>
          <ColumnLayout columns={3} variant="text-grid">
            {landing.steps.map(({ title, line }) => (
              <div key={title}>
                <Box variant="h3">{title}</Box>
                <Box>{line}</Box>
              </div>
            ))}
          </ColumnLayout>
        </Container>
      </SpaceBetween>
    </Page>
  )
}
