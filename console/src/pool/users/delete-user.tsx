import { AdminDeleteUserCommand, AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { refreshPeople } from './user-queries.ts'

const words = texts.users.deletion

export type DeleteUserProps = {
  readonly poolId: string
  readonly username: string
  readonly shownName: string
  readonly isEnabled: boolean
  readonly onClose: () => void
  readonly onDeleted?: () => void
}

/** As in Cognito's console, only who cannot sign in any more is deleted; both are done at once when that is wanted. */
export function DeleteUser({ poolId, username, shownName, isEnabled, onClose, onDeleted }: DeleteUserProps) {
  const flash = useFlash()
  const [disables, setDisables] = useState(false)
  const remove = async () => {
    const user = { UserPoolId: poolId, Username: username }
    if (isEnabled) await send(new AdminDisableUserCommand(user))
    try {
      await send(new AdminDeleteUserCommand(user))
      flash.success(words.deleted(shownName))
      onDeleted?.()
    } finally {
      await refreshPeople(poolId)
    }
  }
  return (
    <ActionDialog
      title={words.title(shownName)}
      confirmLabel={texts.frame.delete}
      isReady={!isEnabled || disables}
      onConfirm={remove}
      onClose={onClose}
    >
      <Alert type="warning">{words.line}</Alert>
      {isEnabled ? (
        <Checkbox checked={disables} onChange={({ detail }) => setDisables(detail.checked)}>
          {words.isEnabled}
        </Checkbox>
      ) : (
        words.isDisabled
      )}
    </ActionDialog>
  )
}
