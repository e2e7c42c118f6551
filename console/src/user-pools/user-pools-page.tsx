import type { UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswersFailure } from '#frame/answered.tsx'
import { GoButton } from '#frame/go.tsx'
import { ListPreferences } from '#frame/list-preferences.tsx'
import { ListTable } from '#frame/list-table.tsx'
import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'
import { DeleteUserPool } from './delete-user-pool.tsx'
import { userPoolsQuery } from './list-user-pools.ts'
import { userPoolColumns } from './user-pool-columns.tsx'

const words = texts.userPools
const pageSizes = [10, 20, 50]
const usualPageSize = 10
const none: readonly UserPoolDescriptionType[] = []

export function UserPoolsPage() {
  const pools = useQuery(userPoolsQuery())
  const [deleting, setDeleting] = useState<string>()
  const [preferences, setPreferences] = useState<CollectionPreferencesProps.Preferences>({
    pageSize: usualPageSize,
    contentDisplay: userPoolColumns.map(({ id }) => ({ id, visible: true })),
  })
  return (
    <Page title={words.title} crumbs={[{ text: texts.services.cognito, href: '/cognito' }]} bare>
      <AnswersFailure what={words.couldNotList} answers={[pools]} />
      {!pools.isLoadingError && (
        <ListTable
          words={words}
          help="userPools"
          items={pools.data ?? none}
          isLoading={pools.isPending}
          pageSize={preferences.pageSize ?? usualPageSize}
          columns={userPoolColumns}
          idOf={({ Id = '' }) => Id}
          nameOf={({ Name = '' }) => Name}
          searched={({ Name, Id }) => [Name, Id]}
          sortedBy="Name"
          createPath="/cognito/user-pools/create"
          actions={<GoButton to="/cognito/user-pools/quick-setup">{words.quickSetup}</GoButton>}
          columnDisplay={preferences.contentDisplay}
          preferences={
            <ListPreferences
              words={words.preferences}
              pageSizes={pageSizes}
              columns={userPoolColumns}
              preferences={preferences}
              onConfirm={setPreferences}
            />
          }
          onRefresh={pools.refetch}
          onDelete={({ Id }) => setDeleting(Id)}
        />
      )}
      {deleting && <DeleteUserPool poolId={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  )
}
