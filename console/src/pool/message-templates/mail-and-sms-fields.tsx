import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import type { Texts } from './template-drafts.ts'
import { MessageField, SubjectField } from './text-fields.tsx'
import { codeEmailRule, codeSmsRule, subjectRule } from './text-problems.ts'
import type { TextsForm } from './texts-dialog.tsx'

const words = texts.messageTemplates

export type MailAndSmsFieldsProps = TextsForm<Texts> & {
  readonly mailLine: string
  readonly smsLine: string
  readonly hasMail?: boolean
  readonly hasSms?: boolean
}

/** The texts of a message that goes out either way. */
export function MailAndSmsFields(props: MailAndSmsFieldsProps) {
  const { draft, set, problems, mailLine, smsLine, hasMail = true, hasSms = true } = props
  return (
    <SpaceBetween size="l">
      {hasMail && (
        <>
          <SubjectField
            label={words.subject}
            value={draft.subject}
            most={subjectRule.most}
            problem={problems.subject}
            onChange={(subject) => set({ subject })}
          />
          <MessageField
            label={words.message}
            description={mailLine}
            value={draft.message}
            most={codeEmailRule.most}
            problem={problems.message}
            onChange={(message) => set({ message })}
          />
        </>
      )}
      {hasSms && (
        <MessageField
          label={words.smsMessage}
          description={smsLine}
          value={draft.sms}
          most={codeSmsRule.most}
          problem={problems.sms}
          onChange={(sms) => set({ sms })}
        />
      )}
    </SpaceBetween>
  )
}
