const SHOWN_DIGITS = 4

/**
 * What may be shown of a destination to somebody who has not proved to own it, as Cognito shows it: `f***@e***`, whatever the lengths, and
 * `+*******1234`, a star for each hidden digit. Never fails, for it also masks names that are no address at all.
 */
export function maskDestination(kind: 'email' | 'phone_number', value: string): string {
  return kind === 'email' ? maskEmail(value) : maskPhoneNumber(value)
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  const local = at < 0 ? value : value.slice(0, at)
  const domain = at < 0 ? '' : value.slice(at + 1)
  return `${firstCharacter(local)}***@${firstCharacter(domain)}***`
}

function firstCharacter(text: string): string {
  const [first = ''] = text
  return first
}

function maskPhoneNumber(value: string): string {
  const digits = value.replace(/^\+/, '')
  // A number this short would be shown whole.
  const shown = digits.length > SHOWN_DIGITS ? digits.slice(-SHOWN_DIGITS) : ''
  return `+${'*'.repeat(digits.length - shown.length)}${shown}`
}
