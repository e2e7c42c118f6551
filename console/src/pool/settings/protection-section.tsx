import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { EditableSection, type PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.settings

const isProtected = ({ DeletionProtection }: UserPoolType) => DeletionProtection === 'ACTIVE'

export function ProtectionSection({ pool }: { readonly pool: UserPoolType }) {
  return (
    <EditableSection
      title={words.protection}
      description={words.protectionLine}
      help="deletionProtection"
      pool={pool}
      editLabel={isProtected(pool) ? words.deactivate : words.activate}
      dialog={(seen, close) => <ProtectionDialog pool={seen} onClose={close} />}
    >
      {isProtected(pool) ? (
        <StatusIndicator>{words.active}</StatusIndicator>
      ) : (
        <StatusIndicator type="warning">{words.inactive}</StatusIndicator>
      )}
    </EditableSection>
  )
}

function ProtectionDialog({ pool, onClose }: PoolDialogProps) {
  const flash = useFlash()
  const lifts = isProtected(pool)
  const save = async () => {
    await changeUserPool(pool, { DeletionProtection: lifts ? 'INACTIVE' : 'ACTIVE' })
    flash.success(lifts ? words.deactivated : words.activated)
  }
  return (
    <ActionDialog
      title={lifts ? words.deactivateTitle : words.activateTitle}
      confirmLabel={lifts ? words.deactivate : words.activate}
      onConfirm={save}
      onClose={onClose}
    >
      {lifts ? words.deactivateLine : words.activateLine}
    </ActionDialog>
  )
}
