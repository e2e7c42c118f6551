import type { TimeUnitsType } from '@aws-sdk/client-cognito-identity-provider'
import type { Duration } from './choices.ts'

const minutesPerDay = 1_440

/** What was typed as a whole number, or undefined. An empty field is no number. */
export function wholeNumber(typed: string): number | undefined {
  const trimmed = typed.trim()
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined
}

/** The length of what was typed, or undefined. An empty half counts as zero, but not both. */
export function minutesOf({ days, minutes }: Duration): number | undefined {
  if (days.trim() === '' && minutes.trim() === '') return undefined
  const [wholeDays, wholeMinutes] = [days, minutes].map((typed) => wholeNumber(typed.trim() || '0'))
  if (wholeDays === undefined || wholeMinutes === undefined) return undefined
  return wholeDays * minutesPerDay + wholeMinutes
}

/** The same length in the greatest unit that the wizard uses and that holds it whole. */
export function validityOf(duration: Duration): { value: number; unit: TimeUnitsType } {
  const minutes = minutesOf(duration) ?? 0
  return minutes % minutesPerDay === 0
    ? { value: minutes / minutesPerDay, unit: 'days' }
    : { value: minutes, unit: 'minutes' }
}
