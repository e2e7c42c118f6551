import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { Answered } from '#frame/answered.tsx'
import { Page, type PageProps } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { usePoolId, userPoolQuery } from './user-pool.ts'

export type PoolPageProps = Omit<PageProps, 'children' | 'crumbs' | 'bare'> & {
  readonly children: (pool: UserPoolType) => ReactNode
}

/** A page about the settings of a user pool, once the pool is known. */
export function PoolPage({ children, ...page }: PoolPageProps) {
  const poolId = usePoolId()
  const query = useQuery(userPoolQuery(poolId))
  return (
    <Page {...page} crumbs={poolCrumbs(poolId, query.data)}>
      <Answered what={texts.pool.couldNotLoad} answers={[query]}>
        {(
          pool, // What one pool left behind in a section says nothing about another one.
        ) => <Fragment key={poolId}>{children(pool)}</Fragment>}
      </Answered>
    </Page>
  )
}
