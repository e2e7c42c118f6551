import { ServiceError } from '#domain/errors.ts'
import { countPasswordTry, passwordAttemptsExceeded } from '#domain/sign-in/lockout.ts'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import type { Repositories, Services } from '../services.ts'

/** Forgets the tries of somebody who knew the password, in a transaction or by itself. Once is enough; more does no harm. */
export type Forgive = (where: Pick<Repositories, 'attempts'>) => Promise<void>

export type PasswordTry<T> = {
  readonly poolId: string
  /** Who the tries are counted for. */
  readonly subject: string
  /** What a try uses up, noted in the same transaction as the count. Throws when it was used before: then nothing is counted. */
  readonly claim?: (tx: Repositories) => Promise<void>
  readonly check: () => Promise<boolean>
  /** What comes of it. Whoever knew the password is forgiven with its transaction if it has one, and afterwards by itself if not. */
  readonly finish: (right: boolean, forgive: Forgive) => Promise<T>
}

/**
 * Runs one check of a password under the lockout. The try is counted, durably and for every node, before the check begins (CVE-2024-4629); a
 * right password forgets the count, and one that was refused unlooked-at is taken off it. Tries of one user run one after another to the
 * end, so that a user's own parallel sign-ins do not lock each other out.
 */
export function passwordTry<T>(services: Services, given: PasswordTry<T>): Promise<T> {
  const { store, gate } = services
  const { poolId, subject, check, finish } = given
  return gate(`${poolId} ${subject}`, async () => {
    await count(services, given)
    const right = await check().catch(async (error: unknown) => {
      if (error instanceof PasswordWorkOverloaded) await uncount(store, poolId, subject)
      throw error
    })
    return right ? forgiven(store, given) : finish(false, async () => undefined)
  })
}

async function count({ store, clock }: Services, { poolId, subject, claim }: PasswordTry<unknown>): Promise<void> {
  const counted = await store.transaction(async (tx) => {
    await claim?.(tx)
    return tx.attempts.change(poolId, subject, 'password', (current) => countPasswordTry(current, clock.now()))
  }, 'crash')
  if (!counted) throw new ServiceError('NotAuthorizedException', passwordAttemptsExceeded)
}

async function forgiven<T>(store: Services['store'], { poolId, subject, finish }: PasswordTry<T>): Promise<T> {
  let done = false
  const forgive: Forgive = async ({ attempts }) => {
    await attempts.forget(poolId, subject, 'password')
    done = true
  }
  try {
    return await finish(true, forgive)
  } catch (error) {
    // With whatever failed, the forgiveness in its transaction was taken back.
    done = false
    throw error
  } finally {
    if (!done) await forgive(store)
  }
}

/** A flood of other people's sign-ins must not lock anybody out. */
async function uncount({ attempts }: Services['store'], poolId: string, subject: string): Promise<void> {
  await attempts.change(poolId, subject, 'password', (current) => current && { ...current, count: current.count - 1 })
}
