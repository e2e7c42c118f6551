import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { texts } from '#texts/texts.ts'
import { DeleteUser } from '../delete-user.tsx'
import type { DialogProps, Person } from './person.ts'
import { type ActionName, actionNames, listedActions, whyNot } from './possible-actions.ts'
import { ResendInvitation } from './resend-invitation.tsx'
import { SetPassword } from './set-password.tsx'
import { isSimple, SimpleDialog } from './simple-dialog.tsx'
import { UpdateMfa } from './update-mfa.tsx'

const words = texts.users

/** The menu of everything that can be done to a user. What cannot work now says why. */
export function UserActions({ person }: { readonly person: Person }) {
  const [action, setAction] = useState<ActionName>()
  const items = listedActions(person).map((id) => {
    const reason = whyNot(id, person)
    return { id, text: words.actions[id], ...(reason && { disabled: true, disabledReason: words.reasons[reason] }) }
  })
  return (
    <>
      <ButtonDropdown
        expandToViewport
        items={items}
        onItemClick={({ detail }) => setAction(actionNames.find((name) => name === detail.id))}
      >
        {words.user.actions}
      </ButtonDropdown>
      {action && <ActionForm action={action} person={person} onClose={() => setAction(undefined)} />}
    </>
  )
}

function ActionForm({ action, person, onClose }: DialogProps & { readonly action: ActionName }) {
  if (isSimple(action)) return <SimpleDialog action={action} person={person} onClose={onClose} />
  switch (action) {
    case 'setPassword':
      return <SetPassword person={person} onClose={onClose} />
    case 'resend':
      return <ResendInvitation person={person} onClose={onClose} />
    case 'mfa':
      return <UpdateMfa person={person} onClose={onClose} />
    case 'delete':
      return <DeleteFromPage person={person} onClose={onClose} />
  }
}

function DeleteFromPage({ person, onClose }: DialogProps) {
  const navigate = useNavigate()
  const { poolId, username, shownName, user } = person
  return (
    <DeleteUser
      poolId={poolId}
      username={username}
      shownName={shownName}
      isEnabled={user.Enabled ?? false}
      onClose={onClose}
      onDeleted={() => navigate(`/cognito/user-pools/${poolId}/users`)}
    />
  )
}
