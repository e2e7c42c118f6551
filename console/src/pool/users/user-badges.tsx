import type { UserStatusType } from '@aws-sdk/client-cognito-identity-provider'
import Badge, { type BadgeProps } from '@cloudscape-design/components/badge'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { texts } from '#texts/texts.ts'

const words = texts.users

const colors: Readonly<Partial<Record<UserStatusType, BadgeProps['color']>>> = {
  CONFIRMED: 'green',
  FORCE_CHANGE_PASSWORD: 'blue',
  RESET_REQUIRED: 'blue',
  COMPROMISED: 'red',
}

/** How far a user has come with the account. */
export function ConfirmationBadge({ status }: { readonly status: UserStatusType | undefined }) {
  return <Badge color={colors[status ?? 'UNKNOWN'] ?? 'grey'}>{words.confirmations[status ?? 'UNKNOWN']}</Badge>
}

/** Whether a user may sign in. */
export function AccessStatus({ enabled }: { readonly enabled: boolean | undefined }) {
  return (
    <StatusIndicator type={enabled ? 'success' : 'stopped'}>{enabled ? words.enabled : words.disabled}</StatusIndicator>
  )
}

/** Whether an address was proved. */
export function VerifiedBadge({ verified }: { readonly verified: boolean }) {
  return <Badge color={verified ? 'green' : 'grey'}>{verified ? words.verified : words.notVerified}</Badge>
}
