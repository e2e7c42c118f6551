import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { MailAndSmsFields } from './mail-and-sms-fields.tsx'
import { sampleValues } from './preview-of.ts'
import { ShownMail, ShownSms } from './shown-message.tsx'
import {
  problemsIn,
  type VerificationDraft,
  verificationDraft,
  verificationRules,
  verificationTexts,
} from './template-drafts.ts'
import { MessageField, SubjectField } from './text-fields.tsx'
import { linkEmailRule, subjectRule } from './text-problems.ts'
import { TextsDialog, type TextsForm } from './texts-dialog.tsx'
import { WithPreview } from './with-preview.tsx'

const words = texts.messageTemplates
const options = ['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK'] as const

export function VerificationDialog({ pool, onClose }: PoolDialogProps) {
  return (
    <TextsDialog
      title={words.verification}
      initial={verificationDraft(pool)}
      check={(draft) => problemsIn(draft, verificationRules)}
      onSave={(draft) => changeUserPool(pool, verificationTexts(draft))}
      onClose={onClose}
    >
      {(form) => (
        <WithPreview preview={<Preview {...form.draft} />}>
          <OptionField {...form} />
          {form.draft.option === 'CONFIRM_WITH_LINK' && <LinkFields {...form} />}
          <MailAndSmsFields {...form} mailLine={words.placeholders.code} smsLine={words.placeholders.codeSms} />
        </WithPreview>
      )}
    </TextsDialog>
  )
}

type Form = TextsForm<VerificationDraft>

function OptionField({ draft, set }: Form) {
  return (
    <FormField label={words.option}>
      <RadioGroup
        value={draft.option}
        items={options.map((value) => ({
          value,
          label: words.options[value],
          description: words.optionLines[value],
        }))}
        onChange={({ detail }) => set({ option: detail.value as VerificationDraft['option'] })}
      />
    </FormField>
  )
}

function LinkFields({ draft, set, problems }: Form) {
  return (
    <SpaceBetween size="l">
      <SubjectField
        label={words.linkSubject}
        value={draft.linkSubject}
        most={subjectRule.most}
        problem={problems.linkSubject}
        onChange={(linkSubject) => set({ linkSubject })}
      />
      <MessageField
        label={words.linkMessage}
        description={words.placeholders.link}
        value={draft.linkMessage}
        most={linkEmailRule.most}
        problem={problems.linkMessage}
        onChange={(linkMessage) => set({ linkMessage })}
      />
    </SpaceBetween>
  )
}

function Preview(draft: VerificationDraft) {
  return (
    <SpaceBetween size="l">
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
    </SpaceBetween>
  )
}
