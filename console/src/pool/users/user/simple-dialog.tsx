import {
  AdminConfirmSignUpCommand,
  AdminDeleteSoftwareTokenCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminResetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { texts } from '#texts/texts.ts'
import { useChange } from '../use-change.ts'
import { type DialogProps, idsOf, type Person } from './person.ts'
import type { ActionName } from './possible-actions.ts'

const words = texts.users

/** Actions that need nothing but a yes. */
const commands = {
  disable: (person: Person) => send(new AdminDisableUserCommand(idsOf(person))),
  enable: (person: Person) => send(new AdminEnableUserCommand(idsOf(person))),
  signOut: (person: Person) => send(new AdminUserGlobalSignOutCommand(idsOf(person))),
  resetPassword: (person: Person) => send(new AdminResetUserPasswordCommand(idsOf(person))),
  removeApp: (person: Person) => send(new AdminDeleteSoftwareTokenCommand(idsOf(person))),
  confirm: (person: Person) => send(new AdminConfirmSignUpCommand(idsOf(person))),
} satisfies Partial<Record<ActionName, (person: Person) => Promise<unknown>>>

export type SimpleAction = keyof typeof commands

export function isSimple(name: ActionName): name is SimpleAction {
  return name in commands
}

export function SimpleDialog({ action, person, onClose }: DialogProps & { readonly action: SimpleAction }) {
  const change = useChange(person.poolId)
  const { line, done } = words.dialogs[action]
  return (
    <ActionDialog
      title={`${words.actions[action]}: ${person.shownName}`}
      confirmLabel={words.actions[action]}
      onConfirm={() => change(done(person.shownName), () => commands[action](person))}
      onClose={onClose}
    >
      {line}
    </ActionDialog>
  )
}
