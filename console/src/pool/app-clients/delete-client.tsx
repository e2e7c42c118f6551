import { DeleteUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ConfirmDelete } from '#frame/confirm-delete.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { appClientQuery, forgetAppClients } from './client-queries.ts'

const words = texts.appClients.deletion

export type DeleteClientProps = {
  readonly poolId: string
  readonly clientId: string
  readonly name: string
  readonly onClose: () => void
  readonly onDeleted?: () => void
}

/** Asks for the name of the app client, then deletes it. */
export function DeleteClient({ poolId, clientId, name, onClose, onDeleted }: DeleteClientProps) {
  const flash = useFlash()
  const remove = async () => {
    await send(new DeleteUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId }))
    flash.success(words.deleted(name))
    onDeleted?.()
    queries.removeQueries({ queryKey: appClientQuery(poolId, clientId).queryKey })
    await forgetAppClients(poolId)
  }
  return (
    <ConfirmDelete title={words.title(name)} phrase={name} onConfirm={remove} onClose={onClose}>
      {words.line}
    </ConfirmDelete>
  )
}
