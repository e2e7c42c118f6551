import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useId } from 'react'
import { FailureAlert } from '#frame/failure-text.tsx'
import { texts } from '#texts/texts.ts'
import { useAttempt } from './use-attempt.ts'

export type ActionDialogProps = {
  readonly title: string
  readonly confirmLabel: string
  readonly children: ReactNode
  readonly size?: ModalProps.Size
  readonly isReady?: boolean
  /** Says whether what was typed will do; the form shows what is wrong with it. */
  readonly check?: () => boolean
  readonly onConfirm: () => Promise<void>
  readonly onClose: () => void
}

/** A question or a small form in front of the page. It stays open, with the reason, when the action fails. */
export function ActionDialog(props: ActionDialogProps) {
  const { title, confirmLabel, children, size = 'medium', isReady = true, check, onConfirm, onClose } = props
  const form = useId()
  const { isBusy, error, forget, start } = useAttempt()
  const submit = async () => {
    if (isBusy || !isReady) return
    if (check?.() === false) return forget()
    await start(async () => {
      await onConfirm()
      onClose()
    })
  }
  return (
    <Modal
      visible
      size={size}
      header={title}
      closeAriaLabel={texts.frame.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={onClose}>
              {texts.frame.cancel}
            </Button>
            <Button variant="primary" form={form} disabled={!isReady} loading={isBusy}>
              {confirmLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <SpaceBetween size="m">
          {children}
          {error !== undefined && <FailureAlert what={texts.frame.notDone} error={error} />}
        </SpaceBetween>
      </form>
    </Modal>
  )
}
