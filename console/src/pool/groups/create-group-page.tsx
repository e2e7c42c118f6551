import { CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { send } from '#api/client.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Page } from '#frame/page.tsx'
import { PageForm } from '#frame/page-form.tsx'
import { useAttempt } from '#frame/use-attempt.ts'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { refreshPeople } from '#pool/users/user-queries.ts'
import { texts } from '#texts/texts.ts'
import { GroupFields } from './group-fields.tsx'
import { createGroupRequest, emptyGroup, groupProblems } from './group-form.ts'

const words = texts.groups

export function CreateGroupPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const crumbs = poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'groups' }])
  return (
    <Page title={words.createTitle} help="groups" crumbs={crumbs}>
      <NewGroup poolId={poolId} />
    </Page>
  )
}

function NewGroup({ poolId }: { readonly poolId: string }) {
  const navigate = useNavigate()
  const flash = useFlash()
  const [form, setForm] = useState(emptyGroup)
  const [wasSent, setSent] = useState(false)
  const { isBusy, error, forget, start } = useAttempt()
  const list = `/cognito/user-pools/${poolId}/groups`
  const problems = wasSent ? groupProblems(form) : {}
  const create = async () => {
    await send(new CreateGroupCommand(createGroupRequest(poolId, form)))
    flash.success(words.createdFlash(form.name.trim()))
    await refreshPeople(poolId)
    await navigate(list)
  }
  const submit = async () => {
    setSent(true)
    if (Object.keys(groupProblems(form)).length > 0) return forget()
    await start(create)
  }
  return (
    <PageForm submitLabel={words.create} isBusy={isBusy} onSubmit={submit} onCancel={() => navigate(list)}>
      <Container header={<Header variant="h2">{words.information}</Header>}>
        <SpaceBetween size="l">
          <FormField
            label={words.name}
            constraintText={words.nameLine}
            errorText={problems.name && words.problems[problems.name]}
          >
            <Input
              value={form.name}
              autoComplete={false}
              onChange={({ detail }) => setForm({ ...form, name: detail.value })}
            />
          </FormField>
          <GroupFields form={form} problems={problems} onChange={setForm} />
        </SpaceBetween>
      </Container>
      {error !== undefined && <FailureAlert what={words.createFailed} error={error} />}
    </PageForm>
  )
}
