import { aliasKinds, usesUsernameAttributes } from '#domain/aliases.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Field } from '../frame/form.ts'
import type { Visit } from '../frame/visit.ts'
import type { TextKey } from '../texts/texts.ts'

/** What a pool's users sign in by, and sign up by where it is an address. */
export function nameLabel(pool: UserPool): TextKey {
  const kinds = aliasKinds(pool)
  const [byEmail, byPhone] = [kinds.includes('email'), kinds.includes('phone_number')]
  if (usesUsernameAttributes(pool)) return byEmail ? (byPhone ? 'emailOrPhone' : 'email') : 'phone_number'
  if (byEmail) return byPhone ? 'usernameEmailOrPhone' : 'usernameOrEmail'
  return byPhone ? 'usernameOrPhone' : 'username'
}

/** Says which keyboard and which suggestions suit the name, and nothing that would refuse another form of it. */
export function nameField({ pool, texts }: Visit, more: Partial<Field> = {}): Field {
  const label = nameLabel(pool)
  return {
    name: 'username',
    label: texts[label],
    autocomplete: 'username',
    // The most that the contract takes of a username, which an e-mail address is here too.
    maxLength: 128,
    ...(label === 'email' && { type: 'email', inputmode: 'email' }),
    ...(label === 'phone_number' && { type: 'tel', inputmode: 'tel', hint: texts.phoneHint }),
    ...more,
  }
}

/** A phone number is typed in many ways: blanks, dots, dashes and brackets are not part of it. */
export function tidyName(pool: UserPool, typed: string): string {
  return nameLabel(pool) === 'phone_number' || /^\+[\d\s().-]+$/.test(typed) ? tidyPhoneNumber(typed) : typed
}

export function tidyPhoneNumber(typed: string): string {
  return typed.replaceAll(/[\s().-]/g, '')
}
