import { useRef, useState } from 'react'

export type Attempt = {
  readonly isBusy: boolean
  /** Why the last one failed. */
  readonly error: unknown
  readonly forget: () => void
  /** Does something, unless the one before is still under way. */
  readonly start: (action: () => Promise<void>) => Promise<void>
}

/** Does one thing at a time for a form or a dialog, and keeps why it failed. */
export function useAttempt(): Attempt {
  // The state alone would let a second click through that comes before the page is drawn again.
  const isRunning = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const start = async (action: () => Promise<void>) => {
    if (isRunning.current) return
    isRunning.current = true
    setBusy(true)
    setError(undefined)
    try {
      await action()
    } catch (thrown) {
      setError(thrown)
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { isBusy, error, forget: () => setError(undefined), start }
}
