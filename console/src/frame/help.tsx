import HelpPanel from '@cloudscape-design/components/help-panel'
import Link from '@cloudscape-design/components/link'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { type HelpTopic, help } from '#texts/help.ts'
import { texts } from '#texts/texts.ts'

type HelpState = {
  topic: HelpTopic | undefined
  isOpen: boolean
  show(topic: HelpTopic): void
  setOpen(open: boolean): void
}

const HelpContext = createContext<HelpState | undefined>(undefined)

export function HelpProvider({ children }: { readonly children: ReactNode }) {
  const [topic, setTopic] = useState<HelpTopic>()
  const [isOpen, setOpen] = useState(false)
  const value = useMemo<HelpState>(
    () => ({
      topic,
      isOpen,
      setOpen,
      show(next) {
        setTopic(next)
        setOpen(true)
      },
    }),
    [topic, isOpen],
  )
  return <HelpContext value={value}>{children}</HelpContext>
}

export function useHelp(): HelpState {
  const context = useContext(HelpContext)
  if (!context) throw new Error('There is no HelpProvider around this')
  return context
}

/** The small "Info" beside a heading or a field: opens the help panel at its topic. */
export function Info({ topic }: { readonly topic: HelpTopic }) {
  const { show } = useHelp()
  return (
    <Link variant="info" onFollow={() => show(topic)} ariaLabel={`${texts.frame.info}: ${help[topic].title}`}>
      {texts.frame.info}
    </Link>
  )
}

export function HelpOfTopic() {
  const { topic } = useHelp()
  const shown = topic && help[topic]
  if (!shown) return <HelpPanel header={<h2>{texts.frame.help}</h2>}>{texts.frame.noHelp}</HelpPanel>
  return (
    <HelpPanel header={<h2>{shown.title}</h2>}>
      {shown.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </HelpPanel>
  )
}
