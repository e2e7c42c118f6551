import { AddUserPoolClientSecretCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRef, useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { CopyValue } from '#frame/copy-value.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { forgetAppClients } from '../client-queries.ts'

const words = texts.appClients.secrets
const soundSecret = /^[\w+]{24,64}$/

export type AddSecretProps = { readonly poolId: string; readonly clientId: string; readonly onClose: () => void }

/** Adds a second secret. One that the server made is shown before the dialog closes, and never again. */
export function AddSecret({ poolId, clientId, onClose }: AddSecretProps) {
  const flash = useFlash()
  const [made, setMade] = useState<string>()
  const mustBeShown = useRef(false)
  const [isOwn, setOwn] = useState(false)
  const [secret, setSecret] = useState('')
  const [isWrong, setWrong] = useState(false)
  if (made) return <NewSecret secret={made} onClose={onClose} />
  const check = () => {
    const wrong = isOwn && !soundSecret.test(secret)
    setWrong(wrong)
    return !wrong
  }
  const add = async () => {
    const input = { UserPoolId: poolId, ClientId: clientId, ...(isOwn && { ClientSecret: secret }) }
    const { ClientSecretDescriptor } = await send(new AddUserPoolClientSecretCommand(input))
    flash.success(words.added)
    mustBeShown.current = ClientSecretDescriptor?.ClientSecretValue !== undefined
    setMade(ClientSecretDescriptor?.ClientSecretValue)
    await forgetAppClients(poolId)
  }
  return (
    <ActionDialog
      title={words.addTitle}
      confirmLabel={words.add}
      check={check}
      onConfirm={add}
      onClose={() => {
        if (!mustBeShown.current) onClose()
      }}
    >
      <div>{words.addLine}</div>
      <Checkbox checked={isOwn} onChange={({ detail }) => setOwn(detail.checked)}>
        {words.own}
      </Checkbox>
      {isOwn && (
        <FormField
          label={words.ownLabel}
          constraintText={words.ownConstraint}
          errorText={isWrong ? words.ownWrong : undefined}
        >
          <Input value={secret} autoComplete={false} onChange={({ detail }) => setSecret(detail.value)} />
        </FormField>
      )}
    </ActionDialog>
  )
}

function NewSecret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <Modal
      visible
      header={words.newSecret}
      closeAriaLabel={texts.frame.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {words.done}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{words.newSecretLine}</Alert>
        <CopyValue name={words.newSecret} value={secret} />
      </SpaceBetween>
    </Modal>
  )
}
