import { DeleteManagedLoginBrandingCommand } from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { ConfirmDelete } from '#frame/confirm-delete.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { forgetStyles } from './style-queries.ts'

const words = texts.managedLogin.styles

export type DeleteStyleProps = {
  readonly poolId: string
  readonly styleId: string
  /** Of the app client that the style belongs to. */
  readonly name: string
  readonly onClose: () => void
}

export function DeleteStyle({ poolId, styleId, name, onClose }: DeleteStyleProps) {
  const flash = useFlash()
  const remove = async () => {
    const input = { UserPoolId: poolId, ManagedLoginBrandingId: styleId }
    await send(new DeleteManagedLoginBrandingCommand(input))
    flash.success(words.deleted(name))
    await forgetStyles(poolId)
  }
  return (
    <ConfirmDelete title={words.deleteTitle(name)} phrase={name} onConfirm={remove} onClose={onClose}>
      {words.deleteLine}
    </ConfirmDelete>
  )
}
