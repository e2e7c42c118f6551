import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import { aliasKey, aliasKinds, usesUsernameAttributes } from '#domain/aliases.ts'
import { planUpdate } from '#domain/attribute-update.ts'
import type { AppClient } from '#domain/clients.ts'
import { type CodeTarget, verificationPurpose } from '#domain/code-rules.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { type AttributeRefusal, readAttributes } from '#domain/user-attributes.ts'
import type { User } from '#domain/users.ts'
import { putVerificationCode } from './code-messages.ts'
import type { Repositories, Services } from './services.ts'
import { aliasExists, moveAliases } from './take-names.ts'

/** Who changes which attributes. A user writes through the app client that the sign-in was made by. */
export type Writing = {
  readonly pool: UserPool
  readonly userId: string
  readonly given: readonly AttributeType[]
} & ({ readonly writer: 'admin' } | { readonly writer: 'user'; readonly client: AppClient })

/** Changes and removes attributes, and with them the names that find the user. Returns where codes were sent. */
export async function updateAttributes(services: Services, writing: Writing): Promise<readonly CodeTarget[]> {
  const read = readAttributes(writing)
  if ('refused' in read) throw errorOf(read.refused)
  const { pool, userId, writer } = writing
  const codes = await services.store.transaction(async (tx) => {
    const user = await tx.users.lock(pool.id, userId)
    if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.')
    const plan = planUpdate({ pool, user, ...read })
    if ('refused' in plan) throw errorOf(plan.refused)

    const now = services.clock.now()
    const changed: User = { ...user, attributes: plan.attributes, modifiedAt: now }
    await tx.users.put(changed)
    // An administrator's word is worth as much as a code.
    await moveAliases(tx, pool, changed, { force: writer === 'admin', now })
    for (const address of plan.voided) await tx.codes.remove(pool.id, userId, verificationPurpose[address])
    for (const target of plan.codes) {
      await refuseTaken(tx, pool, changed, target)
      await putVerificationCode(services, tx, pool, changed, target)
    }
    return plan.codes
  })
  if (codes.length > 0) services.mailroom.wake()
  return codes
}

/**
 * An address that waits to be proved is not claimed yet. Where everybody is called by their address it can be said at once that it is taken,
 * as SignUp says it; elsewhere only to whoever proves it, or one could ask who has an account.
 */
async function refuseTaken(
  tx: Repositories,
  pool: UserPool,
  user: User,
  { attribute: kind, destination }: CodeTarget,
): Promise<void> {
  if (!usesUsernameAttributes(pool) || !aliasKinds(pool).includes(kind)) return
  const owner = await tx.users.aliasOwner(pool.id, { kind, key: aliasKey(pool, kind, destination) })
  if (owner !== undefined && owner !== user.id) throw aliasExists(pool, kind)
}

function errorOf({ code, message }: AttributeRefusal): ServiceError {
  return new ServiceError(code, message)
}
