import {
  type ManagedLoginBrandingType,
  UpdateManagedLoginBrandingCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Notice } from '#frame/notice.tsx'
import { useAttempt } from '#frame/use-attempt.ts'
import { texts } from '#texts/texts.ts'
import { forgetStyles } from '../styles/style-queries.ts'
import { type Draft, useDraft } from './draft.ts'
import './editor.css'
import { JsonTab } from './json-tab.tsx'
import { Preview } from './preview.tsx'
import { QuickSettings } from './quick-settings.tsx'
import { ResetStyle } from './reset-style.tsx'

const words = texts.managedLogin.editor

export type EditorProps = { readonly own: ManagedLoginBrandingType; readonly complete: ManagedLoginBrandingType }

export function Editor({ own, complete }: EditorProps) {
  const draft = useDraft(own, complete)
  const { isBusy, error, save } = useSaving(own)
  const [isResetting, setResetting] = useState(false)
  const isReady = draft.isChanged && Object.keys(draft.typed).length === 0
  return (
    <SpaceBetween size="m">
      <div className="style-editor">
        <Preview settings={draft.settings} images={draft.images} />
        <Tabs
          ariaLabel={words.tabs.quick}
          onChange={draft.forgetTyped}
          tabs={[
            { id: 'quick', label: words.tabs.quick, content: <QuickSettings draft={draft} /> },
            {
              id: 'json',
              label: words.tabs.json,
              content: <JsonTab draft={draft} complete={complete} />,
            },
          ]}
        />
      </div>
      {error !== undefined && <FailureAlert what={words.couldNotSave} error={error} />}
      {draft.isChanged && <Notice type="info">{words.unsaved}</Notice>}
      <SpaceBetween size="xs" direction="horizontal">
        <Button disabled={own.UseCognitoProvidedValues ?? false} onClick={() => setResetting(true)}>
          {words.reset}
        </Button>
        <Button variant="primary" disabled={!isReady} loading={isBusy} onClick={() => save(draft)}>
          {words.save}
        </Button>
      </SpaceBetween>
      {isResetting && <ResetStyle style={own} onClose={() => setResetting(false)} />}
    </SpaceBetween>
  )
}

function useSaving({ UserPoolId = '', ManagedLoginBrandingId }: ManagedLoginBrandingType) {
  const flash = useFlash()
  const { isBusy, error, start } = useAttempt()

  async function save({ patch, newImages }: Draft): Promise<void> {
    const Assets = newImages.map(({ address: _address, ...asset }) => asset)
    const input = { UserPoolId, ManagedLoginBrandingId, Settings: patch, Assets }
    await send(new UpdateManagedLoginBrandingCommand(input))
    flash.success(words.saved)
    await forgetStyles(UserPoolId)
  }
  return { isBusy, error, save: (draft: Draft) => start(() => save(draft)) }
}
