import type { SchemaAttributeType, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Problems } from '#create-pool/model/problem.ts'
import { sentenceFor } from '#create-pool/wizard-context.ts'
import { Answered } from '#frame/answered.tsx'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Page } from '#frame/page.tsx'
import { PageForm } from '#frame/page-form.tsx'
import { useAttempt } from '#frame/use-attempt.ts'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { usePoolId, userPoolQuery } from '../user-pool.ts'
import { clientPath, useClientId } from './client-path.ts'
import { appClientQuery, changeAppClient, customScopesOf, resourceServersQuery } from './client-queries.ts'
import { FlowFields } from './form/flow-fields.tsx'
import { LifetimeFields } from './form/lifetime-fields.tsx'
import { LoginPageFields } from './form/login-page-fields.tsx'
import { PermissionFields } from './form/permission-fields.tsx'
import { SecurityFields } from './form/security-fields.tsx'
import { type ClientForm, formOfClient } from './model/client-form.ts'
import { clientFormProblems } from './model/client-form-problems.ts'
import { updateInputOf } from './model/client-input.ts'

const words = texts.appClients.editing

/** Every setting of an app client on one page. */
export function EditClientPage() {
  const poolId = usePoolId()
  const clientId = useClientId()
  const pool = useQuery(userPoolQuery(poolId))
  // What is edited stays what it was when the page opened, so that a change by somebody else is noticed.
  const client = useQuery({ ...appClientQuery(poolId, clientId), refetchOnWindowFocus: false, staleTime: 0 })
  const fresh = { ...client, data: client.isFetchedAfterMount ? client.data : undefined }
  const servers = useQuery(resourceServersQuery(poolId))
  const path = `app-clients/${encodeURIComponent(clientId)}`
  return (
    <Page
      title={words.title}
      help="appClients"
      crumbs={poolCrumbs(poolId, pool.data, [
        { text: texts.appClients.title, path: 'app-clients' },
        { text: client.data?.ClientName ?? clientId, path },
      ])}
    >
      <Answered what={texts.appClients.couldNotLoad} answers={[pool, fresh, servers]}>
        {({ SchemaAttributes = [] }, current, known) => (
          <EditClientForm client={current} schema={SchemaAttributes} customScopes={customScopesOf(known)} />
        )}
      </Answered>
    </Page>
  )
}

type EditClientFormProps = {
  readonly client: UserPoolClientType
  readonly schema: readonly SchemaAttributeType[]
  readonly customScopes: readonly string[]
}

function EditClientForm({ client, schema, customScopes }: EditClientFormProps) {
  const [seen] = useState(client)
  const [form, setForm] = useState(() => formOfClient(seen, schema))
  const { problems, isBusy, error, save, leave } = useSaving(seen, schema)
  const section = {
    form,
    change: (patch: Partial<ClientForm>) => setForm({ ...form, ...patch }),
    problem: (field: string) => sentenceFor(problems, `client.${field}`),
  }
  return (
    <PageForm
      submitLabel={words.save}
      isBusy={isBusy}
      problem={Object.keys(problems).length > 0 && words.hasProblems}
      onSubmit={() => save(form)}
      onCancel={leave}
    >
      <Container header={<Header variant="h2">{words.general}</Header>}>
        <SpaceBetween size="l">
          <FormField
            label={texts.appClients.name}
            constraintText={texts.createPool.app.nameConstraint}
            errorText={section.problem('name')}
          >
            <Input value={form.name} onChange={({ detail }) => section.change({ name: detail.value })} />
          </FormField>
          <FlowFields {...section} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{words.lifetimes}</Header>}>
        <LifetimeFields {...section} />
      </Container>
      <Container>
        <SecurityFields {...section} />
      </Container>
      <Container header={<Header variant="h2">{texts.appClients.fields.loginPages}</Header>}>
        <LoginPageFields {...section} customScopes={customScopes} />
      </Container>
      <PermissionFields {...section} schema={schema} />
      {error !== undefined && <FailureAlert what={texts.appClients.couldNotSave} error={error} />}
    </PageForm>
  )
}

function useSaving(seen: UserPoolClientType, schema: readonly SchemaAttributeType[]) {
  const navigate = useNavigate()
  const flash = useFlash()
  const [problems, setProblems] = useState<Problems>({})
  const { isBusy, error, forget, start } = useAttempt()
  const leave = () => navigate(clientPath(seen.UserPoolId ?? '', seen.ClientId ?? ''))

  async function save(form: ClientForm): Promise<void> {
    const found = clientFormProblems(form, schema)
    setProblems(found)
    if (Object.keys(found).length > 0) return forget()
    await start(async () => {
      await changeAppClient(seen, updateInputOf(form, seen, schema))
      flash.success(words.saved(form.name.trim()))
      await leave()
    })
  }
  return { problems, isBusy, error, save, leave }
}
