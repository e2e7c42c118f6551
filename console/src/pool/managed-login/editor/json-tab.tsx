import type { ManagedLoginBrandingType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { CodeBlock } from '#frame/code-block.tsx'
import { texts } from '#texts/texts.ts'
import type { Draft } from './draft.ts'
import { isSettings, merged, patchBetween, type Settings } from './settings.ts'

const words = texts.managedLogin.editor
const pretty = (value: unknown) => JSON.stringify(value, null, 2)

export type JsonTabProps = { readonly draft: Draft; readonly complete: ManagedLoginBrandingType }

/** The settings document of the style itself. The API says what is wrong with its values when it is saved. */
export function JsonTab({ draft, complete }: JsonTabProps) {
  const [text, setText] = useState(() => pretty(merged(draft.own, draft.patch)))
  const problem = draft.typed.json
  const change = (typed: string) => {
    setText(typed)
    const read = readSettings(typed)
    draft.setTyped('json', typeof read === 'string' ? read : undefined)
    if (typeof read !== 'string') draft.setPatch(patchBetween(draft.own, read))
  }
  return (
    <Container>
      <SpaceBetween size="l">
        <FormField
          stretch
          label={words.jsonLabel}
          description={words.jsonLine}
          errorText={problem !== undefined && `${words.jsonWrong} ${problem}`}
        >
          <div className="settings-json">
            <Textarea
              value={text}
              rows={24}
              spellcheck={false}
              ariaLabel={words.jsonLabel}
              onChange={({ detail }) => change(detail.value)}
            />
          </div>
        </FormField>
        <ExpandableSection headerText={words.show}>
          <CodeBlock name={words.merged} code={pretty(complete.Settings ?? {})} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  )
}

/** The document, or what is wrong with the text. */
function readSettings(text: string): Settings | string {
  try {
    const value: unknown = JSON.parse(text)
    return isSettings(value) ? value : text.trim().slice(0, 40)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
