import { AdminCreateUserCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
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
import { GoLink } from '#frame/go.tsx'
import { Loading } from '#frame/loading.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { refreshPeople } from '../user-queries.ts'
import { AliasFields } from './alias-fields.tsx'
import type { FormProps } from './form-state.ts'
import { InvitationField, TemporaryPasswordFields } from './invitation-fields.tsx'
import { NameFields } from './name-fields.tsx'
import { createRequest, initialUser, type NewUser, type PoolShape, shapeOf } from './new-user.ts'
import { problemsOf, type UserProblems } from './new-user-problems.ts'
import { PoolRules } from './pool-rules.tsx'

const words = texts.users.creation

export function CreateUserPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  const crumbs = poolCrumbs(poolId, pool.data, [{ text: texts.users.title, path: 'users' }])
  return (
    <Page title={words.title} description={words.line} help="createUser" crumbs={crumbs}>
      {pool.error ? (
        <FailureAlert what={texts.pool.couldNotLoad} error={pool.error} onRetry={pool.refetch} />
      ) : pool.data ? (
        <UserForm poolId={poolId} pool={pool.data} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function UserForm({ poolId, pool }: { readonly poolId: string; readonly pool: UserPoolType }) {
  const navigate = useNavigate()
  const [shape] = useState(() => shapeOf(pool))
  const [user, setUser] = useState(() => initialUser(shape))
  const { problems, submit, isBusy, error } = useCreation(poolId, shape, user)
  const form: FormProps = {
    pool,
    shape,
    user,
    change: (change) => setUser((now) => ({ ...now, ...change })),
    problem: (field) => {
      const key = problems[field]
      return key && words.problems[key]
    },
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
            <Button variant="link" formAction="none" onClick={() => navigate(`/cognito/user-pools/${poolId}/users`)}>
              {texts.frame.cancel}
            </Button>
            <Button variant="primary" loading={isBusy}>
              {words.submit}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <PoolRules pool={pool} />
          <Container header={<Header variant="h2">{words.information}</Header>}>
            <SpaceBetween size="l">
              <AliasFields {...form} />
              <InvitationField {...form} />
              <NameFields {...form} />
              <TemporaryPasswordFields {...form} />
            </SpaceBetween>
          </Container>
          <OtherFields {...form} />
          {error !== undefined && <FailureAlert what={words.failed} error={error} />}
        </SpaceBetween>
      </Form>
    </form>
  )
}

/** Looks the form over, sends it, and goes back to the list. Once it was sent, mistakes are shown as they are made and mended. */
function useCreation(poolId: string, shape: PoolShape, user: NewUser) {
  const navigate = useNavigate()
  const flash = useFlash()
  const [wasSent, setSent] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const problems: UserProblems = wasSent ? problemsOf(shape, user) : {}
  const submit = async () => {
    setSent(true)
    setError(undefined)
    if (isBusy || Object.keys(problemsOf(shape, user)).length > 0) return
    setBusy(true)
    try {
      const request = createRequest(poolId, shape, user)
      await send(new AdminCreateUserCommand(request))
      const name = request.Username ?? ''
      if (user.invitation === 'none') flash.success(words.created(name))
      else flash.success(<Invited poolId={poolId} name={name} />)
      await refreshPeople(poolId)
      navigate(`/cognito/user-pools/${poolId}/users`)
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  return { problems, submit, isBusy, error }
}

function Invited({ poolId, name }: { readonly poolId: string; readonly name: string }) {
  return (
    <>
      {words.invited(name)}{' '}
      <GoLink to={`/cognito/user-pools/${poolId}/outbox`} color="inverted">
        {words.readInvitation}
      </GoLink>
    </>
  )
}

/** What the user pool requires of everybody beside an address. */
function OtherFields({ shape, user, change }: FormProps) {
  if (shape.others.length === 0) return null
  return (
    <Container header={<Header description={words.requiredLine}>{words.required}</Header>}>
      <SpaceBetween size="l">
        {shape.others.map((name) => (
          <FormField key={name} label={name}>
            <Input
              value={user.others[name] ?? ''}
              autoComplete={false}
              onChange={({ detail }) => change({ others: { ...user.others, [name]: detail.value } })}
            />
          </FormField>
        ))}
      </SpaceBetween>
    </Container>
  )
}
