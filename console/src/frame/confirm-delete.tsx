import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { type ReactNode, useState } from 'react'
import { texts } from '#texts/texts.ts'
import { ActionDialog } from './action-dialog.tsx'

export type ConfirmDeleteProps = {
  readonly title: string
  /** What will be gone. */
  readonly children: ReactNode
  /** What has to be typed, such as the name of what is deleted. */
  readonly phrase: string
  /** Further conditions of the caller, such as a box that has to be ticked. */
  readonly isReady?: boolean
  readonly onConfirm: () => Promise<void>
  readonly onClose: () => void
}

/** Asks before something is deleted for good. */
export function ConfirmDelete({ children, phrase, isReady = true, ...dialog }: ConfirmDeleteProps) {
  const [typed, setTyped] = useState('')
  return (
    <ActionDialog {...dialog} confirmLabel={texts.frame.delete} isReady={typed === phrase && isReady}>
      <Alert type="warning">{children}</Alert>
      <FormField label={texts.frame.typeToConfirm(phrase)}>
        <Input value={typed} placeholder={phrase} autoFocus onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </ActionDialog>
  )
}
