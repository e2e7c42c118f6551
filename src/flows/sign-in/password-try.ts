import { ServiceError } from '#domain/errors.ts'
import { countPasswordTry, passwordAttemptsExceeded } from '#domain/sign-in/lockout.ts'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import type { Services } from '../services.ts'

/**
 * Runs one check of a password under the lockout. The try is counted, durably and for every node, before the check begins; a right password
 * forgets the count, and one that was refused unlooked-at is taken off it. Checks for one user run one after another, so that a user's own
 * parallel sign-ins do not lock each other out.
 */
export function passwordTry(
  { store, gate, clock }: Services,
  poolId: string,
  subject: string,
  check: () => Promise<boolean>,
): Promise<boolean> {
  return gate(`${poolId} ${subject}`, async () => {
    const counted = await store.attempts.change(poolId, subject, 'password', (current) =>
      countPasswordTry(current, clock.now()),
    )
    if (!counted) throw new ServiceError('NotAuthorizedException', passwordAttemptsExceeded)
    const right = await check().catch(async (error: unknown) => {
      if (error instanceof PasswordWorkOverloaded) await uncount(store, poolId, subject)
      throw error
    })
    if (right) await store.attempts.forget(poolId, subject, 'password')
    return right
  })
}

/** A flood of other people's sign-ins must not lock anybody out. */
async function uncount({ attempts }: Services['store'], poolId: string, subject: string): Promise<void> {
  await attempts.change(poolId, subject, 'password', (current) => current && { ...current, count: current.count - 1 })
}
