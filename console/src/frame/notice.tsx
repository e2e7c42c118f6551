import Box from '@cloudscape-design/components/box'
import Icon, { type IconProps } from '@cloudscape-design/components/icon'
import type { ReactNode } from 'react'

const icons = {
  info: { name: 'status-info', variant: 'link' },
  warning: { name: 'status-warning', variant: 'warning' },
  success: { name: 'status-positive', variant: 'success' },
} as const satisfies Record<string, { name: IconProps.Name; variant: IconProps.Variant }>

export type NoticeProps = { readonly type: keyof typeof icons; readonly children: ReactNode }

/** A sentence with an icon: a status indicator breaks long ones inside words. */
export function Notice({ type, children }: NoticeProps) {
  return (
    <div className="notice">
      <Icon {...icons[type]} />
      {/* In the font of the components, wherever it stands. */}
      <Box variant="span">{children}</Box>
    </div>
  )
}
