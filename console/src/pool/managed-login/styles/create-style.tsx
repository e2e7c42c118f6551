import {
  CreateManagedLoginBrandingCommand,
  type UserPoolClientDescription,
} from '@aws-sdk/client-cognito-identity-provider'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { ClientSelect } from '../client-select.tsx'
import { stylePath } from './style-path.ts'
import { forgetStyles } from './style-queries.ts'

const words = texts.managedLogin.styles

export type CreateStyleProps = {
  readonly poolId: string
  /** The app clients that have no style. */
  readonly clients: readonly UserPoolClientDescription[]
  readonly onClose: () => void
}

export function CreateStyle({ poolId, clients, onClose }: CreateStyleProps) {
  const flash = useFlash()
  const navigate = useNavigate()
  const [clientId, setClientId] = useState<string>()
  const [isChecked, setChecked] = useState(false)
  const create = async () => {
    const input = { UserPoolId: poolId, ClientId: clientId, UseCognitoProvidedValues: true }
    await send(new CreateManagedLoginBrandingCommand(input))
    const name = clients.find(({ ClientId }) => ClientId === clientId)?.ClientName ?? ''
    flash.success(words.created(name))
    await forgetStyles(poolId)
    navigate(stylePath(poolId, clientId ?? ''))
  }
  return (
    <ActionDialog
      title={words.createTitle}
      confirmLabel={words.create}
      isReady={clients.length > 0}
      check={() => {
        setChecked(true)
        return clientId !== undefined
      }}
      onConfirm={create}
      onClose={onClose}
    >
      <div>{clients.length > 0 ? words.createLine : words.noClient}</div>
      <ClientSelect
        label={words.client}
        placeholder={words.choose}
        clients={clients}
        chosen={clientId}
        problem={isChecked && clientId === undefined ? words.missing : undefined}
        onChange={setClientId}
      />
    </ActionDialog>
  )
}
