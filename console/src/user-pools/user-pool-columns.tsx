import type { UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import { dateText } from '#frame/dates.ts'
import { GoLink } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'

const words = texts.userPools

export const userPoolColumns = [
  {
    id: 'Name',
    header: words.name,
    sortingField: 'Name',
    isRowHeader: true,
    cell: ({ Name, Id }: UserPoolDescriptionType) => <GoLink to={`/cognito/user-pools/${Id}/overview`}>{Name}</GoLink>,
  },
  { id: 'Id', header: words.id, sortingField: 'Id', cell: ({ Id }: UserPoolDescriptionType) => Id },
  {
    id: 'CreationDate',
    header: words.created,
    sortingField: 'CreationDate',
    cell: ({ CreationDate }: UserPoolDescriptionType) => dateText(CreationDate),
  },
  {
    id: 'LastModifiedDate',
    header: words.modified,
    sortingField: 'LastModifiedDate',
    cell: ({ LastModifiedDate }: UserPoolDescriptionType) => dateText(LastModifiedDate),
  },
]
