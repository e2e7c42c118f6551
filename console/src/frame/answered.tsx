import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'
import { FailureAlert } from './failure-text.tsx'
import { Loading } from './loading.tsx'

/** What a page asked of the server, as `useQuery` tells it. */
export type Answer<Data> = {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

export type AnswersFailureProps = {
  /** What could not be done, such as "The groups could not be listed". */
  readonly what: string
  readonly answers: readonly Answer<unknown>[]
}

/** Nothing, or the first failure of what was asked, with a way to ask for all that failed again. */
export function AnswersFailure({ what, answers }: AnswersFailureProps) {
  const failed = answers.filter(({ error }) => error)
  if (!failed[0]) return null
  const retry = () => {
    for (const { refetch } of failed) refetch()
  }
  return (
    <Box margin={{ bottom: 'l' }}>
      <FailureAlert what={what} error={failed[0].error} onRetry={retry} />
    </Box>
  )
}

export type AnsweredProps<All extends unknown[]> = {
  readonly what: string
  readonly answers: { readonly [Index in keyof All]: Answer<All[Index]> }
  readonly children: (...data: NoInfer<All>) => ReactNode
}

/**
 * Waits for all answers. What was answered once stays when asking again fails: a form that somebody is filling in, or a secret that is shown
 * only once, must not go away because the server did.
 */
export function Answered<All extends [unknown, ...unknown[]]>({ what, answers, children }: AnsweredProps<All>) {
  const all: readonly Answer<unknown>[] = answers
  const data = all.map((answer) => answer.data)
  const isComplete = data.every((each) => each !== undefined)
  return (
    <>
      <AnswersFailure what={what} answers={all} />
      {isComplete ? children(...(data as unknown[] as All)) : !all.some(({ error }) => error) && <Loading />}
    </>
  )
}
