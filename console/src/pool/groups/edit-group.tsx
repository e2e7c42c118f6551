import { type GroupType, UpdateGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useChange } from '#pool/users/use-change.ts'
import { texts } from '#texts/texts.ts'
import { GroupFields } from './group-fields.tsx'
import { formOf, groupProblems, updateGroupRequest } from './group-form.ts'

const words = texts.groups

export type EditGroupProps = { readonly poolId: string; readonly group: GroupType; readonly onClose: () => void }

export function EditGroup({ poolId, group, onClose }: EditGroupProps) {
  const change = useChange(poolId)
  const [before] = useState(() => formOf(group))
  const [form, setForm] = useState(before)
  const [wasSent, setSent] = useState(false)
  const problems = groupProblems(form, before)
  return (
    <ActionDialog
      title={words.editTitle(form.name)}
      confirmLabel={words.save}
      check={() => {
        setSent(true)
        return Object.keys(problems).length === 0
      }}
      onConfirm={() =>
        change(words.saved(form.name), () => send(new UpdateGroupCommand(updateGroupRequest(poolId, form))))
      }
      onClose={onClose}
    >
      <GroupFields form={form} problems={wasSent ? problems : {}} onChange={setForm} />
    </ActionDialog>
  )
}
