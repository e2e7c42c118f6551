import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { texts } from '#texts/texts.ts'
import { useChange } from '../use-change.ts'
import { attributeOf } from '../user-attributes.ts'
import { type DialogProps, idsOf } from './person.ts'

const words = texts.users.dialogs.resend
const media = [
  { medium: 'EMAIL', attribute: 'email', label: words.email },
  { medium: 'SMS', attribute: 'phone_number', label: words.sms },
] as const

type Medium = (typeof media)[number]['medium']

/** Sends another temporary password to one or both of the addresses that the user has. */
export function ResendInvitation({ person, onClose }: DialogProps) {
  const change = useChange(person.poolId)
  const possible = media.flatMap((each) => {
    const address = attributeOf(person.user.UserAttributes, each.attribute)
    return address ? [{ ...each, address }] : []
  })
  const [chosen, setChosen] = useState<readonly Medium[]>(possible.slice(0, 1).map(({ medium }) => medium))
  const resend = () =>
    send(
      new AdminCreateUserCommand({
        ...idsOf(person),
        MessageAction: 'RESEND',
        DesiredDeliveryMediums: [...chosen],
      }),
    )
  return (
    <ActionDialog
      title={`${texts.users.actions.resend}: ${person.shownName}`}
      confirmLabel={texts.users.actions.resend}
      check={() => chosen.length > 0}
      onConfirm={() => change(words.done(person.shownName), resend)}
      onClose={onClose}
    >
      <div>{words.line}</div>
      <FormField label={words.by} errorText={chosen.length === 0 && words.missing}>
        {possible.map(({ medium, label, address }) => (
          <Checkbox
            key={medium}
            checked={chosen.includes(medium)}
            description={address}
            onChange={({ detail }) =>
              setChosen(detail.checked ? [...chosen, medium] : chosen.filter((each) => each !== medium))
            }
          >
            {label}
          </Checkbox>
        ))}
      </FormField>
    </ActionDialog>
  )
}
