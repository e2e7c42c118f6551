import type { PasswordPolicyType } from '#contract/cognito-idp-types.generated.ts'
import { randomText } from './ids.ts'
import type { RandomBytes } from './tokens/sealing.ts'

// Without 0 O o, 1 I l and the like: people type it from a letter or a phone. The symbols need no escape in HTML and are in GSM 03.38.
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnpqrstuvwxyz'
const digits = '23456789'
const symbols = '!#%*+-=?@'
const shortest = 10

/**
 * A password that every policy accepts whatever it requires, as long as the policy asks and 10 characters at least: 58 bits or more. It begins and ends with a
 * letter or digit, so that the full stop after it in a message is not taken for a part of it.
 */
export function newTemporaryPassword(policy: PasswordPolicyType, randomBytes: RandomBytes): string {
  const length = Math.max(policy.MinimumLength ?? 0, shortest)
  const one = (alphabet: string) => randomText(alphabet, 1, randomBytes)
  const ends = upper + lower + digits
  // Drawn again until each kind is there: the draws that remain are equally likely, which mending a draw would not keep.
  for (;;) {
    const password = one(ends) + randomText(ends + symbols, length - 2, randomBytes) + one(ends)
    if ([upper, lower, digits, symbols].every((kind) => [...password].some((character) => kind.includes(character))))
      return password
  }
}
