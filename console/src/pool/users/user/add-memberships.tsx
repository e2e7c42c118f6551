import { AdminAddUserToGroupCommand, type GroupType } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { FailureAlert } from '#frame/failure-text.tsx'
import { groupsQuery } from '#pool/groups/group-queries.ts'
import { texts } from '#texts/texts.ts'
import { useChange } from '../use-change.ts'
import { type DialogProps, idsOf } from './person.ts'

const words = texts.users.memberships

/** Puts the user into groups that they are not in yet. */
export function AddMemberships({ person, current, onClose }: DialogProps & { readonly current: readonly GroupType[] }) {
  const change = useChange(person.poolId)
  const groups = useQuery(groupsQuery(person.poolId))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [wasSent, setSent] = useState(false)
  const others = (groups.data ?? []).filter((group) => !current.some(({ GroupName }) => GroupName === group.GroupName))
  const add = async () => {
    for (const GroupName of chosen) await send(new AdminAddUserToGroupCommand({ ...idsOf(person), GroupName }))
  }
  return (
    <ActionDialog
      title={`${words.add}: ${person.shownName}`}
      confirmLabel={words.submit}
      isReady={others.length > 0}
      check={() => {
        setSent(true)
        return chosen.length > 0
      }}
      onConfirm={() => change(words.added(person.shownName, chosen.join(', ')), add)}
      onClose={onClose}
    >
      {groups.error && <FailureAlert what={texts.groups.couldNotList} error={groups.error} onRetry={groups.refetch} />}
      {groups.data && others.length === 0 ? (
        words.noGroups
      ) : (
        <FormField label={words.groups} errorText={wasSent && chosen.length === 0 && words.noneChosen}>
          <Multiselect
            statusType={groups.isPending ? 'loading' : 'finished'}
            filteringType="auto"
            placeholder={words.choosePlaceholder}
            selectedOptions={chosen.map((value) => ({ value, label: value }))}
            options={others.map(({ GroupName = '', Description = '' }) => ({
              value: GroupName,
              label: GroupName,
              description: Description,
            }))}
            deselectAriaLabel={({ label }) => words.deselect(label ?? '')}
            onChange={({ detail }) => setChosen(detail.selectedOptions.map(({ value = '' }) => value))}
          />
        </FormField>
      )}
    </ActionDialog>
  )
}
