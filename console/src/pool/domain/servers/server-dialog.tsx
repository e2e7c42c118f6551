import {
  CreateResourceServerCommand,
  type ResourceServerType,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { ScopesEditor } from './scopes-editor.tsx'
import { formOfServer, type ServerForm, serverInput, serverProblems } from './server-form.ts'

const words = texts.domain.servers

export type ServerDialogProps = {
  readonly poolId: string
  /** Undefined for a new one. */
  readonly server: ResourceServerType | undefined
  readonly onClose: () => void
}

/** Makes a resource server, or changes its name and scopes. */
export function ServerDialog({ poolId, server, onClose }: ServerDialogProps) {
  const flash = useFlash()
  const [form, setForm] = useState<ServerForm>(() => formOfServer(server ?? {}))
  const [isChecked, setChecked] = useState(false)
  const problems = serverProblems(form)
  const problem = (field: string) => (isChecked ? problems[field] : undefined)
  const change = (patch: Partial<ServerForm>) => setForm({ ...form, ...patch })
  const save = async () => {
    const input = { UserPoolId: poolId, ...serverInput(form) }
    if (server) await send(new UpdateResourceServerCommand(input))
    else await send(new CreateResourceServerCommand(input))
    flash.success((server ? words.saved : words.created)(input.Name))
    await queries.invalidateQueries({ queryKey: ['user-pool', poolId] })
  }
  return (
    <ActionDialog
      title={server ? words.editTitle : words.create}
      confirmLabel={server ? words.save : words.create}
      size="large"
      check={() => {
        setChecked(true)
        return Object.keys(problems).length === 0
      }}
      onConfirm={save}
      onClose={onClose}
    >
      <FormField
        label={words.name}
        constraintText={words.nameConstraint}
        errorText={problem('name')}
        info={<Info topic="resourceServers" />}
      >
        <Input value={form.name} onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <FormField label={words.identifier} description={words.identifierLine} errorText={problem('identifier')}>
        <Input
          value={form.identifier}
          disabled={server !== undefined}
          placeholder="https://api.example.com"
          onChange={({ detail }) => change({ identifier: detail.value })}
        />
      </FormField>
      <ScopesEditor scopes={form.scopes} problem={problem} onChange={(scopes) => change({ scopes })} />
    </ActionDialog>
  )
}
