import SpaceBetween from '@cloudscape-design/components/space-between'
import { ColorFields } from './color-fields.tsx'
import type { Draft } from './draft.ts'
import { ImageFields } from './image-fields.tsx'
import { LayoutFields } from './layout-fields.tsx'

/** What most styles need. Everything else is in the settings document. */
export function QuickSettings({ draft }: { readonly draft: Draft }) {
  return (
    <SpaceBetween size="l">
      <LayoutFields draft={draft} />
      <ColorFields draft={draft} />
      <ImageFields draft={draft} />
    </SpaceBetween>
  )
}
