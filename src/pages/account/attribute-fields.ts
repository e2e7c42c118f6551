import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import { usesUsernameAttributes } from '#domain/aliases.ts'
import { isProtected, requiredAttributes } from '#domain/attributes.ts'
import { verifiesByItself } from '#domain/code-rules.ts'
import type { UserPool } from '#domain/pools.ts'
import { entered } from '../frame/checked-input.ts'
import { type Field, fieldRow } from '../frame/form.ts'
import type { Visit } from '../frame/visit.ts'
import type { Html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'
import { tidyPhoneNumber } from './sign-in-name.ts'

/** Of the attributes that a schema can require: those that a person can tell, in the order in which they are asked for. */
const forms = {
  name: { autocomplete: 'name' },
  given_name: { autocomplete: 'given-name' },
  middle_name: { autocomplete: 'additional-name' },
  family_name: { autocomplete: 'family-name' },
  nickname: { autocomplete: 'nickname' },
  preferred_username: { autocomplete: 'nickname' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email', maxLength: 254 },
  phone_number: { type: 'tel', autocomplete: 'tel', inputmode: 'tel' },
  birthdate: { type: 'date', autocomplete: 'bday' },
  gender: { autocomplete: 'sex' },
  address: { type: 'textarea', autocomplete: 'street-address' },
  website: { type: 'url', autocomplete: 'url', inputmode: 'url' },
  profile: { type: 'url', autocomplete: 'off', inputmode: 'url' },
  picture: { type: 'url', autocomplete: 'photo', inputmode: 'url' },
  zoneinfo: { autocomplete: 'off' },
  locale: { autocomplete: 'language' },
} as const satisfies Partial<Record<TextKey, Partial<Field>>>

export type AskedAttribute = keyof typeof forms

export function isAskable(name: string): name is AskedAttribute {
  return Object.hasOwn(forms, name)
}

/**
 * What the pages ask for at sign-up besides the name: everything that the pool requires, and an address that the pool confirms by a code, or
 * nobody could ever confirm the account.
 */
export function signUpAttributes(pool: UserPool): readonly AskedAttribute[] {
  const required = requiredAttributes(pool).filter((name) => !isProtected(name) && !isNameItself(pool, name))
  const asked = Object.keys(forms)
    .filter(isAskable)
    .filter((name) => required.includes(name))
  if (usesUsernameAttributes(pool)) return asked
  const confirmable = (['email', 'phone_number'] as const).filter((name) => verifiesByItself(pool, name))
  const [first] = confirmable
  return first === undefined || confirmable.some((name) => asked.includes(name)) ? asked : [first, ...asked]
}

/** Where people sign up by an address, it becomes that attribute. With two kinds of address the other one may still be wanted. */
function isNameItself({ settings }: UserPool, name: string): boolean {
  const [only, ...others] = settings.UsernameAttributes ?? []
  return only === name && others.length === 0
}

const fieldName = (name: AskedAttribute) => `requiredAttributes[${name}]`

/** The fields, with what was typed into them. */
export function attributeFields(
  visit: Visit,
  names: readonly AskedAttribute[],
  wrong: (name: AskedAttribute) => boolean,
): Html[] {
  const { texts, pool } = visit
  // The name that is signed up with may be either of them.
  const isEither = (name: string) => (pool.settings.UsernameAttributes ?? []).some((kind) => kind === name)
  return names.map((name) =>
    fieldRow({
      ...forms[name],
      name: fieldName(name),
      label: texts[name],
      value: visit.request.form.get(fieldName(name)) ?? '',
      optional: isEither(name),
      wrong: wrong(name),
      ...(name === 'phone_number' && { hint: texts.phoneHint }),
    }),
  )
}

/** What was typed into those fields. Nothing else of the form becomes an attribute (CVE-2026-54693). */
export function enteredAttributes(visit: Visit, names: readonly AskedAttribute[]): AttributeType[] {
  return names.flatMap((Name) => {
    const typed = entered(visit, fieldName(Name))
    const Value = Name === 'phone_number' ? tidyPhoneNumber(typed) : typed
    return Value === '' ? [] : [{ Name, Value }]
  })
}
