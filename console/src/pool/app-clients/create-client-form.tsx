import type { ResourceServerType, SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Problems } from '#create-pool/model/problem.ts'
import { ClientSecretField } from '#create-pool/steps/client-section.tsx'
import { newSuffix } from '#create-pool/suffix.ts'
import { sentenceFor } from '#create-pool/wizard-context.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { PageForm } from '#frame/page-form.tsx'
import { useAttempt } from '#frame/use-attempt.ts'
import { texts } from '#texts/texts.ts'
import { clientPath, clientsPath } from './client-path.ts'
import { customScopesOf } from './client-queries.ts'
import { createClient, createDefaultServer, defaultScope } from './create-client.ts'
import { FlowFields } from './form/flow-fields.tsx'
import { LifetimeFields } from './form/lifetime-fields.tsx'
import { LoginPageFields } from './form/login-page-fields.tsx'
import { PermissionFields } from './form/permission-fields.tsx'
import { SecurityFields } from './form/security-fields.tsx'
import type { ClientForm } from './model/client-form.ts'
import { clientFormProblems } from './model/client-form-problems.ts'
import { initialNewClient, type NewClient } from './model/new-client.ts'
import { NewAppSection } from './new-app-section.tsx'

const words = texts.appClients.creation
const wizard = texts.createPool.app

export type CreateClientFormProps = {
  readonly poolId: string
  readonly schema: readonly SchemaAttributeType[]
  readonly servers: readonly ResourceServerType[]
}

export function CreateClientForm({ poolId, schema, servers }: CreateClientFormProps) {
  const navigate = useNavigate()
  const [created, setCreated] = useState<NewClient>(() => initialNewClient(newSuffix()))
  const [isAdvanced, setAdvanced] = useState(false)
  const { problems, isBusy, error, submit } = useCreation({ poolId, schema, servers })
  const form = created.form
  const section = {
    form,
    change: (patch: Partial<ClientForm>) => setCreated({ ...created, form: { ...form, ...patch } }),
    problem: (field: string) => sentenceFor(problems, `client.${field}`),
  }
  const send = async () => {
    if (!(await submit(created))) setAdvanced(true)
  }
  return (
    <PageForm
      submitLabel={texts.appClients.create}
      isBusy={isBusy}
      problem={Object.keys(problems).length > 0 && words.hasProblems}
      onSubmit={send}
      onCancel={() => navigate(clientsPath(poolId))}
    >
      <NewAppSection
        created={created}
        replace={setCreated}
        problem={section.problem}
        newScope={servers.length === 0 ? defaultScope(created.suffix) : undefined}
      />
      <ExpandableSection
        variant="container"
        headerText={wizard.advanced}
        headerDescription={wizard.advancedLine}
        expanded={isAdvanced}
        onChange={({ detail }) => setAdvanced(detail.expanded)}
      >
        <SpaceBetween size="l">
          <ClientSecretField isGenerated={form.hasSecret} onChange={(hasSecret) => section.change({ hasSecret })} />
          <FlowFields {...section} />
          <LifetimeFields {...section} />
          <SecurityFields {...section} />
          <LoginPageFields {...section} customScopes={customScopesOf(servers)} />
        </SpaceBetween>
      </ExpandableSection>
      <PermissionFields {...section} schema={schema} />
      {error !== undefined && <FailureAlert what={texts.appClients.couldNotCreate} error={error} />}
    </PageForm>
  )
}

function useCreation({ poolId, schema, servers }: CreateClientFormProps) {
  const navigate = useNavigate()
  const flash = useFlash()
  const [problems, setProblems] = useState<Problems>({})
  const { isBusy, error, forget, start } = useAttempt()
  const [hasServer, setHasServer] = useState(false)

  /** False when something is wrong with the form. */
  async function submit(created: NewClient): Promise<boolean> {
    const complete = servers.length === 0 ? withDefaultScope(created) : created
    const found = clientFormProblems(complete.form, schema)
    setProblems(found)
    forget()
    if (Object.keys(found).length > 0) return false
    await start(async () => {
      if (complete !== created && !hasServer) {
        await createDefaultServer(poolId, created.suffix)
        setHasServer(true)
      }
      const { ClientId = '', ClientName = '' } = await createClient(poolId, complete, schema)
      flash.success(words.created(ClientName))
      await navigate(clientPath(poolId, ClientId))
    })
    return true
  }
  return { problems, isBusy, error, submit }
}

/** A machine in a pool without resource servers gets a scope of one that is made for it. */
function withDefaultScope(created: NewClient): NewClient {
  const { form, suffix } = created
  if (!form.loginPages || !form.grants.includes('client_credentials') || form.scopes.length > 0) return created
  return { ...created, form: { ...form, scopes: [defaultScope(suffix)] } }
}
