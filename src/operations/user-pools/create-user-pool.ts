import { newPoolId } from '#domain/ids.ts'
import { withPoolDefaults } from '#domain/pool-defaults.ts'
import { poolProblem } from '#domain/pool-problems.ts'
import type { UserPool } from '#domain/pools.ts'
import type { StoredSigningKey, TokenUse } from '#domain/tokens/signing-key.ts'
import type { Services } from '#flows/services.ts'
import { accountAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedPool } from './described-pool.ts'

// Differs: AWS starts every account at 1,000 pools and raises it to this on request; nobody is there to be asked.
const poolsMax = 10_000

/** Makes a user pool with the two keys that will sign its tokens. */
export const CreateUserPool = operation('CreateUserPool', {
  access: accountAdministrator(),

  async handle(services, { input: { PoolName, ...requested }, error }) {
    const problem = poolProblem(requested)
    if (problem) throw error(problem.code, problem.message)

    const { store, settings, clock, random } = services
    const now = clock.now()
    const pool: UserPool = {
      id: newPoolId(settings.region, random.bytes),
      name: PoolName,
      settings: withPoolDefaults(requested),
      createdAt: now,
      modifiedAt: now,
    }
    // Keys are slow to make: before the transaction, which others wait for.
    const keys = await Promise.all([newKey(services, pool, 'id'), newKey(services, pool, 'access')])
    await store.transaction(async (tx) => {
      if ((await tx.pools.count()) >= poolsMax)
        throw error('LimitExceededException', `The limit of ${poolsMax} user pools is reached.`)
      await tx.pools.add(pool)
      for (const key of keys) await tx.signingKeys.add(key)
    })
    return { UserPool: withoutNoTags(describedPool(settings, pool, 0)) }
  },
})

async function newKey({ signer }: Services, pool: UserPool, tokenUse: TokenUse): Promise<StoredSigningKey> {
  const key = await signer.newKey(pool.id, pool.createdAt)
  return { ...key, poolId: pool.id, tokenUse, createdAt: pool.createdAt }
}

/** DescribeUserPool always shows the tags, the answer to the creation only if there are some. */
function withoutNoTags<T extends { UserPoolTags?: Record<string, string> }>(shown: T): T {
  return Object.keys(shown.UserPoolTags ?? {}).length > 0 ? shown : { ...shown, UserPoolTags: undefined }
}
