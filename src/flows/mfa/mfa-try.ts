import { ServiceError } from '#domain/errors.ts'
import { countPasswordTry, passwordAttemptsExceeded } from '#domain/sign-in/lockout.ts'
import type { Services } from '../services.ts'

/**
 * Runs one check of a code under the lockout of second factors (CVE-2024-32868), which is apart from that of passwords: who knows a password
 * does not thereby get more guesses at codes. The try is counted, durably and for every node, before the code is looked at (CVE-2024-4629);
 * `check` throws when the code is wrong, and success forgets the count.
 */
export function mfaTry<T>(
  { store, gate, clock }: Services,
  user: { readonly poolId: string; readonly id: string },
  check: () => Promise<T>,
): Promise<T> {
  return gate(`${user.poolId} ${user.id} mfa`, async () => {
    const counted = await store.attempts.change(user.poolId, user.id, 'mfa', (current) =>
      countPasswordTry(current, clock.now()),
    )
    if (!counted) throw new ServiceError('NotAuthorizedException', passwordAttemptsExceeded)
    const result = await check()
    await store.attempts.forget(user.poolId, user.id, 'mfa')
    return result
  })
}
