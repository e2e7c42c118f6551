import type { GroupType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Answered } from '#frame/answered.tsx'
import { dateText } from '#frame/dates.ts'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { nameInPath } from '#pool/users/path-segment.ts'
import { texts } from '#texts/texts.ts'
import { DeleteGroup } from './delete-group.tsx'
import { EditGroup } from './edit-group.tsx'
import { groupQuery } from './group-queries.ts'
import { Members } from './members.tsx'

const words = texts.groups

export function GroupPage() {
  const poolId = usePoolId()
  const name = nameInPath(useLocation().pathname)
  const pool = useQuery(userPoolQuery(poolId))
  const group = useQuery(groupQuery(poolId, name))
  return (
    <Page
      title={words.groupTitle(name)}
      help="groups"
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'groups' }])}
      actions={group.data && <DeleteButton poolId={poolId} name={name} />}
    >
      <Answered what={words.couldNotLoad} answers={[group]}>
        {(known) => (
          <SpaceBetween size="l">
            <GroupInformation poolId={poolId} group={known} />
            <Members poolId={poolId} group={name} />
          </SpaceBetween>
        )}
      </Answered>
    </Page>
  )
}

function DeleteButton({ poolId, name }: { readonly poolId: string; readonly name: string }) {
  const navigate = useNavigate()
  const [isDeleting, setDeleting] = useState(false)
  return (
    <>
      <Button onClick={() => setDeleting(true)}>{words.delete}</Button>
      {isDeleting && (
        <DeleteGroup
          poolId={poolId}
          name={name}
          onClose={() => setDeleting(false)}
          onDeleted={() => navigate(`/cognito/user-pools/${poolId}/groups`)}
        />
      )}
    </>
  )
}

function GroupInformation({ poolId, group }: { readonly poolId: string; readonly group: GroupType }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => setEditing(true)}>{words.edit}</Button>}>
          {words.information}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: words.descriptionField, value: group.Description || words.none },
          { label: words.role, value: group.RoleArn ?? words.none },
          { label: words.precedence, value: group.Precedence ?? words.none },
          { label: words.created, value: dateText(group.CreationDate) },
          { label: words.modified, value: dateText(group.LastModifiedDate) },
        ]}
      />
      {isEditing && <EditGroup poolId={poolId} group={group} onClose={() => setEditing(false)} />}
    </Container>
  )
}
