import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useEffect, useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import { signedOutReason, useSignedIn } from '#api/credentials.ts'
import { texts } from '#texts/texts.ts'
import { redeemLink, tryKey } from './try-key.ts'
import './sign-in.css'

const from = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string' ? state.from : '/'

/** The access key, typed or brought by a sign-in link. */
export function SignInPage() {
  const { state } = useLocation()
  const isSignedIn = useSignedIn()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    document.title = `${texts.signIn.title} - ${texts.product}`
    redeemLink().then(setProblem)
  }, [])
  if (isSignedIn) return <Navigate to={from(state)} replace />
  const reason = signedOutReason()
  return (
    <main className="sign-in">
      <SpaceBetween size="l">
        <div className="sign-in-mark">
          <img src="/console/mark.svg" alt="" width="40" height="40" />
          <Box variant="h2" tagOverride="span">
            {texts.product}
          </Box>
        </div>
        {reason && <Alert type="info">{texts.signIn[reason]}</Alert>}
        <KeyForm problem={problem} setProblem={setProblem} />
      </SpaceBetween>
    </main>
  )
}

type KeyFormProps = { readonly problem: string | undefined; setProblem(problem: string | undefined): void }

function KeyForm({ problem, setProblem }: KeyFormProps) {
  const [accessKeyId, setAccessKeyId] = useState('')
  const [secretAccessKey, setSecretAccessKey] = useState('')
  const [wasTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!accessKeyId.trim() || !secretAccessKey.trim()) return
    setBusy(true)
    setProblem(await tryKey({ accessKeyId: accessKeyId.trim(), secretAccessKey: secretAccessKey.trim() }))
    setBusy(false)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Container header={<Header variant="h1">{texts.signIn.title}</Header>}>
        <Form
          actions={
            <Button variant="primary" formAction="submit" loading={isBusy}>
              {texts.signIn.submit}
            </Button>
          }
          errorText={problem}
        >
          <SpaceBetween size="m">
            <FormField
              label={texts.signIn.accessKeyId}
              description={texts.signIn.where}
              errorText={wasTried && !accessKeyId.trim() && texts.signIn.missingKeyId}
            >
              <Input
                name="accessKeyId"
                value={accessKeyId}
                autoFocus
                autoComplete="username"
                spellcheck={false}
                onChange={({ detail }) => setAccessKeyId(detail.value)}
              />
            </FormField>
            <FormField
              label={texts.signIn.secretAccessKey}
              description={texts.signIn.stays}
              errorText={wasTried && !secretAccessKey.trim() && texts.signIn.missingSecret}
            >
              <Input
                name="secretAccessKey"
                type="password"
                value={secretAccessKey}
                autoComplete="current-password"
                onChange={({ detail }) => setSecretAccessKey(detail.value)}
              />
            </FormField>
          </SpaceBetween>
        </Form>
      </Container>
    </form>
  )
}
