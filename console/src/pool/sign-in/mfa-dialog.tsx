import { SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { Tick, TileField } from '#create-pool/fields.tsx'
import type { Choices } from '#create-pool/model/choices.ts'
import { useWizard } from '#create-pool/wizard-context.ts'
import { SmsFields } from '#pool/authentication-methods/sms-fields.tsx'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { mfaInput, mfaProblems, needsSms } from '#pool/edit/mfa-input.ts'
import { choicesOf, type MfaConfig } from '#pool/edit/pool-choices.ts'
import { MailAndSmsFields } from '#pool/message-templates/mail-and-sms-fields.tsx'
import {
  mfaDraft,
  mfaRules,
  problemsIn,
  type TextProblems,
  type Texts,
} from '#pool/message-templates/template-drafts.ts'
import { changeUnchanged } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.poolSignIn
const labels = texts.createPool.security

export function MfaDialog({ pool, mfa, onClose }: PoolDialogProps & { readonly mfa: MfaConfig }) {
  const [draft, setDraft] = useState(mfaDraft(pool, mfa))
  const textProblems = problemsIn(draft, mfaRules)
  return (
    <ChoicesDialog
      title={texts.pool.editOf(labels.mfa)}
      size="large"
      initial={choicesOf(pool, mfa)}
      isReady={Object.keys(textProblems).length === 0}
      check={(choices) => mfaProblems(pool, choices)}
      saved={words.savedMfa}
      onSave={(choices) =>
        changeUnchanged(pool, (now) =>
          send(new SetUserPoolMfaConfigCommand({ ...mfaInput(now, mfa, choices, draft), UserPoolId: now.Id })),
        )
      }
      onClose={onClose}
    >
      {(choices) => (
        <SpaceBetween size="l">
          <Enforcement />
          {choices.security.mfa !== 'OFF' && <Methods />}
          {needsSms(pool, choices) && <SmsFields isNew />}
          <MessageTexts
            choices={choices}
            draft={draft}
            problems={textProblems}
            set={(change) => setDraft((now) => ({ ...now, ...change }))}
          />
        </SpaceBetween>
      )}
    </ChoicesDialog>
  )
}

function Enforcement() {
  return (
    <TileField
      section="security"
      name="mfa"
      label={labels.enforcement}
      options={[
        { value: 'ON', label: labels.mfaOn, description: labels.mfaOnLine },
        { value: 'OPTIONAL', label: labels.mfaOptional, description: labels.mfaOptionalLine },
        { value: 'OFF', label: labels.mfaOff, description: labels.mfaOffLine },
      ]}
    />
  )
}

function Methods() {
  const { problem } = useWizard()
  const conflict = problem('security.recovery')
  return (
    <SpaceBetween size="m">
      <FormField label={labels.methods} errorText={problem('security.mfaMethods')}>
        <Tick section="security" name="mfaByApp" label={labels.byApp} description={labels.byAppLine} />
        <Tick section="security" name="mfaBySms" label={labels.bySms} description={labels.bySmsLine} />
        <Tick section="security" name="mfaByEmail" label={labels.byEmail} description={words.byEmailLine} />
      </FormField>
      {conflict !== undefined && <Alert type="error">{conflict}</Alert>}
    </SpaceBetween>
  )
}

type MessageTextsProps = {
  readonly choices: Choices
  readonly draft: Texts
  readonly problems: TextProblems<Texts>
  readonly set: (change: Partial<Texts>) => void
}

function MessageTexts({ choices: { security }, ...form }: MessageTextsProps) {
  if (security.mfa === 'OFF' || !(security.mfaByEmail || security.mfaBySms)) return null
  return (
    <ExpandableSection headerText={words.mfaTexts} headingTagOverride="h3">
      <SpaceBetween size="l">
        <MailAndSmsFields
          {...form}
          hasMail={security.mfaByEmail}
          hasSms={security.mfaBySms}
          mailLine={texts.messageTemplates.placeholders.code}
          smsLine={texts.messageTemplates.placeholders.codeSms}
        />
      </SpaceBetween>
    </ExpandableSection>
  )
}
