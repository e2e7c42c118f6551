import type { Attributes } from '#domain/users.ts'
import type { SearchedAttribute } from '#storage/store.ts'
import type { SearchKeys } from '#storage/tables.ts'

/** As many as migration 2 keeps. What is cut off is compared after reading. */
const keyCharacters = 256
const lastCharacter = 0x10ffff
const firstSurrogate = 0xd800
const lastSurrogate = 0xdfff

/** The beginning of a value, as text that every engine can hold: no zero character, no half of a surrogate pair. */
export function searchKey(value: string): string {
  const text = value.toWellFormed().replaceAll('\0', '\ufffd')
  return text.length <= keyCharacters ? text : [...text].slice(0, keyCharacters).join('')
}

export function searchKeysOf(attributes: Attributes): SearchKeys {
  const keyOf = (attribute: SearchedAttribute): string | null => {
    const value = attributes[attribute]
    return value === undefined ? null : searchKey(value)
  }
  return {
    search_email: keyOf('email'),
    search_phone_number: keyOf('phone_number'),
    search_name: keyOf('name'),
    search_given_name: keyOf('given_name'),
    search_family_name: keyOf('family_name'),
    search_preferred_username: keyOf('preferred_username'),
  }
}

/** The first text after all that begin with `prefix`, in the order of characters. Undefined when nothing comes after them. */
export function endOfPrefix(prefix: string): string | undefined {
  const characters = [...prefix]
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const code = last.codePointAt(0) ?? lastCharacter
    if (code === lastCharacter) continue
    const next = code + 1 === firstSurrogate ? lastSurrogate + 1 : code + 1
    return characters.join('') + String.fromCodePoint(next)
  }
  return undefined
}
