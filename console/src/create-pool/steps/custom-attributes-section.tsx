import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Checkbox from '@cloudscape-design/components/checkbox'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { texts } from '#texts/texts.ts'
import type { CustomAttribute } from '../model/choices.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.signUp
const most = 50
const empty: CustomAttribute = { name: '', type: 'String', min: '', max: '', mutable: true }
const kinds = [{ value: 'String' }, { value: 'Number' }] as const

export function CustomAttributesSection() {
  const { choices, set, problem } = useWizard()
  const { customAttributes } = choices.signUp
  const put = (attributes: readonly CustomAttribute[]) => set('signUp', { customAttributes: attributes })
  const change = (index: number, patch: Partial<CustomAttribute>) =>
    put(customAttributes.map((each, at) => (at === index ? { ...each, ...patch } : each)))
  const wrong = (index: number, name: keyof CustomAttribute) => problem(`signUp.customAttributes.${index}.${name}`)
  const text = (label: string, name: 'name' | 'min' | 'max', placeholder = '') => ({
    label,
    control: (attribute: CustomAttribute, index: number) => (
      <Input
        value={attribute[name]}
        placeholder={placeholder}
        onChange={({ detail }) => change(index, { [name]: detail.value })}
      />
    ),
    errorText: (_: CustomAttribute, index: number) => wrong(index, name),
  })
  return (
    <ExpandableSection
      variant="container"
      headerText={words.custom}
      headerDescription={words.customLine}
      defaultExpanded={customAttributes.length > 0}
    >
      <AttributeEditor
        items={customAttributes}
        empty={words.noCustom}
        addButtonText={words.add}
        removeButtonText={words.remove}
        removeButtonAriaLabel={({ name }) => `${words.remove} ${name}`}
        disableAddButton={customAttributes.length >= most}
        additionalInfo={problem('signUp.customAttributes') ?? words.more(most - customAttributes.length)}
        onAddButtonClick={() => put([...customAttributes, empty])}
        onRemoveButtonClick={({ detail }) => put(customAttributes.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          text(words.name, 'name', words.namePlaceholder),
          {
            label: words.type,
            control: ({ type }, index) => (
              <Select
                selectedOption={{ value: type }}
                options={kinds}
                onChange={({ detail }) =>
                  change(index, { type: detail.selectedOption.value === 'Number' ? 'Number' : 'String' })
                }
              />
            ),
          },
          text(words.min, 'min'),
          text(words.max, 'max'),
          {
            label: words.mutable,
            control: ({ mutable }, index) => (
              <Checkbox checked={mutable} onChange={({ detail }) => change(index, { mutable: detail.checked })}>
                {words.isMutable}
              </Checkbox>
            ),
          },
        ]}
      />
    </ExpandableSection>
  )
}
