import type { Attempts } from '#domain/attempts.ts'

const second = 1_000
const freeTries = 5
const longestLock = 15 * 60 * second
const quietTime = 15 * 60 * second

export const passwordAttemptsExceeded = 'Password attempts exceeded'

/**
 * The count after one more try, or undefined while the user is locked out. From the fifth failure on, the n-th locks for 2^(n-5) seconds,
 * 15 minutes at most; tries during a lock do not extend it, and 15 quiet minutes forgive all.
 *
 * A try is counted before the password is looked at, so that parallel guesses can't share one count (CVE-2024-4629); success forgets them.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export function countPasswordTry(current: Attempts | undefined, now: Date): Attempts | undefined {
  if (!current || now.getTime() - current.lastAt.getTime() >= quietTime) return { count: 1, firstAt: now, lastAt: now }
  const lock = lockMilliseconds(current.count)
  // Another server's clock may be a little ahead: without a lock there is nothing to wait for.
  if (lock > 0 && now.getTime() < current.lastAt.getTime() + lock) return undefined
  return { count: current.count + 1, firstAt: current.firstAt, lastAt: now < current.lastAt ? current.lastAt : now }
}

export function lockMilliseconds(failures: number): number {
  return failures < freeTries ? 0 : Math.min(2 ** (failures - freeTries) * second, longestLock)
}
