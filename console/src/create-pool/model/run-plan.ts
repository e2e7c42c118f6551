import { inputOf, type OperationName, type PlannedCall, type Told } from './planned-call.ts'
import { type UndoCall, undoCalls } from './undo-calls.ts'

/** How a call stands. `unanswered`: nobody knows whether it was carried out, for no answer came. */
export type CallState =
  | { readonly kind: 'waiting' | 'running' | 'done' }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly requestId?: string | undefined
      readonly unanswered?: boolean | undefined
    }

export type RunCall = { readonly call: PlannedCall; readonly state: CallState }
export type RunUndo = { readonly call: UndoCall; readonly state: CallState }

export type Run = {
  /** `stopped` and `undoStopped` wait for a person: retry or undo. */
  readonly phase: 'making' | 'made' | 'stopped' | 'undoing' | 'undone' | 'undoStopped'
  readonly calls: readonly RunCall[]
  readonly undo: readonly RunUndo[]
  readonly told: Told
}

export type RunEvent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'answered'; readonly told?: Told }
  | ({ readonly kind: 'failed'; readonly code?: string } & Omit<CallState & { kind: 'failed' }, 'kind'>)
  | { readonly kind: 'retry' }
  | { readonly kind: 'undo' }

export function newRun(calls: readonly PlannedCall[]): Run {
  return { phase: 'making', calls: calls.map((call) => ({ call, state: waiting })), undo: [], told: {} }
}

const waiting: CallState = { kind: 'waiting' }

export type CallToSend =
  | { readonly operation: OperationName; readonly input: object }
  | { readonly operation: UndoCall['operation']; readonly input: object }

/** What has to be sent now; undefined while an answer is awaited, at the end, and where a person has to decide. */
export function callToSend(run: Run): CallToSend | undefined {
  if (run.phase === 'making') {
    const next = nextOf(run.calls)
    return next && { operation: next.operation, input: inputOf(next, run.told) }
  }
  return run.phase === 'undoing' ? nextOf(run.undo) : undefined
}

function nextOf<Call>(list: readonly { call: Call; state: CallState }[]): Call | undefined {
  const isBusy = list.some(({ state }) => state.kind === 'running')
  return isBusy ? undefined : list.find(({ state }) => state.kind === 'waiting')?.call
}

/** The run after something happened. What doesn't fit leaves it as it is: a second click, a late answer. */
export function afterEvent(run: Run, event: RunEvent): Run {
  switch (event.kind) {
    case 'sent':
      return callToSend(run) ? inList(run, 'waiting', { kind: 'running' }) : run
    case 'answered':
      return ended({ ...inList(run, 'running', { kind: 'done' }), told: { ...run.told, ...event.told } })
    case 'failed':
      return failed(run, event)
    case 'retry':
      return resumed(run)
    case 'undo':
      return undoing(run)
  }
}

/** Puts the first call that stands so into another state, in the list that is being worked through. */
function inList(run: Run, from: CallState['kind'], state: CallState): Run {
  return isUndoing(run)
    ? { ...run, undo: replacedFirst(run.undo, from, state) }
    : { ...run, calls: replacedFirst(run.calls, from, state) }
}

const isUndoing = ({ phase }: Run) => phase === 'undoing' || phase === 'undoStopped'

function replacedFirst<Item extends { state: CallState }>(list: readonly Item[], from: string, state: CallState) {
  const index = list.findIndex((item) => item.state.kind === from)
  return list.map((item, at): Item => (at === index ? { ...item, state } : item))
}

function ended(run: Run): Run {
  if (run.phase === 'making' && isDone(run.calls)) return { ...run, phase: 'made' }
  return run.phase === 'undoing' && isDone(run.undo) ? { ...run, phase: 'undone' } : run
}

const isDone = (list: readonly { state: CallState }[]) => list.every(({ state }) => state.kind === 'done')

function failed(run: Run, { kind, code, ...state }: RunEvent & { kind: 'failed' }): Run {
  const list: readonly { state: CallState }[] = isUndoing(run) ? run.undo : run.calls
  if (!list.some((item) => item.state.kind === 'running')) return run
  // What is not there need not be undone.
  if (isUndoing(run) && code === 'ResourceNotFoundException') return afterEvent(run, { kind: 'answered' })
  return { ...inList(run, 'running', { kind, ...state }), phase: isUndoing(run) ? 'undoStopped' : 'stopped' }
}

function resumed(run: Run): Run {
  if (run.phase !== 'stopped' && run.phase !== 'undoStopped') return run
  return { ...inList(run, 'failed', waiting), phase: run.phase === 'stopped' ? 'making' : 'undoing' }
}

function undoing(run: Run): Run {
  if (!canUndo(run)) return run
  const calls = undoCalls(run.calls.filter(mayBeMade), run.told)
  return { ...run, phase: 'undoing', undo: calls.map((call) => ({ call, state: waiting })) }
}

const mayBeMade = ({ state }: RunCall) =>
  state.kind === 'done' || (state.kind === 'failed' && state.unanswered === true)

/** Undoing is offered once the making has stopped and left a pool behind. */
export function canUndo(run: Run): boolean {
  return run.phase === 'stopped' && run.told.poolId !== undefined
}

/** Which operations were carried out for certain. */
export function madeSoFar({ calls }: Run): readonly OperationName[] {
  return calls.filter(({ state }) => state.kind === 'done').map(({ call }) => call.operation)
}

/** No answer came to the creation of the pool: there may be one that the list shows and this run doesn't know. */
export function mayHaveLeftPool({ calls, told }: Run): boolean {
  return told.poolId === undefined && calls.some(({ state }) => state.kind === 'failed' && state.unanswered === true)
}
