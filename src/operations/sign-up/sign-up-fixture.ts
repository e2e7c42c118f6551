import assert from 'node:assert/strict'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '../../../test/support/harness.ts'
import { createWorld, goodPassword, type World } from '../../../test/support/people.ts'

export type PoolOptions = Partial<Input<'CreateUserPool'>>
type More = Partial<Input<'SignUp'>>

export const verifyingEmail: PoolOptions = { AutoVerifiedAttributes: ['email'] }

export const attributeList = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

export function signUpRequest(
  { clientId }: World,
  Username: string,
  attributes: Record<string, string> = {},
  more: More = {},
) {
  return { ClientId: clientId, Username, Password: goodPassword, UserAttributes: attributeList(attributes), ...more }
}

/** A harness with what the tests of SignUp say over and over. */
export type SignUpDesk = Harness & {
  aPool(pool?: PoolOptions): Promise<World>
  signUp(
    world: World,
    username: string,
    attributes?: Record<string, string>,
    more?: More,
  ): Promise<{ UserSub?: string; UserConfirmed?: boolean; CodeDeliveryDetails?: object }>
  /** Refused in these words, and nothing else happened. */
  assertRefused(world: World, input: unknown, code: string, message: string | RegExp): Promise<void>
}

export async function openSignUpDesk(): Promise<SignUpDesk> {
  const harness = await createHarness()
  const counts = async ({ poolId }: World) => [
    await harness.store.users.estimate(poolId),
    (await harness.messages(poolId)).length,
  ]
  return {
    ...harness,
    aPool: (pool = {}) => createWorld(harness, { pool }),
    signUp: (...given) => harness.call('SignUp', signUpRequest(...given)),
    async assertRefused(world, input, code, message) {
      const countsBefore = await counts(world)
      const refused = await harness.refusal('SignUp', input, { kind: 'unsigned' })
      assert.deepEqual([refused.code, refused.status], [code, 400], refused.message)
      if (typeof message === 'string') assert.equal(refused.message, message)
      else assert.match(refused.message, message)
      assert.ok(!refused.message.includes(goodPassword))
      assert.deepEqual(await counts(world), countsBefore)
    },
  }
}
