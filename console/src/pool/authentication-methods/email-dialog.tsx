import SpaceBetween from '@cloudscape-design/components/space-between'
import { TextField, TileField } from '#create-pool/fields.tsx'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { emailChange, emailProblems } from '#pool/edit/pool-changes.ts'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { DeliveryNote } from './delivery-note.tsx'

const words = texts.authenticationMethods
const labels = texts.createPool.delivery

export function EmailDialog({ pool, onClose }: PoolDialogProps) {
  return (
    <ChoicesDialog
      title={texts.pool.editOf(labels.email)}
      size="large"
      initial={choicesOf(pool)}
      check={emailProblems}
      saved={words.savedEmail}
      onSave={(choices) => changeUserPool(pool, emailChange(pool, choices))}
      onClose={onClose}
    >
      {({ delivery }) => (
        <SpaceBetween size="l">
          <TileField
            section="delivery"
            name="emailProvider"
            label={labels.provider}
            options={[
              { value: 'ses', label: labels.ses, description: labels.sesLine },
              { value: 'cognito', label: labels.cognito, description: labels.cognitoLine },
            ]}
          />
          {delivery.emailProvider === 'ses' ? <SesFields /> : <SenderFields line={words.fromCognitoLine} />}
          <TextField
            section="delivery"
            name="replyTo"
            label={labels.replyTo}
            placeholder={labels.replyToPlaceholder}
            inputMode="email"
          />
          <DeliveryNote medium="email" />
        </SpaceBetween>
      )}
    </ChoicesDialog>
  )
}

function SesFields() {
  return (
    <SpaceBetween size="l">
      <TextField
        section="delivery"
        name="sesIdentityArn"
        label={words.identity}
        placeholder="arn:aws:ses:us-east-1:111122223333:identity/example.com"
      />
      <SenderFields line={labels.fromLine} />
      <TextField section="delivery" name="configurationSet" label={labels.configurationSet} />
    </SpaceBetween>
  )
}

function SenderFields({ line }: { readonly line: string }) {
  return (
    <SpaceBetween size="l">
      <TextField
        section="delivery"
        name="fromAddress"
        label={labels.from}
        description={line}
        placeholder="no-reply@example.com"
        inputMode="email"
      />
      <TextField section="delivery" name="fromName" label={labels.fromName} description={labels.fromNameLine} />
    </SpaceBetween>
  )
}
