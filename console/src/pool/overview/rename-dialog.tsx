import { TextField } from '#create-pool/fields.tsx'
import type { Choices } from '#create-pool/model/choices.ts'
import { problemsOf } from '#create-pool/model/problems.ts'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { only } from '#pool/edit/pool-changes.ts'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.overview

export function RenameDialog({ pool, onClose }: PoolDialogProps) {
  const choices = choicesOf(pool)
  return (
    <ChoicesDialog
      title={words.renameTitle}
      initial={{ ...choices, app: { ...choices.app, poolName: pool.Name ?? '' } }}
      check={(now) => only(problemsOf('app', now), ['app.poolName'])}
      saved={(now) => words.renamed(nameOf(now))}
      onSave={(now) => changeUserPool(pool, { PoolName: nameOf(now) })}
      onClose={onClose}
    >
      {() => (
        <TextField section="app" name="poolName" label={words.name} constraint={texts.createPool.app.nameConstraint} />
      )}
    </ChoicesDialog>
  )
}

const nameOf = ({ app }: Choices) => app.poolName.trim()
