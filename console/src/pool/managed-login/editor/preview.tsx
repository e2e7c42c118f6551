import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'
import type { Image } from './images.ts'
import { previewDocument } from './preview-document.ts'
import type { ColorMode } from './preview-variables.ts'
import { type Settings, valueAt } from './settings.ts'

const words = texts.managedLogin.editor

export type PreviewProps = { readonly settings: Settings; readonly images: readonly Image[] }

/** How the login page will look. The frame is sandboxed: nothing in it can run, and nothing in it can be followed. */
export function Preview({ settings, images }: PreviewProps) {
  const [wanted, setWanted] = useState<ColorMode>('light')
  const display = valueAt(settings, 'categories.global.colorSchemeMode')
  const mode = display === 'LIGHT' ? 'light' : display === 'DARK' ? 'dark' : wanted
  return (
    <div className="style-preview">
      <Container header={<Header variant="h2">{words.preview}</Header>}>
        <SpaceBetween size="s">
          {display !== 'LIGHT' && display !== 'DARK' && (
            <SegmentedControl
              label={words.previewMode}
              selectedId={mode}
              options={[
                { id: 'light', text: words.light },
                { id: 'dark', text: words.dark },
              ]}
              onChange={({ detail }) => setWanted(detail.selectedId === 'dark' ? 'dark' : 'light')}
            />
          )}
          <iframe title={words.previewFrame} sandbox="" srcDoc={previewDocument(settings, images, mode)} />
        </SpaceBetween>
      </Container>
    </div>
  )
}
