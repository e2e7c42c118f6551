import { CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
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
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const list = `/cognito/user-pools/${poolId}/groups`
  const problems = wasSent ? groupProblems(form) : {}
  const submit = async () => {
    setSent(true)
    setError(undefined)
    if (isBusy || Object.keys(groupProblems(form)).length > 0) return
    setBusy(true)
    try {
      await send(new CreateGroupCommand(createGroupRequest(poolId, form)))
      flash.success(words.createdFlash(form.name.trim()))
      await refreshPeople(poolId)
      navigate(list)
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => navigate(list)}>
              {texts.frame.cancel}
            </Button>
            <Button variant="primary" loading={isBusy}>
              {words.create}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
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
        </SpaceBetween>
      </Form>
    </form>
  )
}
