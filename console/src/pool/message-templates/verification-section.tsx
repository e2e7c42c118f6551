import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { texts } from '#texts/texts.ts'
import { sampleValues } from './preview-of.ts'
import { ShownMail, ShownSms } from './shown-message.tsx'
import { verificationDraft } from './template-drafts.ts'
import { VerificationDialog } from './verification-dialog.tsx'

const words = texts.messageTemplates

export function VerificationSection({ pool }: { readonly pool: UserPoolType }) {
  const draft = verificationDraft(pool)
  return (
    <EditableSection
      title={words.verification}
      description={words.verificationLine}
      pool={pool}
      dialog={(seen, close) => <VerificationDialog pool={seen} onClose={close} />}
    >
      <ColumnLayout columns={2}>
        {draft.option === 'CONFIRM_WITH_LINK' && (
          <ShownMail
            title={words.emailByLink}
            subject={draft.linkSubject}
            message={draft.linkMessage}
            sample={sampleValues}
          />
        )}
        <ShownMail title={words.emailByCode} subject={draft.subject} message={draft.message} sample={sampleValues} />
        <ShownSms text={draft.sms} sample={sampleValues} />
      </ColumnLayout>
    </EditableSection>
  )
}
