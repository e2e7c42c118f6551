import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { PoolPage } from '#pool/pool-page.tsx'
import { texts } from '#texts/texts.ts'
import { requiredNames } from './attributes-of-pool.ts'
import { CustomAttributesSection } from './custom-attributes-section.tsx'
import { SelfServiceSection } from './self-service-section.tsx'
import { VerificationSection } from './verification-section.tsx'

const words = texts.poolSignUp

export function SignUpSettingsPage() {
  return (
    <PoolPage title={texts.pool.menu.signUp} description={words.description}>
      {(pool) => (
        <SpaceBetween size="l">
          <VerificationSection pool={pool} />
          <RequiredSection pool={pool} />
          <CustomAttributesSection pool={pool} />
          <SelfServiceSection pool={pool} />
        </SpaceBetween>
      )}
    </PoolPage>
  )
}

function RequiredSection({ pool }: { readonly pool: UserPoolType }) {
  return (
    <Container
      header={
        <Header variant="h2" description={words.requiredLine} info={<Info topic="requiredAttributes" />}>
          {texts.createPool.signUp.required}
        </Header>
      }
    >
      {requiredNames(pool).join(', ') || words.noRequired}
    </Container>
  )
}
