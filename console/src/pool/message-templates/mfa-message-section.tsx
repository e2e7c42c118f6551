import {
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import { useQuery } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Loading } from '#frame/loading.tsx'
import { Notice } from '#frame/notice.tsx'
import { EditableSection, type PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { mfaConfigQuery } from '#pool/edit/mfa-config.ts'
import { mfaInput } from '#pool/edit/mfa-input.ts'
import { choicesOf, type MfaConfig } from '#pool/edit/pool-choices.ts'
import { updateInputOf } from '#pool/update-input.ts'
import { changeUnchanged } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { MailAndSmsFields } from './mail-and-sms-fields.tsx'
import { sampleValues } from './preview-of.ts'
import { ShownMail, ShownSms } from './shown-message.tsx'
import { mfaDraft, mfaRules, ownMfaTexts, problemsIn, type Texts } from './template-drafts.ts'
import { TextsDialog } from './texts-dialog.tsx'
import { WithPreview } from './with-preview.tsx'

const words = texts.messageTemplates

export function MfaMessageSection({ pool }: { readonly pool: UserPoolType }) {
  const { data: mfa, error, refetch, isPlaceholderData } = useQuery(mfaConfigQuery(pool))
  if (!mfa) return error ? <FailureAlert what={words.couldNotLoadMfa} error={error} onRetry={refetch} /> : <Loading />
  const { subject, message, sms } = mfaDraft(pool, mfa)
  return (
    <EditableSection
      title={words.mfa}
      description={words.mfaLine}
      pool={pool}
      isLoading={isPlaceholderData}
      dialog={(seen, close) => <MfaMessageDialog pool={seen} mfa={mfa} onClose={close} />}
    >
      <ColumnLayout columns={2}>
        {mfa.EmailMfaConfiguration ? (
          <ShownMail title={words.email} subject={subject} message={message} sample={sampleValues} />
        ) : (
          <Notice type="info">{words.noEmailMfa}</Notice>
        )}
        <ShownSms text={sms} sample={sampleValues} />
      </ColumnLayout>
    </EditableSection>
  )
}

function MfaMessageDialog({ pool, mfa, onClose }: PoolDialogProps & { readonly mfa: MfaConfig }) {
  const hasMail = mfa.EmailMfaConfiguration !== undefined
  return (
    <TextsDialog
      title={words.mfa}
      initial={mfaDraft(pool, mfa)}
      check={(draft) => problemsIn(draft, mfaRules)}
      onSave={(draft) => saveMfaTexts(pool, mfa, draft)}
      onClose={onClose}
    >
      {(form) => (
        <WithPreview
          preview={
            <>
              {hasMail && (
                <ShownMail
                  title={words.email}
                  subject={form.draft.subject}
                  message={form.draft.message}
                  sample={sampleValues}
                />
              )}
              <ShownSms text={form.draft.sms} sample={sampleValues} />
            </>
          }
        >
          <MailAndSmsFields
            {...form}
            hasMail={hasMail}
            mailLine={words.placeholders.code}
            smsLine={words.placeholders.codeSms}
          />
        </WithPreview>
      )}
    </TextsDialog>
  )
}

/** The text of the SMS belongs to the pool, that of the mail to the second factor. */
function saveMfaTexts(pool: UserPoolType, mfa: MfaConfig, draft: Texts): Promise<void> {
  return changeUnchanged(pool, async (now) => {
    const UserPoolId = now.Id
    const SmsAuthenticationMessage = ownMfaTexts(draft).sms
    if (SmsAuthenticationMessage !== now.SmsAuthenticationMessage)
      await send(new UpdateUserPoolCommand({ ...updateInputOf(now), SmsAuthenticationMessage, UserPoolId }))
    if (mfa.EmailMfaConfiguration) {
      const input = mfaInput(now, mfa, choicesOf(now, mfa), draft)
      await send(new SetUserPoolMfaConfigCommand({ ...input, UserPoolId }))
    }
  })
}
