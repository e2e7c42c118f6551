import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

export type EmptyListProps = {
  readonly title: string
  readonly line: string
  /** What to do about it. */
  readonly action?: ReactNode
}

/** In place of the rows of a table that has none. */
export function EmptyList({ title, line, action }: EmptyListProps) {
  return (
    <Box textAlign="center" padding={action ? 'l' : 's'}>
      <SpaceBetween size={action ? 's' : 'xxxs'}>
        <Box variant="strong">{title}</Box>
        <Box color="text-body-secondary">{line}</Box>
        {action}
      </SpaceBetween>
    </Box>
  )
}
