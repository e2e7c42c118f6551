import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { texts } from '#texts/texts.ts'
import { VerificationDialog } from './verification-dialog.tsx'

const words = texts.poolSignUp
const labels = texts.createPool.signUp

export function VerificationSection({ pool }: { readonly pool: UserPoolType }) {
  const { signUp } = choicesOf(pool)
  const keeps = signUp.sendsVerification && signUp.keepOriginal
  return (
    <EditableSection
      title={labels.verification}
      description={labels.verificationLine}
      help="verification"
      pool={pool}
      dialog={(seen, close) => <VerificationDialog pool={seen} onClose={close} />}
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={210}
        items={[
          { label: labels.assisted, value: signUp.sendsVerification ? texts.pool.on : words.verifyOff },
          {
            label: labels.attributes,
            value: signUp.sendsVerification ? labels.verifies[signUp.verify] : texts.pool.none,
          },
          { label: labels.changes, value: keeps ? texts.pool.on : words.keepOff },
          { label: labels.active, value: keeps ? labels.actives[signUp.keepOriginalOf] : texts.pool.none },
        ]}
      />
    </EditableSection>
  )
}
