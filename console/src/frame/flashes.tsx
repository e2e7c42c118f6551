import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import { failureOf } from '#api/failure.ts'
import { texts } from '#texts/texts.ts'
import { FailureText } from './failure-text.tsx'

/** Tells how something ended, at the top of whatever page is shown next. */
export type Flash = {
  success(text: ReactNode): void
  warning(text: ReactNode): void
  /** `what` names what could not be done, such as "The user could not be deleted." */
  failure(what: string, error: unknown): void
  clear(): void
}

const FlashContext = createContext<{ flash: Flash; items: readonly FlashbarProps.MessageDefinition[] } | undefined>(
  undefined,
)
const mostShown = 5
/** A page that says how something ended often leads on to the next one at once. */
const ofLastPageMilliseconds = 2_000

type Shown = FlashbarProps.MessageDefinition & { readonly shownAt: number }

export function FlashProvider({ children }: { readonly children: ReactNode }) {
  const [items, setItems] = useState<readonly Shown[]>([])
  const { pathname } = useLocation()
  // Good news is for the page it leads to; bad news stays until it was read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts is that the page is another one
  useEffect(() => {
    const oldest = Date.now() - ofLastPageMilliseconds
    setItems((now) => now.filter(({ type, shownAt }) => type !== 'success' || shownAt > oldest))
  }, [pathname])
  const show = useCallback((type: FlashbarProps.Type, header: ReactNode, content?: ReactNode) => {
    const id = crypto.randomUUID()
    const onDismiss = () => setItems((now) => now.filter((item) => item.id !== id))
    const dismissLabel = texts.frame.dismiss
    const item = { id, type, header, content, dismissible: true, dismissLabel, onDismiss, shownAt: Date.now() }
    setItems((now) => [item, ...now].slice(0, mostShown))
  }, [])
  const flash = useMemo<Flash>(
    () => ({
      success: (text) => show('success', text),
      warning: (text) => show('warning', text),
      failure: (what, error) => show('error', what, <FailureText failure={failureOf(error)} />),
      clear: () => setItems([]),
    }),
    [show],
  )
  const value = useMemo(() => ({ flash, items }), [flash, items])
  return <FlashContext value={value}>{children}</FlashContext>
}

export function useFlash(): Flash {
  const context = useContext(FlashContext)
  if (!context) throw new Error('There is no FlashProvider around this')
  return context.flash
}

export function Flashes() {
  const context = useContext(FlashContext)
  return <Flashbar items={[...(context?.items ?? [])]} />
}
