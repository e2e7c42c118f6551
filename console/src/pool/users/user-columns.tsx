import type { UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider'
import type { TableProps } from '@cloudscape-design/components/table'
import { dateText } from '#frame/dates.ts'
import { GoLink } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'
import { userPath } from './path-segment.ts'
import { attributeOf, isVerified } from './user-attributes.ts'
import { AccessStatus, ConfirmationBadge } from './user-badges.tsx'

const words = texts.users

export function userColumns(poolId: string) {
  return [
    {
      id: 'username',
      header: words.columns.username,
      isRowHeader: true,
      cell: ({ Username = '' }: UserType) => <GoLink to={userPath(poolId, Username)}>{Username}</GoLink>,
    },
    {
      id: 'email',
      header: words.columns.email,
      cell: ({ Attributes }: UserType) => attributeOf(Attributes, 'email') ?? words.none,
    },
    {
      id: 'emailVerified',
      header: words.columns.emailVerified,
      cell: ({ Attributes }: UserType) => (isVerified(Attributes, 'email') ? words.yes : words.no),
    },
    {
      id: 'phone',
      header: words.columns.phone,
      cell: ({ Attributes }: UserType) => attributeOf(Attributes, 'phone_number') ?? words.none,
    },
    {
      id: 'confirmation',
      header: words.columns.confirmation,
      cell: ({ UserStatus }: UserType) => <ConfirmationBadge status={UserStatus} />,
    },
    {
      id: 'status',
      header: words.columns.status,
      cell: ({ Enabled }: UserType) => <AccessStatus enabled={Enabled} />,
    },
    {
      id: 'sub',
      header: words.columns.sub,
      cell: ({ Attributes }: UserType) => attributeOf(Attributes, 'sub'),
    },
    {
      id: 'created',
      header: words.columns.created,
      cell: ({ UserCreateDate }: UserType) => dateText(UserCreateDate),
    },
  ]
}

const usual = ['username', 'email', 'emailVerified', 'confirmation', 'status']

/** The columns of Cognito's console, and the phone number where it is a name to sign in with. */
export function usualColumns({
  UsernameAttributes = [],
  AliasAttributes = [],
}: Pick<UserPoolType, 'UsernameAttributes' | 'AliasAttributes'>): readonly TableProps.ColumnDisplayProperties[] {
  const byPhone = UsernameAttributes.includes('phone_number') || AliasAttributes.includes('phone_number')
  return userColumns('').map(({ id }) => ({ id, visible: usual.includes(id) || (id === 'phone' && byPhone) }))
}
