import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { TileField } from '#create-pool/fields.tsx'
import { CustomPolicyFields } from '#create-pool/steps/password-policy-section.tsx'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { isHistory, passwordChange, passwordProblems } from '#pool/edit/pool-changes.ts'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.authenticationMethods
const labels = texts.createPool.security

export function PasswordDialog({ pool, onClose }: PoolDialogProps) {
  const [history, setHistory] = useState(String(pool.Policies?.PasswordPolicy?.PasswordHistorySize ?? 0))
  const historyProblem = isHistory(history) ? undefined : words.historyWrong
  return (
    <ChoicesDialog
      title={texts.pool.editOf(labels.policy)}
      size="large"
      initial={choicesOf(pool)}
      isReady={historyProblem === undefined}
      check={passwordProblems}
      saved={words.savedPolicy}
      onSave={(choices) => changeUserPool(pool, passwordChange(pool, choices, history))}
      onClose={onClose}
    >
      {({ security }) => (
        <SpaceBetween size="l">
          <TileField
            section="security"
            name="passwordMode"
            label={labels.mode}
            options={[
              { value: 'defaults', label: labels.defaults, description: labels.defaultsLine },
              { value: 'custom', label: labels.custom, description: labels.customLine },
            ]}
          />
          {security.passwordMode === 'custom' && <CustomPolicyFields />}
          <FormField
            label={words.history}
            description={words.historyLine}
            constraintText={words.historyRange}
            errorText={historyProblem}
            secondaryControl={words.passwords}
          >
            <Input value={history} inputMode="numeric" onChange={({ detail }) => setHistory(detail.value)} />
          </FormField>
        </SpaceBetween>
      )}
    </ChoicesDialog>
  )
}
