import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'

const words = texts.createPool.leave

export type LeaveQuestionProps = { readonly onStay: () => void; readonly onLeave: () => void }

export function LeaveQuestion({ onStay, onLeave }: LeaveQuestionProps) {
  return (
    <Modal
      visible
      header={words.title}
      closeAriaLabel={texts.frame.close}
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onStay}>
              {words.stay}
            </Button>
            <Button variant="primary" onClick={onLeave}>
              {words.leave}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {words.line}
    </Modal>
  )
}
