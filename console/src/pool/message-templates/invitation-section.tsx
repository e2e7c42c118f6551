import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import { EditableSection, type PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { MailAndSmsFields } from './mail-and-sms-fields.tsx'
import { sampleValues } from './preview-of.ts'
import { ShownMail, ShownSms } from './shown-message.tsx'
import { invitationDraft, invitationRules, invitationTexts, problemsIn } from './template-drafts.ts'
import { TextsDialog } from './texts-dialog.tsx'
import { WithPreview } from './with-preview.tsx'

const words = texts.messageTemplates
/** An invitation brings a temporary password in the place of a code. */
const sample = { code: sampleValues.password, username: sampleValues.username }

export function InvitationSection({ pool }: { readonly pool: UserPoolType }) {
  const { subject, message, sms } = invitationDraft(pool)
  return (
    <EditableSection
      title={words.invitation}
      description={words.invitationLine}
      pool={pool}
      dialog={(seen, close) => <InvitationDialog pool={seen} onClose={close} />}
    >
      <ColumnLayout columns={2}>
        <ShownMail title={words.email} subject={subject} message={message} sample={sample} />
        <ShownSms text={sms} sample={sample} />
      </ColumnLayout>
    </EditableSection>
  )
}

function InvitationDialog({ pool, onClose }: PoolDialogProps) {
  return (
    <TextsDialog
      title={words.invitation}
      initial={invitationDraft(pool)}
      check={(draft) => problemsIn(draft, invitationRules)}
      onSave={(draft) => changeUserPool(pool, invitationTexts(pool, draft))}
      onClose={onClose}
    >
      {(form) => (
        <WithPreview
          preview={
            <>
              <ShownMail
                title={words.email}
                subject={form.draft.subject}
                message={form.draft.message}
                sample={sample}
              />
              <ShownSms text={form.draft.sms} sample={sample} />
            </>
          }
        >
          <MailAndSmsFields
            {...form}
            mailLine={words.placeholders.invitation}
            smsLine={words.placeholders.invitationSms}
          />
        </WithPreview>
      )}
    </TextsDialog>
  )
}
