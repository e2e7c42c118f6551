import {
  type ManagedLoginBrandingType,
  UpdateManagedLoginBrandingCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { forgetStyles } from '../styles/style-queries.ts'

const words = texts.managedLogin.editor

export type ResetStyleProps = { readonly style: ManagedLoginBrandingType; readonly onClose: () => void }

/** Takes everything from a style that somebody set. */
export function ResetStyle({ style, onClose }: ResetStyleProps) {
  const flash = useFlash()
  const { UserPoolId = '', ManagedLoginBrandingId } = style
  const reset = async () => {
    const input = { UserPoolId, ManagedLoginBrandingId, UseCognitoProvidedValues: true }
    await send(new UpdateManagedLoginBrandingCommand(input))
    flash.success(words.resetDone)
    await forgetStyles(UserPoolId)
  }
  return (
    <ActionDialog title={words.resetTitle} confirmLabel={words.reset} onConfirm={reset} onClose={onClose}>
      <Alert type="warning">{words.resetLine}</Alert>
    </ActionDialog>
  )
}
