import assert from 'node:assert/strict'
import type { UserType } from '#contract/cognito-idp-types.generated.ts'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '../../../test/support/harness.ts'
import { createWorld, type World } from '../../../test/support/people.ts'

export type PoolOptions = Partial<Input<'CreateUserPool'>>
export type CreateOptions = Partial<Input<'AdminCreateUser'>>

export const attributeList = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

export const createRequest = ({ poolId }: World, Username: string, more: CreateOptions = {}) => ({
  UserPoolId: poolId,
  Username,
  ...more,
})

/** A harness with what the tests of AdminCreateUser say over and over. */
export type AdminDesk = Harness & {
  aWorld(pool?: PoolOptions): Promise<World>
  create(
    world: World,
    username: string,
    more?: CreateOptions,
  ): Promise<UserType & { attributes: Record<string, string | undefined> }>
  /** Channel and recipient of each message, sorted. */
  sentTo(world: World): Promise<string[]>
  /** Refused in these words, and nothing else happened. */
  assertRefused(world: World, input: unknown, code: string, message: string): Promise<void>
}

export async function openAdminDesk(): Promise<AdminDesk> {
  const harness = await createHarness()
  const counts = async ({ poolId }: World) => [
    await harness.store.users.estimate(poolId),
    (await harness.messages(poolId)).length,
  ]
  return {
    ...harness,
    aWorld: (pool = {}) => createWorld(harness, { pool }),
    async create(world, username, more) {
      const { User } = await harness.call('AdminCreateUser', createRequest(world, username, more))
      assert.ok(User)
      return {
        ...User,
        attributes: Object.fromEntries((User.Attributes ?? []).map(({ Name, Value }) => [Name, Value])),
      }
    },
    async sentTo({ poolId }) {
      return (await harness.messages(poolId)).map(({ channel, recipient }) => `${channel} ${recipient}`).sort()
    },
    async assertRefused(world, input, code, message) {
      const countsBefore = await counts(world)
      const refused = await harness.refusal('AdminCreateUser', input)
      assert.deepEqual([refused.code, refused.message], [code, message])
      assert.deepEqual(await counts(world), countsBefore)
    },
  }
}
