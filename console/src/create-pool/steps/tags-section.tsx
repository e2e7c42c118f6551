import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { texts } from '#texts/texts.ts'
import type { Tag } from '../model/choices.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.app
const most = 50

export function TagsSection() {
  const { choices, set, problem } = useWizard()
  const { tags } = choices.app
  const put = (next: readonly Tag[]) => set('app', { tags: next })
  const field = (label: string, name: keyof Tag) => ({
    label,
    control: (tag: Tag, index: number) => (
      <Input
        value={tag[name]}
        onChange={({ detail }) =>
          put(tags.map((each, at) => (at === index ? { ...each, [name]: detail.value } : each)))
        }
      />
    ),
    errorText: (_: Tag, index: number) => problem(`app.tags.${index}.${name}`),
  })
  return (
    <Container header={<Header description={words.tagsLine}>{words.tags}</Header>}>
      <AttributeEditor
        items={tags}
        empty={words.noTags}
        addButtonText={words.addTag}
        removeButtonText={words.remove}
        disableAddButton={tags.length >= most}
        additionalInfo={problem('app.tags') ?? words.moreTags(most - tags.length)}
        onAddButtonClick={() => put([...tags, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => put(tags.filter((_, at) => at !== detail.itemIndex))}
        definition={[field(words.key, 'key'), field(words.value, 'value')]}
      />
    </Container>
  )
}
