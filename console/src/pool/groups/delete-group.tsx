import { DeleteGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { refreshPeople } from '#pool/users/user-queries.ts'
import { texts } from '#texts/texts.ts'

const words = texts.groups.deletion

export type DeleteGroupProps = {
  readonly poolId: string
  readonly name: string
  readonly onClose: () => void
  readonly onDeleted?: () => void
}

export function DeleteGroup({ poolId, name, onClose, onDeleted }: DeleteGroupProps) {
  const flash = useFlash()
  const remove = async () => {
    await send(new DeleteGroupCommand({ UserPoolId: poolId, GroupName: name }))
    flash.success(words.deleted(name))
    onDeleted?.()
    await refreshPeople(poolId)
  }
  return (
    <ActionDialog title={words.title(name)} confirmLabel={texts.frame.delete} onConfirm={remove} onClose={onClose}>
      <Alert type="warning">{words.line}</Alert>
    </ActionDialog>
  )
}
