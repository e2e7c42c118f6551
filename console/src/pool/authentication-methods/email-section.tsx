import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { texts } from '#texts/texts.ts'
import { DeliveryNote } from './delivery-note.tsx'
import { EmailDialog } from './email-dialog.tsx'

const words = texts.authenticationMethods
const labels = texts.createPool.delivery

export function EmailSection({ pool }: { readonly pool: UserPoolType }) {
  const email = pool.EmailConfiguration ?? {}
  const bySes = email.EmailSendingAccount === 'DEVELOPER'
  return (
    <EditableSection
      title={labels.email}
      description={labels.emailLine}
      help="emailProvider"
      pool={pool}
      dialog={(seen, close) => <EmailDialog pool={seen} onClose={close} />}
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={3}
          minColumnWidth={210}
          items={[
            { label: labels.provider, value: bySes ? labels.ses : labels.cognito },
            { label: words.from, value: email.From ?? words.fromServer },
            { label: words.replyTo, value: email.ReplyToEmailAddress ?? texts.pool.none },
            ...(bySes
              ? [
                  { label: words.identity, value: email.SourceArn ?? texts.pool.none },
                  { label: words.configurationSet, value: email.ConfigurationSet ?? texts.pool.none },
                ]
              : []),
          ]}
        />
        <DeliveryNote medium="email" />
      </SpaceBetween>
    </EditableSection>
  )
}
