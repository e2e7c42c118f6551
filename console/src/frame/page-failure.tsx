import { useRouteError } from 'react-router'
import { texts } from '#texts/texts.ts'
import { FailureAlert } from './failure-text.tsx'

/** In place of a page that broke, or whose file could not be fetched. */
export function PageFailure() {
  const error = useRouteError()
  return <FailureAlert what={texts.frame.notDone} error={error} onRetry={() => location.reload()} />
}
