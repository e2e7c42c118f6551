import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { Info } from '#frame/help.tsx'
import type { HelpTopic } from '#texts/help.ts'
import { texts } from '#texts/texts.ts'

const words = texts.createPool.app
const most = 100

export type UrlListProps = {
  readonly label: string
  readonly description?: string
  readonly help?: HelpTopic
  readonly urls: readonly string[]
  readonly problem?: string | undefined
  readonly problemAt: (index: number) => string | undefined
  readonly onChange: (urls: readonly string[]) => void
}

/** Callback or sign-out URLs: one to a row. */
export function UrlList({ label, description, help, urls, problem, problemAt, onChange }: UrlListProps) {
  return (
    <FormField stretch label={label} description={description} errorText={problem} info={help && <Info topic={help} />}>
      <AttributeEditor
        items={urls}
        addButtonText={words.addUrl}
        removeButtonText={words.remove}
        removeButtonAriaLabel={(url) => `${words.remove} ${url}`}
        disableAddButton={urls.length >= most}
        additionalInfo={words.moreUrls(most - urls.length)}
        onAddButtonClick={() => onChange([...urls, ''])}
        onRemoveButtonClick={({ detail }) => onChange(urls.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: words.url,
            control: (url, index) => (
              <Input
                value={url}
                inputMode="url"
                placeholder="https://example.com/signed-in"
                onChange={({ detail }) => onChange(urls.map((each, at) => (at === index ? detail.value : each)))}
              />
            ),
            errorText: (_, index) => problemAt(index),
          },
        ]}
      />
    </FormField>
  )
}
