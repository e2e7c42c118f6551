import SpaceBetween from '@cloudscape-design/components/space-between'
import { PoolPage } from '#pool/pool-page.tsx'
import { texts } from '#texts/texts.ts'
import { EmailSection } from './email-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SmsSection } from './sms-section.tsx'

export function AuthenticationMethodsPage() {
  return (
    <PoolPage title={texts.pool.menu.authenticationMethods} description={texts.authenticationMethods.description}>
      {(pool) => (
        <SpaceBetween size="l">
          <EmailSection pool={pool} />
          <SmsSection pool={pool} />
          <PasswordSection pool={pool} />
        </SpaceBetween>
      )}
    </PoolPage>
  )
}
