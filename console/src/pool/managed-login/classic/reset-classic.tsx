import { SetUICustomizationCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'

const words = texts.managedLogin.classic

export type ResetClassicProps = {
  readonly poolId: string
  readonly clientId: string
  readonly who: string
  readonly onClose: () => void
}

/** Neither style sheet nor logo: to the API that is no style at all. */
export function ResetClassic({ poolId, clientId, who, onClose }: ResetClassicProps) {
  const flash = useFlash()
  const reset = async () => {
    await send(new SetUICustomizationCommand({ UserPoolId: poolId, ClientId: clientId }))
    flash.success(words.resetDone)
    await queries.invalidateQueries({ queryKey: ['user-pool', poolId, 'classic-style'] })
  }
  return (
    <ActionDialog title={words.resetTitle} confirmLabel={words.reset} onConfirm={reset} onClose={onClose}>
      <Alert type="warning">{words.resetLine(who)}</Alert>
    </ActionDialog>
  )
}
