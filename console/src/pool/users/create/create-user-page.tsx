import { AdminCreateUserCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { send } from '#api/client.ts'
import { Answered } from '#frame/answered.tsx'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { GoLink } from '#frame/go.tsx'
import { Page } from '#frame/page.tsx'
import { PageForm } from '#frame/page-form.tsx'
import { useAttempt } from '#frame/use-attempt.ts'
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
      <Answered what={texts.pool.couldNotLoad} answers={[pool]}>
        {(known) => <UserForm poolId={poolId} pool={known} />}
      </Answered>
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
    <PageForm
      submitLabel={words.submit}
      isBusy={isBusy}
      onSubmit={submit}
      onCancel={() => navigate(`/cognito/user-pools/${poolId}/users`)}
    >
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
    </PageForm>
  )
}

/** Looks the form over, sends it, and goes back to the list. Once it was sent, mistakes are shown as they are made and mended. */
function useCreation(poolId: string, shape: PoolShape, user: NewUser) {
  const navigate = useNavigate()
  const flash = useFlash()
  const [wasSent, setSent] = useState(false)
  const { isBusy, error, forget, start } = useAttempt()
  const problems: UserProblems = wasSent ? problemsOf(shape, user) : {}
  const create = async () => {
    const request = createRequest(poolId, shape, user)
    await send(new AdminCreateUserCommand(request))
    const name = request.Username ?? ''
    if (user.invitation === 'none') flash.success(words.created(name))
    else flash.success(<Invited poolId={poolId} name={name} />)
    await refreshPeople(poolId)
    await navigate(`/cognito/user-pools/${poolId}/users`)
  }
  const submit = async () => {
    setSent(true)
    if (Object.keys(problemsOf(shape, user)).length > 0) return forget()
    await start(create)
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
