import { TagResourceCommand, UntagResourceCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useState } from 'react'
import { send } from '#api/client.ts'
import type { Choices, Tag } from '#create-pool/model/choices.ts'
import { problemsOf } from '#create-pool/model/problems.ts'
import { ChoicesDialog } from '#pool/edit/choices-dialog.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { only } from '#pool/edit/pool-changes.ts'
import { choicesOf } from '#pool/edit/pool-choices.ts'
import { changeUnchanged } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { tagChanges, tagsOf } from './tag-changes.ts'
import { TagsEditor } from './tags-editor.tsx'

const words = texts.settings

const columns: readonly TableProps.ColumnDefinition<Tag>[] = [
  { id: 'key', header: words.key, cell: ({ key }) => key, isRowHeader: true },
  { id: 'value', header: words.value, cell: ({ value }) => value || texts.pool.none },
]

export function TagsSection({ pool }: { readonly pool: UserPoolType }) {
  const [seen, setSeen] = useState<UserPoolType>()
  const tags = tagsOf(pool.UserPoolTags)
  return (
    <>
      <Table
        items={tags}
        columnDefinitions={columns}
        trackBy="key"
        ariaLabels={{ tableLabel: words.tags }}
        header={
          <Header
            variant="h2"
            counter={`(${tags.length})`}
            description={words.tagsLine}
            actions={<Button onClick={() => setSeen(pool)}>{words.manageTags}</Button>}
          >
            {words.tags}
          </Header>
        }
        empty={<Box textAlign="center">{words.noTags}</Box>}
      />
      {seen && <TagsDialog pool={seen} onClose={() => setSeen(undefined)} />}
    </>
  )
}

function TagsDialog({ pool, onClose }: PoolDialogProps) {
  const choices = choicesOf(pool)
  return (
    <ChoicesDialog
      title={words.manageTags}
      size="large"
      initial={{ ...choices, app: { ...choices.app, tags: tagsOf(pool.UserPoolTags) } }}
      check={(now) => only(problemsOf('app', now), ['app.tags'])}
      saved={words.savedTags}
      onSave={(now) => saveTags(pool, now)}
      onClose={onClose}
    >
      {() => <TagsEditor />}
    </ChoicesDialog>
  )
}

/** What goes, goes first: a pool with as many tags as it can have would refuse the new ones otherwise. */
function saveTags(pool: UserPoolType, { app }: Choices): Promise<void> {
  return changeUnchanged(pool, async ({ Arn: ResourceArn, UserPoolTags = {} }) => {
    const { set, removed } = tagChanges(UserPoolTags, app.tags)
    if (removed.length > 0) await send(new UntagResourceCommand({ ResourceArn, TagKeys: [...removed] }))
    if (Object.keys(set).length > 0) await send(new TagResourceCommand({ ResourceArn, Tags: { ...set } }))
  })
}
