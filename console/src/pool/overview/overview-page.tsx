import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Answered } from '#frame/answered.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { DeleteUserPool } from '#user-pools/delete-user-pool.tsx'
import { GettingStarted } from './getting-started.tsx'
import { PoolFacts } from './pool-facts.tsx'
import { Recommendations } from './recommendations.tsx'
import { RenameDialog } from './rename-dialog.tsx'

const words = texts.overview

export function OverviewPage() {
  const poolId = usePoolId()
  const query = useQuery(userPoolQuery(poolId))
  const pool = query.data
  // The page itself is the last of them.
  const crumbs = poolCrumbs(poolId, pool).slice(0, -1)
  return (
    <Page
      title={words.title(pool?.Name ?? poolId)}
      crumbs={crumbs}
      actions={pool && <PoolActions pool={pool} poolId={poolId} />}
    >
      <Answered what={texts.pool.couldNotLoad} answers={[query]}>
        {(known) => (
          <SpaceBetween size="l">
            <PoolFacts pool={known} />
            <Recommendations pool={known} />
            <GettingStarted poolId={poolId} />
          </SpaceBetween>
        )}
      </Answered>
    </Page>
  )
}

function PoolActions({ pool, poolId }: { readonly pool: UserPoolType; readonly poolId: string }) {
  const navigate = useNavigate()
  const [renamed, setRenamed] = useState<UserPoolType>()
  const [isDeleting, setDeleting] = useState(false)
  return (
    <>
      <SpaceBetween size="xs" direction="horizontal">
        <Button onClick={() => setRenamed(pool)}>{words.rename}</Button>
        <Button onClick={() => setDeleting(true)}>{words.delete}</Button>
      </SpaceBetween>
      {renamed && <RenameDialog pool={renamed} onClose={() => setRenamed(undefined)} />}
      {isDeleting && (
        <DeleteUserPool
          poolId={poolId}
          onClose={() => setDeleting(false)}
          onDeleted={() => navigate('/cognito/user-pools')}
        />
      )}
    </>
  )
}
