import {
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { texts } from '#texts/texts.ts'
import { updateInputOf } from './update-input.ts'

/** The id in the address of every page below a user pool. */
export function usePoolId(): string {
  const { poolId } = useParams()
  if (!poolId) throw new Error('This page belongs to a user pool')
  return poolId
}

export function userPoolQuery(poolId: string) {
  return queryOptions({ queryKey: ['user-pool', poolId, 'description'], queryFn: () => describe(poolId) })
}

async function describe(poolId: string): Promise<UserPoolType> {
  const { UserPool } = await send(new DescribeUserPoolCommand({ UserPoolId: poolId }))
  if (!UserPool) throw new Error(texts.pool.couldNotLoad)
  return UserPool
}

export type PoolChange = Partial<Omit<UpdateUserPoolCommandInput, 'UserPoolId'>>

/**
 * Changes some settings of a pool. UpdateUserPool resets what it is not given, so the whole pool is sent; `seen` is the pool that the change was
 * made from, and a pool that somebody else changed since is left alone.
 */
export async function changeUserPool(seen: UserPoolType, change: PoolChange): Promise<void> {
  await changeUnchanged(seen, (now) =>
    send(new UpdateUserPoolCommand({ ...updateInputOf(now), ...change, UserPoolId: now.Id })),
  )
}

/** The same for settings with operations of their own: `change` is made only if nobody else changed the pool since it was seen. */
export async function changeUnchanged(
  seen: UserPoolType,
  change: (now: UserPoolType) => Promise<unknown>,
): Promise<void> {
  const poolId = seen.Id ?? ''
  const now = await describe(poolId)
  try {
    if (now.LastModifiedDate?.getTime() !== seen.LastModifiedDate?.getTime())
      throw new Error(texts.pool.changedMeanwhile)
    await change(now)
  } finally {
    // After a failure too: the page then shows what is there now, and what was done of a change in several calls.
    await forgetUserPool(poolId)
  }
}

/** What is known of a pool is asked for anew; the list of pools too, which shows names and times. */
export async function forgetUserPool(poolId: string): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['user-pool', poolId] }),
    queries.invalidateQueries({ queryKey: ['user-pools'] }),
  ])
}
