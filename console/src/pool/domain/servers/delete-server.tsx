import { DeleteResourceServerCommand, type ResourceServerType } from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ConfirmDelete } from '#frame/confirm-delete.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'

const words = texts.domain.servers

export type DeleteServerProps = {
  readonly poolId: string
  readonly server: ResourceServerType
  readonly onClose: () => void
}

export function DeleteServer({ poolId, server, onClose }: DeleteServerProps) {
  const flash = useFlash()
  const { Name = '', Identifier = '' } = server
  const remove = async () => {
    await send(new DeleteResourceServerCommand({ UserPoolId: poolId, Identifier }))
    flash.success(words.deleted(Name))
    await queries.invalidateQueries({ queryKey: ['user-pool', poolId] })
  }
  return (
    <ConfirmDelete title={words.deletionTitle(Name)} phrase={Name} onConfirm={remove} onClose={onClose}>
      {words.deletionLine}
    </ConfirmDelete>
  )
}
