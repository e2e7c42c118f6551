import type { SchemaAttribute } from './attribute-schema.ts'
import { emailProblem, normaliseEmail } from './email-address.ts'
import { phoneNumberProblem } from './phone-number.ts'

/**
 * Why a value does not suit its attribute, in Cognito's words where they are known: `message` is the whole answer, `reason` is one line of
 * the list of what does not conform to the schema.
 */
export type ValueProblem = { readonly message: string } | { readonly reason: string }

/** The one spelling in which a value is kept. Letter case is the pool's business, but for booleans, which Cognito reads in either case. */
export function normalisedValue(attribute: SchemaAttribute, value: string): string {
  if (attribute.Name === 'email') return normaliseEmail(value)
  return attribute.AttributeDataType === 'Boolean' ? value.toLowerCase() : value
}

/** Judges a value that is not empty. */
export function valueProblem(attribute: SchemaAttribute, value: string): ValueProblem | undefined {
  const message = formatProblem(attribute.Name, value)
  if (message !== undefined) return { message }
  const reason = reasonAgainst(attribute, value)
  return reason === undefined ? undefined : { reason }
}

function formatProblem(name: string, value: string): string | undefined {
  switch (name) {
    case 'email':
      return emailProblem(value)
    case 'phone_number':
      return phoneNumberProblem(value)
    case 'birthdate':
      return isCalendarDay(value) ? undefined : 'Invalid birthdate format, please use YYYY-MM-DD.'
    default:
      return undefined
  }
}

function reasonAgainst(attribute: SchemaAttribute, value: string): string | undefined {
  switch (attribute.AttributeDataType) {
    case 'String':
      return lengthProblem(attribute, value)
    case 'Number':
      return decimalNumber.test(value) ? rangeProblem(attribute, Number(value)) : 'The value must be a number'
    case 'Boolean':
      return /^(?:true|false)$/i.test(value) ? undefined : 'The value must be true or false'
    case 'DateTime':
      return isPointInTime(value) ? undefined : 'The value must be a date and time'
  }
}

const decimalNumber = /^[+-]?\d+(?:\.\d+)?$/
const day = /^\d{4}-\d{2}-\d{2}$/
// RFC 3339, section 5.6.
const dayAndTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/
const epochSeconds = /^\d{1,12}$/

// Date takes the 30th of February for the 2nd of March.
function isCalendarDay(value: string): boolean {
  const date = day.test(value) ? new Date(value) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function isPointInTime(value: string): boolean {
  if (epochSeconds.test(value) || isCalendarDay(value)) return true
  return dayAndTime.test(value) && isCalendarDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
}

function lengthProblem({ StringAttributeConstraints: limits }: SchemaAttribute, value: string): string | undefined {
  if (value.length < Number(limits?.MinLength ?? 0))
    return `String must be at least ${limits?.MinLength} characters long`
  if (value.length > Number(limits?.MaxLength ?? Number.POSITIVE_INFINITY))
    return `String must be no longer than ${limits?.MaxLength} characters`
  return undefined
}

function rangeProblem({ NumberAttributeConstraints: limits }: SchemaAttribute, value: number): string | undefined {
  if (value < Number(limits?.MinValue ?? Number.NEGATIVE_INFINITY)) return `Number must be at least ${limits?.MinValue}`
  if (value > Number(limits?.MaxValue ?? Number.POSITIVE_INFINITY)) return `Number must be at most ${limits?.MaxValue}`
  return undefined
}
