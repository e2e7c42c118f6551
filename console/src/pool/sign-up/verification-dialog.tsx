import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Radios, Tick } from '#create-pool/fields.tsx'
import {
  type Choices,
  type KeepOriginalChoice,
  keepOriginalChoices,
  verifyChoices,
} from '#create-pool/model/choices.ts'
import {
  keepOriginalOf,
  liveKeepOriginalChoices,
  showsAttributesToVerify,
  showsKeepOriginalChoices,
  showsVerifyingChanges,
} from '#create-pool/model/visible.ts'
import { useWizard } from '#create-pool/wizard-context.ts'
import { Notice } from '#frame/notice.tsx'
import { SmsFields } from '#pool/authentication-methods/sms-fields.tsx'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { smsProblems, verificationChange, verifiesFirstBySms } from '#pool/edit/pool-changes.ts'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.poolSignUp
const labels = texts.createPool.signUp

export function VerificationDialog({ pool, onClose }: PoolDialogProps) {
  return (
    <ChoicesDialog
      title={texts.pool.editOf(labels.verification)}
      size="large"
      initial={choicesOf(pool)}
      check={(choices) => (verifiesFirstBySms(pool, choices) ? smsProblems(choices) : {})}
      saved={words.savedVerification}
      onSave={(choices) => changeUserPool(pool, verificationChange(pool, choices))}
      onClose={onClose}
    >
      {(choices) => (
        <SpaceBetween size="l">
          <FormField label={labels.assisted}>
            <Tick
              section="signUp"
              name="sendsVerification"
              label={labels.automatic}
              description={labels.automaticLine}
            />
          </FormField>
          {showsAttributesToVerify(choices) ? (
            <Radios
              section="signUp"
              name="verify"
              label={labels.attributes}
              options={verifyChoices.map((value) => ({ value, label: labels.verifies[value] }))}
            />
          ) : (
            <Notice type="warning">{labels.automaticOff}</Notice>
          )}
          {verifiesFirstBySms(pool, choices) && <SmsFields isNew />}
          <Changes choices={choices} />
        </SpaceBetween>
      )}
    </ChoicesDialog>
  )
}

function Changes({ choices }: { readonly choices: Choices }) {
  const { set } = useWizard()
  const live = liveKeepOriginalChoices(choices)
  if (!showsVerifyingChanges(choices)) return null
  return (
    <SpaceBetween size="l">
      <FormField label={labels.changes}>
        <Tick section="signUp" name="keepOriginal" label={labels.keep} description={labels.keepLine} />
      </FormField>
      {showsKeepOriginalChoices(choices) && (
        <FormField label={labels.active}>
          <RadioGroup
            value={keepOriginalOf(choices) ?? null}
            items={keepOriginalChoices.map((value) => ({
              value,
              label: labels.actives[value],
              disabled: !live.includes(value),
            }))}
            onChange={({ detail }) => set('signUp', { keepOriginalOf: detail.value as KeepOriginalChoice })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
