import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { texts } from '#texts/texts.ts'
import { PasswordField } from '../password-field.tsx'
import { useChange } from '../use-change.ts'
import { type DialogProps, idsOf } from './person.ts'

const words = texts.users.dialogs.setPassword

export function SetPassword({ person, onClose }: DialogProps) {
  const change = useChange(person.poolId)
  const [password, setPassword] = useState('')
  const [kind, setKind] = useState('permanent')
  const [wasSent, setSent] = useState(false)
  const set = () =>
    send(new AdminSetUserPasswordCommand({ ...idsOf(person), Password: password, Permanent: kind === 'permanent' }))
  return (
    <ActionDialog
      title={`${texts.users.actions.setPassword}: ${person.shownName}`}
      confirmLabel={texts.users.actions.setPassword}
      check={() => {
        setSent(true)
        return password !== ''
      }}
      onConfirm={() => change(words.done(person.shownName), set)}
      onClose={onClose}
    >
      <PasswordField
        policy={person.pool.Policies?.PasswordPolicy}
        value={password}
        problem={wasSent && password === '' ? words.missing : undefined}
        onChange={setPassword}
      />
      <FormField label={words.kind}>
        <RadioGroup
          value={kind}
          items={(['permanent', 'temporary'] as const).map((value) => ({ value, label: words[value] }))}
          onChange={({ detail }) => setKind(detail.value)}
        />
      </FormField>
    </ActionDialog>
  )
}
