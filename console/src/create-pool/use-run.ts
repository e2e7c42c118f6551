import { useEffect, useReducer, useRef } from 'react'
import type { PlannedCall } from './model/planned-call.ts'
import { afterEvent, callToSend, newRun, type Run, type RunEvent } from './model/run-plan.ts'
import { carryOut } from './run.ts'

/** Works through the calls one after the other, and stops where a person has to decide. */
export function useRun(calls: readonly PlannedCall[]): { readonly run: Run; decide(event: RunEvent): void } {
  const [run, tell] = useReducer(afterEvent, calls, newRun)
  const isSending = useRef(false)
  useEffect(() => {
    const next = callToSend(run)
    if (!next || isSending.current) return
    isSending.current = true
    tell({ kind: 'sent' })
    carryOut(next).then((event) => {
      isSending.current = false
      tell(event)
    })
  }, [run])
  return { run, decide: tell }
}
