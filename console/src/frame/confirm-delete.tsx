import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { texts } from '#texts/texts.ts'
import { FailureAlert } from './failure-text.tsx'

export type ConfirmDeleteProps = {
  readonly title: string
  /** What will be gone. */
  readonly children: ReactNode
  /** What has to be typed, such as the name of what is deleted. */
  readonly phrase: string
  readonly confirmLabel?: string
  /** Further conditions of the caller, such as a box that has to be ticked. */
  readonly isReady?: boolean
  readonly onConfirm: () => Promise<void>
  readonly onClose: () => void
}

/** Asks before something is deleted for good; stays open, with the reason, when it could not be. */
export function ConfirmDelete(props: ConfirmDeleteProps) {
  const { title, children, phrase, confirmLabel = texts.frame.delete, isReady = true, onConfirm, onClose } = props
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const confirm = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm()
      onClose()
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={texts.frame.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {texts.frame.cancel}
            </Button>
            <Button variant="primary" disabled={typed !== phrase || !isReady} loading={isBusy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{children}</Alert>
        <FormField label={texts.frame.typeToConfirm(phrase)}>
          <Input value={typed} placeholder={phrase} autoFocus onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
        {error !== undefined && <FailureAlert what={texts.frame.notDone} error={error} />}
      </SpaceBetween>
    </Modal>
  )
}
