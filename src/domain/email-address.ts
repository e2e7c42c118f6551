/** The text Cognito answers with for a value that is no e-mail address. */
const EMAIL_PROBLEM = 'Invalid email address format.'

// RFC 5321 4.5.3.1: 64 octets before the @; a path of 256 octets includes its two angle brackets.
const LOCAL_MAX_BYTES = 64
const ADDRESS_MAX_BYTES = 254
const LABEL_MAX_BYTES = 63

// RFC 5322 3.2.3 dot-atom, with the letters, digits and marks of RFC 6531. No quoted local part: parsers disagree on where it ends.
const LOCAL_PART = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u
const DIGITS = /^\p{N}+$/u
// Some letters show nothing (Hangul fillers): two addresses would look the same.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/**
 * The one form of an address that is stored, compared and sent to: compatibility characters (full-width letters, a look-alike @) become what
 * they look like before anything is decided on them. Letter case stays, for a pool may be case-sensitive.
 */
export function normaliseEmail(value: string): string {
  return value.normalize('NFKC')
}

/** Why the value is not exactly one deliverable address, in Cognito's words. Judges the normalised form. */
export function emailProblem(value: string): string | undefined {
  if (value.length > ADDRESS_MAX_BYTES) return EMAIL_PROBLEM
  const address = normaliseEmail(value)
  if (INVISIBLE.test(address) || Buffer.byteLength(address) > ADDRESS_MAX_BYTES) return EMAIL_PROBLEM
  const [local, domain, ...rest] = address.split('@')
  if (local === undefined || domain === undefined || rest.length > 0) return EMAIL_PROBLEM
  return localPartIsSound(local) && domainIsSound(domain) ? undefined : EMAIL_PROBLEM
}

function localPartIsSound(local: string): boolean {
  return Buffer.byteLength(local) <= LOCAL_MAX_BYTES && LOCAL_PART.test(local)
}

function domainIsSound(domain: string): boolean {
  const labels = domain.split('.')
  const top = labels.at(-1) ?? ''
  // A numeric last label would be an IPv4 address to the resolver.
  if (labels.length < 2 || DIGITS.test(top)) return false
  return labels.every((label) => Buffer.byteLength(label) <= LABEL_MAX_BYTES && LABEL.test(label))
}

/** A display name, empty for none, and one sound address. */
export type Mailbox = { readonly name: string; readonly address: string }

const NAME_MAX_LENGTH = 256
const NAMED_MAILBOX = /^(?:"([^"\\]*)"|([^"\\<>@,;:]*))\s*<([^<>\s]+)>$/
const CONTROL_OR_FORMAT = /\p{C}/u

/** Reads `a@b.example`, `Name <a@b.example>` or `"Name" <a@b.example>`. Undefined for anything else, a list of two included. */
export function parseMailbox(value: string): Mailbox | undefined {
  const trimmed = value.trim()
  const named = trimmed.length <= NAME_MAX_LENGTH + ADDRESS_MAX_BYTES ? NAMED_MAILBOX.exec(trimmed) : null
  const name = (named?.[1] ?? named?.[2] ?? '').trim()
  const address = named?.[3] ?? trimmed
  if (name.length > NAME_MAX_LENGTH || CONTROL_OR_FORMAT.test(name) || emailProblem(address)) return undefined
  return { name, address: normaliseEmail(address) }
}
