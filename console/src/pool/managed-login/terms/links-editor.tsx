import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { texts } from '#texts/texts.ts'
import { type LinkRow, languages } from './terms-form.ts'

const words = texts.managedLogin.terms

/** The catalogue's name of a language, or that of the API for one that is not in it. */
function nameOf(language: string): string {
  const names: Readonly<Record<string, string>> = words.languageNames
  return names[language] ?? language
}

export type LinksEditorProps = {
  readonly links: readonly LinkRow[]
  readonly problem: (field: string) => string | undefined
  readonly onChange: (links: readonly LinkRow[]) => void
}

/** A document's links: one language to a row. */
export function LinksEditor({ links, problem, onChange }: LinksEditorProps) {
  const set = (index: number, patch: Partial<LinkRow>) =>
    onChange(links.map((each, at) => (at === index ? { ...each, ...patch } : each)))
  const option = (value: string) => ({ value, label: nameOf(value) })
  return (
    <FormField stretch label={words.more}>
      <AttributeEditor
        items={links}
        empty={words.noMore}
        addButtonText={words.addLanguage}
        removeButtonText={words.remove}
        removeButtonAriaLabel={({ language }) => words.removeOf(nameOf(language))}
        disableAddButton={links.length >= languages.length}
        additionalInfo={words.language13(languages.length - links.length)}
        onAddButtonClick={() => onChange([...links, { language: '', url: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(links.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: words.language,
            control: ({ language }, index) => (
              <Select
                selectedOption={language === '' ? null : option(language)}
                options={languages.map(option)}
                placeholder={words.chooseLanguage}
                onChange={({ detail }) => set(index, { language: detail.selectedOption.value ?? '' })}
              />
            ),
            errorText: (_, index) => problem(`links.${index}.language`),
          },
          {
            label: words.url,
            control: ({ url }, index) => (
              <Input value={url} inputMode="url" onChange={({ detail }) => set(index, { url: detail.value })} />
            ),
            errorText: (_, index) => problem(`links.${index}.url`),
          },
        ]}
      />
    </FormField>
  )
}
