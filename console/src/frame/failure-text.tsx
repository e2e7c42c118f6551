import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { type Failure, failureOf } from '#api/failure.ts'
import { texts } from '#texts/texts.ts'

/** The words of the API, and the id by which the server's log knows the request. */
export function FailureText({ failure }: { readonly failure: Failure }) {
  return (
    <>
      {failure.message}
      {failure.requestId && (
        <div>
          {failure.code}, {texts.failure.requestId} <code>{failure.requestId}</code>
        </div>
      )}
    </>
  )
}

export type FailureAlertProps = {
  readonly what: string
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
}

/** A failure in its place on the page, with a way to try again. */
export function FailureAlert({ what, error, onRetry }: FailureAlertProps) {
  return (
    <Alert type="error" header={what} action={onRetry && <Button onClick={onRetry}>{texts.failure.retry}</Button>}>
      <FailureText failure={failureOf(error)} />
    </Alert>
  )
}
