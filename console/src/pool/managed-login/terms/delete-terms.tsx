import { DeleteTermsCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'

const words = texts.managedLogin.terms

export type DeleteTermsProps = {
  readonly poolId: string
  readonly termsId: string
  readonly name: string
  readonly clientName: string
  readonly onClose: () => void
}

export function DeleteTerms({ poolId, termsId, name, clientName, onClose }: DeleteTermsProps) {
  const flash = useFlash()
  const remove = async () => {
    await send(new DeleteTermsCommand({ UserPoolId: poolId, TermsId: termsId }))
    flash.success(words.deleted(name))
    await queries.invalidateQueries({ queryKey: ['user-pool', poolId, 'terms'] })
  }
  return (
    <ActionDialog
      title={words.deleteTitle(name, clientName)}
      confirmLabel={texts.frame.delete}
      onConfirm={remove}
      onClose={onClose}
    >
      <Alert type="warning">{words.deleteLine}</Alert>
    </ActionDialog>
  )
}
