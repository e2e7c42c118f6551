import { ServiceError } from '#domain/errors.ts'
import { countPasswordTry, passwordAttemptsExceeded } from '#domain/sign-in/lockout.ts'
import type { Services } from '../services.ts'

/**
 * Runs one check of a password under the lockout. The try is counted, durably and for every node, before the check begins; a right password
 * forgets the count. Checks for one user run one after another, so that a user's own parallel sign-ins do not lock each other out.
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
    const right = await check()
    if (right) await store.attempts.forget(poolId, subject, 'password')
    return right
  })
}
