import Box from '@cloudscape-design/components/box'
import Grid from '@cloudscape-design/components/grid'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { texts } from '#texts/texts.ts'

const words = texts.messageTemplates

export type WithPreviewProps = { readonly children: ReactNode; readonly preview: ReactNode }

/** Fields, and beside them what they make. */
export function WithPreview({ children, preview }: WithPreviewProps) {
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
      <SpaceBetween size="l">{children}</SpaceBetween>
      <SpaceBetween size="l">
        <div>
          <Box variant="h3">{words.preview}</Box>
          <Box color="text-body-secondary">{words.previewLine}</Box>
        </div>
        {preview}
      </SpaceBetween>
    </Grid>
  )
}
