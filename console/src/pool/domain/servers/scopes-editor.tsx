import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { texts } from '#texts/texts.ts'
import { type ScopeRow, scopesMax } from './server-form.ts'

const words = texts.domain.servers

export type ScopesEditorProps = {
  readonly scopes: readonly ScopeRow[]
  readonly problem: (field: string) => string | undefined
  readonly onChange: (scopes: readonly ScopeRow[]) => void
}

/** The scopes of a resource server: one to a row. */
export function ScopesEditor({ scopes, problem, onChange }: ScopesEditorProps) {
  const column = (field: keyof ScopeRow, label: string) => ({
    label,
    control: (row: ScopeRow, index: number) => (
      <Input
        value={row[field]}
        onChange={({ detail }) =>
          onChange(scopes.map((each, at) => (at === index ? { ...each, [field]: detail.value } : each)))
        }
      />
    ),
    errorText: (_: ScopeRow, index: number) => problem(`scopes.${index}.${field}`),
  })
  return (
    <FormField stretch label={words.scopes} description={words.scopesLine}>
      <AttributeEditor
        items={scopes}
        empty={words.noScopes}
        addButtonText={words.addScope}
        removeButtonText={words.removeScope}
        removeButtonAriaLabel={({ name }) => `${words.removeScope} ${name}`}
        disableAddButton={scopes.length >= scopesMax}
        additionalInfo={words.moreScopes(scopesMax - scopes.length)}
        onAddButtonClick={() => onChange([...scopes, { name: '', description: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(scopes.filter((_, at) => at !== detail.itemIndex))}
        definition={[column('name', words.scopeName), column('description', words.scopeDescription)]}
      />
    </FormField>
  )
}
