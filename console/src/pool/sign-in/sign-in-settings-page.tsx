import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { PoolPage } from '#pool/pool-page.tsx'
import { texts } from '#texts/texts.ts'
import { MfaSection } from './mfa-section.tsx'
import { RecoverySection } from './recovery-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { isCaseSensitive, signInNames } from './sign-in-options.ts'

const words = texts.poolSignIn

export function SignInSettingsPage() {
  return (
    <PoolPage title={texts.pool.menu.signIn} description={words.description}>
      {(pool) => (
        <SpaceBetween size="l">
          <OptionsSection pool={pool} />
          <MfaSection pool={pool} />
          <RecoverySection pool={pool} />
          <SessionsSection pool={pool} />
        </SpaceBetween>
      )}
    </PoolPage>
  )
}

function OptionsSection({ pool }: { readonly pool: UserPoolType }) {
  const names = signInNames(pool).map((name) => words.names[name])
  return (
    <Container
      header={
        <Header variant="h2" description={words.optionsLine} info={<Info topic="signInOptions" />}>
          {words.options}
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={210}
        items={[
          { label: words.signInOptions, value: names.join(', ') },
          {
            label: words.caseSensitivity,
            value: isCaseSensitive(pool) ? words.caseSensitive : words.caseInsensitive,
          },
        ]}
      />
    </Container>
  )
}
