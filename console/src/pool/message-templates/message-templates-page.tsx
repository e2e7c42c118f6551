import SpaceBetween from '@cloudscape-design/components/space-between'
import { PoolPage } from '#pool/pool-page.tsx'
import { texts } from '#texts/texts.ts'
import { InvitationSection } from './invitation-section.tsx'
import { MfaMessageSection } from './mfa-message-section.tsx'
import { VerificationSection } from './verification-section.tsx'

export function MessageTemplatesPage() {
  return (
    <PoolPage
      title={texts.pool.menu.messageTemplates}
      description={texts.messageTemplates.description}
      help="messageTemplates"
    >
      {(pool) => (
        <SpaceBetween size="l">
          <VerificationSection pool={pool} />
          <InvitationSection pool={pool} />
          <MfaMessageSection pool={pool} />
        </SpaceBetween>
      )}
    </PoolPage>
  )
}
