import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { type ReactNode, useState } from 'react'
import { Info } from '#frame/help.tsx'
import type { HelpTopic } from '#texts/help.ts'
import { texts } from '#texts/texts.ts'

export type EditableSectionProps = {
  readonly title: string
  readonly description?: ReactNode
  readonly help?: HelpTopic
  readonly pool: UserPoolType
  readonly editLabel?: string
  /** Whether what is shown is being asked for anew, so that no change should start from it. */
  readonly isLoading?: boolean
  /** The settings as they are. */
  readonly children: ReactNode
  /** What the button opens. `seen` stays the pool that was shown when it was chosen, so that a change from a stale page is noticed. */
  readonly dialog: (seen: UserPoolType, close: () => void) => ReactNode
}

/** What every dialog about a pool gets: the pool as it was when the dialog was opened. */
export type PoolDialogProps = { readonly pool: UserPoolType; readonly onClose: () => void }

/** Some settings of a user pool, with a button to change them. */
export function EditableSection(props: EditableSectionProps) {
  const { title, description, help, pool, editLabel = texts.pool.edit, isLoading = false } = props
  const { children, dialog } = props
  const [seen, setSeen] = useState<UserPoolType>()
  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            description={description}
            info={help && <Info topic={help} />}
            actions={
              <Button
                ariaLabel={editLabel === texts.pool.edit ? texts.pool.editOf(title) : editLabel}
                loading={isLoading}
                onClick={() => setSeen(pool)}
              >
                {editLabel}
              </Button>
            }
          >
            {title}
          </Header>
        }
      >
        {children}
      </Container>
      {seen && dialog(seen, () => setSeen(undefined))}
    </>
  )
}
