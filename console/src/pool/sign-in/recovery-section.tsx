import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { Radios, Tick } from '#create-pool/fields.tsx'
import { recoveryChoices } from '#create-pool/model/choices.ts'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import { EditableSection, type PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { mfaConfigQuery } from '#pool/edit/mfa-config.ts'
import { recoveryChange, recoveryProblems } from '#pool/edit/pool-changes.ts'
import { choicesOf, type MfaConfig } from '#pool/edit/pool-choices.ts'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.poolSignIn
const labels = texts.createPool.security

export function RecoverySection({ pool }: { readonly pool: UserPoolType }) {
  const { data: mfa } = useQuery(mfaConfigQuery(pool))
  const { selfServiceRecovery, recovery } = choicesOf(pool).security
  return (
    <EditableSection
      title={labels.recovery}
      description={labels.recoveryLine}
      help="accountRecovery"
      pool={pool}
      dialog={(seen, close) => <RecoveryDialog pool={seen} mfa={mfa} onClose={close} />}
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={210}
        items={[
          { label: labels.selfService, value: selfServiceRecovery ? texts.pool.on : words.recoveryOff },
          {
            label: words.recoveryMethod,
            value: selfServiceRecovery ? labels.recoveries[recovery] : texts.pool.none,
          },
        ]}
      />
    </EditableSection>
  )
}

function RecoveryDialog({ pool, mfa, onClose }: PoolDialogProps & { readonly mfa: MfaConfig | undefined }) {
  return (
    <ChoicesDialog
      title={texts.pool.editOf(labels.recovery)}
      initial={choicesOf(pool, mfa)}
      check={recoveryProblems}
      saved={words.savedRecovery}
      onSave={(choices) => changeUserPool(pool, recoveryChange(choices))}
      onClose={onClose}
    >
      {({ security }) => (
        <SpaceBetween size="l">
          <FormField label={labels.selfService}>
            <Tick
              section="security"
              name="selfServiceRecovery"
              label={labels.enableSelfService}
              description={labels.enableSelfServiceLine}
            />
          </FormField>
          {security.selfServiceRecovery && (
            <Radios
              section="security"
              name="recovery"
              label={labels.delivery}
              options={recoveryChoices.map((value) => ({ value, label: labels.recoveries[value] }))}
            />
          )}
        </SpaceBetween>
      )}
    </ChoicesDialog>
  )
}
