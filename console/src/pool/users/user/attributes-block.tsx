import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'
import { isAddress, isVerified } from '../user-attributes.ts'
import { VerifiedBadge } from '../user-badges.tsx'
import { isRequired, shownAttributes } from './attribute-changes.ts'
import { EditAttributes } from './edit-attributes.tsx'
import type { Person } from './person.ts'

const words = texts.users.attributes

export function AttributesBlock({ person }: { readonly person: Person }) {
  const [isEditing, setEditing] = useState(false)
  const { pool, user } = person
  return (
    <>
      <Table
        items={shownAttributes(user.UserAttributes)}
        trackBy="Name"
        wrapLines
        ariaLabels={{ tableLabel: words.title }}
        empty={words.empty}
        header={
          <Header variant="h2" actions={<Button onClick={() => setEditing(true)}>{words.edit}</Button>}>
            {words.title}
          </Header>
        }
        columnDefinitions={[
          { id: 'name', header: words.name, isRowHeader: true, cell: ({ Name }: AttributeType) => Name },
          {
            id: 'value',
            header: words.value,
            cell: ({ Name = '', Value }: AttributeType) => (
              <>
                {Value} {isAddress(Name) && <VerifiedBadge verified={isVerified(user.UserAttributes, Name)} />}
              </>
            ),
          },
          {
            id: 'kind',
            header: words.kind,
            cell: ({ Name }: AttributeType) =>
              isRequired(pool.SchemaAttributes ?? [], Name) ? words.required : words.optional,
          },
        ]}
      />
      {isEditing && <EditAttributes person={person} onClose={() => setEditing(false)} />}
    </>
  )
}
