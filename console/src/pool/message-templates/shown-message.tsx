import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import { EmailFrame } from './email-frame.tsx'
import { previewOf, type Sample } from './preview-of.ts'
import { SmsBubble } from './sms-bubble.tsx'

const words = texts.messageTemplates

export type ShownMailProps = {
  readonly title: string
  readonly subject: string
  readonly message: string
  readonly sample: Sample
}

/** A mail with sample values in the place of its placeholders. */
export function ShownMail({ title, subject, message, sample }: ShownMailProps) {
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">{title}</Box>
      <Box>{words.subjectIs(previewOf(subject, sample))}</Box>
      <EmailFrame title={words.previewOf(title)} html={previewOf(message, sample)} />
    </SpaceBetween>
  )
}

/** An SMS has no links. */
export function ShownSms({ text, sample: { code, username } }: { readonly text: string; readonly sample: Sample }) {
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">{words.sms}</Box>
      <SmsBubble text={previewOf(text, { code, username })} />
    </SpaceBetween>
  )
}
