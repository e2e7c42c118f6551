import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useEffect, useEffectEvent } from 'react'
import { FailureText } from '#frame/failure-text.tsx'
import { texts } from '#texts/texts.ts'
import type { PlannedCall, Told } from './model/planned-call.ts'
import { type CallState, canUndo, madeSoFar, mayHaveLeftPool, type Run } from './model/run-plan.ts'
import { useRun } from './use-run.ts'

const words = texts.createPool.run

export type RunProgressProps = {
  readonly calls: readonly PlannedCall[]
  /** Everything was made, or the person keeps what was. */
  readonly onEnd: (told: Told, isComplete: boolean) => void
  /** Nothing is left of it. */
  readonly onBack: () => void
}

/** Shows how the calls come along; when one fails, what was made, and what can be done now. */
export function RunProgress({ calls, onEnd, onBack }: RunProgressProps) {
  const { run, decide } = useRun(calls)
  const { phase } = run
  const leave = useEffectEvent(() => {
    if (phase === 'made') onEnd(run.told, true)
    if (phase === 'undone') onBack()
  })
  useEffect(() => {
    if (phase === 'made' || phase === 'undone') leave()
  }, [phase])
  const isStopped = phase === 'stopped' || phase === 'undoStopped'
  return (
    <Modal
      visible
      header={isStopped ? words.failed : words.title}
      // Only the buttons lead out: leaving in the middle would leave a person guessing.
      onDismiss={() => undefined}
      footer={
        isStopped && (
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              {run.told.poolId === undefined ? (
                <Button variant="link" onClick={onBack}>
                  {words.close}
                </Button>
              ) : (
                <Button variant="link" onClick={() => onEnd(run.told, false)}>
                  {words.keep}
                </Button>
              )}
              {canUndo(run) && <Button onClick={() => decide({ kind: 'undo' })}>{words.undo}</Button>}
              <Button variant="primary" onClick={() => decide({ kind: 'retry' })}>
                {words.retry}
              </Button>
            </SpaceBetween>
          </Box>
        )
      }
    >
      <SpaceBetween size="m">
        <Progress run={run} />
        {isStopped && <StoppedNote run={run} />}
      </SpaceBetween>
    </Modal>
  )
}

const indicators: Readonly<Record<CallState['kind'], StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  running: 'loading',
  done: 'success',
  failed: 'error',
}

function Progress({ run }: { readonly run: Run }) {
  const isUndoing = run.undo.length > 0
  const steps: readonly { operation: string; name: string; state: CallState }[] = isUndoing
    ? run.undo.map(({ call, state }) => ({ operation: call.operation, name: call.operation, state }))
    : run.calls.map(({ call, state }) => ({
        operation: call.operation,
        name: words.operations[call.operation],
        state,
      }))
  return (
    <SpaceBetween size="xs">
      {steps.map(({ operation, name, state }) => (
        <div key={operation}>
          <StatusIndicator type={indicators[state.kind]}>{name}</StatusIndicator>
          {state.kind === 'failed' && (
            <Box color="text-status-error" margin={{ left: 'l' }}>
              <FailureText
                failure={{
                  code: operation,
                  message: state.message,
                  requestId: state.requestId,
                  unreachable: state.unanswered === true,
                }}
              />
            </Box>
          )}
        </div>
      ))}
    </SpaceBetween>
  )
}

function StoppedNote({ run }: { readonly run: Run }) {
  if (run.phase === 'undoStopped') return <Alert type="error">{words.undoFailed}</Alert>
  if (mayHaveLeftPool(run)) return <Alert type="warning">{words.mayExist}</Alert>
  const made = madeSoFar(run).map((operation) => words.operations[operation])
  return <Alert type="warning">{made.length > 0 ? words.made(made.join(', ')) : words.nothingMade}</Alert>
}
