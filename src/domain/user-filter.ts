/** Attributes that ListUsers can search by their value. */
const searchable = [
  'username',
  'sub',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
] as const

/** In pools that ignore letter case these are kept in lower case. */
const folded: ReadonlySet<string> = new Set(['username', 'email', 'preferred_username'])

type Operator = '=' | '^='

export type SearchFilter =
  | { readonly attribute: (typeof searchable)[number]; readonly operator: Operator; readonly value: string }
  | { readonly attribute: 'cognito:user_status'; readonly operator: Operator; readonly value: string }
  | { readonly attribute: 'status'; readonly enabled: boolean }

export type FilterReading =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'some'; readonly filter: SearchFilter }
  | { readonly kind: 'refused'; readonly message: string }

const shape = /^\s*([^\s=^"]+)\s*(\^?=)\s*"((?:[^"\\]|\\[\s\S])*)"\s*$/

/**
 * Reads the filter of ListUsers: one attribute, `=` or `^=` (starts with), and a value in quotation marks, within which a backslash stands
 * before a quotation mark or another backslash. `foldCase` spells a value as the pool keeps it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export function readUserFilter(text: string, foldCase: (value: string) => string): FilterReading {
  if (text.trim() === '') return { kind: 'everybody' }
  const [, attribute, operator, quoted] = shape.exec(text) ?? []
  if (attribute === undefined || quoted === undefined)
    return { kind: 'refused', message: 'Error while parsing filter.' }
  const value = quoted.replace(/\\(["\\])/g, '$1')
  const comparison = { operator: operator === '=' ? '=' : '^=', value } as const
  if (attribute === 'status') return standing(comparison)
  // Said to be matched in any letter case, unlike usernames.
  if (attribute === 'cognito:user_status')
    return { kind: 'some', filter: { attribute, ...comparison, value: value.toUpperCase() } }
  const known = searchable.find((name) => name === attribute)
  if (!known) return { kind: 'refused', message: `Invalid search attribute: ${attribute}` }
  return {
    kind: 'some',
    filter: { attribute: known, ...comparison, value: folded.has(known) ? foldCase(value) : value },
  }
}

/** `status` is whether the user may sign in, spelt as the console spells it. */
function standing({ operator, value }: { operator: Operator; value: string }): FilterReading {
  const fits = (word: string) => (operator === '=' ? word === value : word.startsWith(value))
  const [enabled, disabled] = [fits('Enabled'), fits('Disabled')]
  if (enabled && disabled) return { kind: 'everybody' }
  if (!enabled && !disabled) return { kind: 'nobody' }
  return { kind: 'some', filter: { attribute: 'status', enabled } }
}
