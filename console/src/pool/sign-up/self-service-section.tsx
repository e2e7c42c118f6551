import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { Tick } from '#create-pool/fields.tsx'
import type { Choices } from '#create-pool/model/choices.ts'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { updateInputOf } from '#pool/update-input.ts'
import { changeUserPool, type PoolChange } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.poolSignUp
const labels = texts.createPool.signUp

export function SelfServiceSection({ pool }: { readonly pool: UserPoolType }) {
  return (
    <EditableSection
      title={labels.selfService}
      description={labels.selfServiceLine}
      help="selfServiceSignUp"
      pool={pool}
      dialog={(seen, close) => (
        <ChoicesDialog
          title={texts.pool.editOf(labels.selfService)}
          initial={choicesOf(seen)}
          check={() => ({})}
          saved={words.savedSelfService}
          onSave={(choices) => changeUserPool(seen, selfServiceChange(seen, choices))}
          onClose={close}
        >
          {() => (
            <FormField label={labels.selfRegistration}>
              <Tick
                section="signUp"
                name="selfRegistration"
                label={labels.enableSelfRegistration}
                description={labels.enableSelfRegistrationLine}
              />
            </FormField>
          )}
        </ChoicesDialog>
      )}
    >
      <KeyValuePairs
        items={[
          {
            label: labels.selfRegistration,
            value: choicesOf(pool).signUp.selfRegistration ? texts.pool.on : texts.pool.off,
          },
        ]}
      />
    </EditableSection>
  )
}

/** The invitation stands beside it, and stays. */
function selfServiceChange(pool: UserPoolType, { signUp }: Choices): PoolChange {
  const { AdminCreateUserConfig } = updateInputOf(pool)
  return { AdminCreateUserConfig: { ...AdminCreateUserConfig, AllowAdminCreateUserOnly: !signUp.selfRegistration } }
}
