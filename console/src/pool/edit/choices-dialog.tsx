import type { ModalProps } from '@cloudscape-design/components/modal'
import { type ReactNode, useState } from 'react'
import type { Choices } from '#create-pool/model/choices.ts'
import type { Problems } from '#create-pool/model/problem.ts'
import { sentenceFor, type Wizard, WizardContext } from '#create-pool/wizard-context.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'

export type ChoicesDialogProps = {
  readonly title: string
  /** The choices of the wizard that would have made the pool as it is. */
  readonly initial: Choices
  readonly check: (choices: Choices) => Problems
  readonly onSave: (choices: Choices) => Promise<void>
  /** Said once it is saved. */
  readonly saved: string | ((choices: Choices) => string)
  readonly size?: ModalProps.Size
  readonly isReady?: boolean
  readonly onClose: () => void
  readonly children: (choices: Choices) => ReactNode
}

/** Changes a pool by the fields of the "Create user pool" wizard. */
export function ChoicesDialog({ initial, check, onSave, saved, children, ...dialog }: ChoicesDialogProps) {
  const [choices, setChoices] = useState(initial)
  const [isChecked, setChecked] = useState(false)
  const flash = useFlash()
  const problems = isChecked ? check(choices) : {}
  const form: Wizard = {
    choices,
    set: (section, change) => setChoices((now) => ({ ...now, [section]: { ...now[section], ...change } })),
    replace: setChoices,
    problem: (path) => sentenceFor(problems, path),
  }
  return (
    <WizardContext value={form}>
      <ActionDialog
        {...dialog}
        confirmLabel={texts.pool.save}
        check={() => {
          setChecked(true)
          return Object.keys(check(choices)).length === 0
        }}
        onConfirm={async () => {
          await onSave(choices)
          flash.success(typeof saved === 'string' ? saved : saved(choices))
        }}
      >
        {children(choices)}
      </ActionDialog>
    </WizardContext>
  )
}
