import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { texts } from '#texts/texts.ts'

export type PageFormProps = {
  readonly submitLabel: string
  readonly isBusy?: boolean
  /** What is wrong with the form as a whole. */
  readonly problem?: string | false
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

/** A form that is a page of its own. */
export function PageForm({ submitLabel, isBusy = false, problem, onSubmit, onCancel, children }: PageFormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={onCancel}>
              {texts.frame.cancel}
            </Button>
            <Button variant="primary" loading={isBusy}>
              {submitLabel}
            </Button>
          </SpaceBetween>
        }
        errorText={problem}
      >
        <SpaceBetween size="l">{children}</SpaceBetween>
      </Form>
    </form>
  )
}
