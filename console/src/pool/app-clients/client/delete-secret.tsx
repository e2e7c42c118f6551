import { DeleteUserPoolClientSecretCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { forgetAppClients } from '../client-queries.ts'

const words = texts.appClients.secrets

export type DeleteSecretProps = {
  readonly poolId: string
  readonly clientId: string
  readonly secretId: string
  readonly onClose: () => void
}

export function DeleteSecret({ poolId, clientId, secretId, onClose }: DeleteSecretProps) {
  const flash = useFlash()
  const remove = async () => {
    const input = { UserPoolId: poolId, ClientId: clientId, ClientSecretId: secretId }
    await send(new DeleteUserPoolClientSecretCommand(input))
    flash.success(words.deleted)
    await forgetAppClients(poolId)
  }
  return (
    <ActionDialog title={words.deleteTitle} confirmLabel={texts.frame.delete} onConfirm={remove} onClose={onClose}>
      <Alert type="warning">{words.deleteLine(secretId)}</Alert>
    </ActionDialog>
  )
}
