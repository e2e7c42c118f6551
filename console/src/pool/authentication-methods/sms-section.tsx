import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Notice } from '#frame/notice.tsx'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { smsChange, smsProblems } from '#pool/edit/pool-changes.ts'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { DeliveryNote } from './delivery-note.tsx'
import { SmsFields } from './sms-fields.tsx'

const words = texts.authenticationMethods
const labels = texts.createPool.delivery

export function SmsSection({ pool }: { readonly pool: UserPoolType }) {
  const sms = pool.SmsConfiguration
  return (
    <EditableSection
      title={labels.sms}
      description={words.smsLine}
      pool={pool}
      dialog={(seen, close) => (
        <ChoicesDialog
          title={texts.pool.editOf(labels.sms)}
          initial={choicesOf(seen)}
          check={smsProblems}
          saved={words.savedSms}
          onSave={(choices) => changeUserPool(seen, smsChange(seen, choices))}
          onClose={close}
        >
          {() => <SmsFields isNew={!seen.SmsConfiguration} />}
        </ChoicesDialog>
      )}
    >
      {sms ? (
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={3}
            minColumnWidth={210}
            items={[
              { label: labels.role, value: sms.SnsCallerArn || texts.pool.none },
              { label: labels.externalId, value: sms.ExternalId || texts.pool.none },
              { label: labels.region, value: sms.SnsRegion ?? texts.pool.none },
            ]}
          />
          <DeliveryNote medium="sms" />
        </SpaceBetween>
      ) : (
        <Notice type="info">{words.noSms}</Notice>
      )}
    </EditableSection>
  )
}
