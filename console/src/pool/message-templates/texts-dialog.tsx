import { type ReactNode, useState } from 'react'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import type { TextProblems } from './template-drafts.ts'

const words = texts.messageTemplates

export type TextsForm<Draft> = {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  readonly problems: TextProblems<Draft>
}

export type TextsDialogProps<Draft> = {
  /** Of the message. */
  readonly title: string
  readonly initial: Draft
  readonly check: (draft: Draft) => TextProblems<Draft>
  readonly onSave: (draft: Draft) => Promise<void>
  readonly onClose: () => void
  readonly children: (form: TextsForm<Draft>) => ReactNode
}

/** Edits the texts of a kind of message. What is missing in a text is said while it is written: it can be seen in the preview too. */
export function TextsDialog<Draft extends object>(props: TextsDialogProps<Draft>) {
  const { title, initial, check, onSave, onClose, children } = props
  const [draft, setDraft] = useState(initial)
  const flash = useFlash()
  const problems = check(draft)
  return (
    <ActionDialog
      title={texts.pool.editOf(title)}
      confirmLabel={texts.pool.save}
      size="max"
      check={() => Object.keys(problems).length === 0}
      onConfirm={async () => {
        await onSave(draft)
        flash.success(words.saved(title))
      }}
      onClose={onClose}
    >
      {children({ draft, set: (change) => setDraft((now) => ({ ...now, ...change })), problems })}
    </ActionDialog>
  )
}
