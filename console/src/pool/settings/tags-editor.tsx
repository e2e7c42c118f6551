import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import type { Tag } from '#create-pool/model/choices.ts'
import { useWizard } from '#create-pool/wizard-context.ts'
import { texts } from '#texts/texts.ts'
import { tagsMost } from './tag-changes.ts'

const labels = texts.createPool.app

/** The tags of the choices, a row each. */
export function TagsEditor() {
  const { choices, set, problem } = useWizard()
  const { tags } = choices.app
  const put = (next: readonly Tag[]) => set('app', { tags: next })
  const field = (label: string, name: keyof Tag) => ({
    label,
    control: (tag: Tag, row: number) => (
      <Input
        value={tag[name]}
        onChange={({ detail }) => put(tags.map((each, at) => (at === row ? { ...each, [name]: detail.value } : each)))}
      />
    ),
    errorText: (_: Tag, row: number) => problem(`app.tags.${row}.${name}`),
  })
  return (
    <AttributeEditor
      items={tags}
      empty={labels.noTags}
      addButtonText={labels.addTag}
      removeButtonText={labels.remove}
      removeButtonAriaLabel={({ key }) => `${labels.remove} ${key}`}
      disableAddButton={tags.length >= tagsMost}
      additionalInfo={problem('app.tags') ?? labels.moreTags(tagsMost - tags.length)}
      onAddButtonClick={() => put([...tags, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => put(tags.filter((_, at) => at !== detail.itemIndex))}
      definition={[field(labels.key, 'key'), field(labels.value, 'value')]}
    />
  )
}
