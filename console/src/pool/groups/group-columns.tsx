import type { GroupType } from '@aws-sdk/client-cognito-identity-provider'
import { dateText } from '#frame/dates.ts'
import { GoLink } from '#frame/go.tsx'
import { groupPath } from '#pool/users/path-segment.ts'
import { texts } from '#texts/texts.ts'

const words = texts.groups

export function groupColumns(poolId: string) {
  return [
    {
      id: 'GroupName',
      header: words.name,
      sortingField: 'GroupName',
      isRowHeader: true,
      cell: ({ GroupName = '' }: GroupType) => <GoLink to={groupPath(poolId, GroupName)}>{GroupName}</GoLink>,
    },
    {
      id: 'Description',
      header: words.descriptionField,
      sortingField: 'Description',
      cell: ({ Description }: GroupType) => Description || words.none,
    },
    {
      id: 'Precedence',
      header: words.precedence,
      sortingField: 'Precedence',
      cell: ({ Precedence }: GroupType) => Precedence ?? words.none,
    },
    {
      id: 'CreationDate',
      header: words.created,
      sortingField: 'CreationDate',
      cell: ({ CreationDate }: GroupType) => dateText(CreationDate),
    },
  ]
}
