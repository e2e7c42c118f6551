import { maskDestination } from '#domain/masking.ts'
import type { Message } from '#domain/messages.ts'

const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 15 * 60_000
const JITTER = 0.25
const PROBLEM_MAX_LENGTH = 300

/** 5 s after the first failed try, then 10 s, 20 s … up to 15 min, each up to a quarter longer. `random` from 0 up to 1. */
export function retryDelayMs(failedTries: number, random: number): number {
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (failedTries - 1), LONGEST_DELAY_MS)
  return Math.round(delayMs * (1 + JITTER * random))
}

/** Why a try failed, fit to be kept and logged: one bounded line without the code, the text or the address of the message. */
export function problemOf(error: unknown, message: Message): string {
  const words = error instanceof Error ? error.message : String(error)
  const attribute = message.channel === 'email' ? 'email' : 'phone_number'
  let problem = words
  for (const secret of [message.body, message.code]) if (secret !== '') problem = problem.replaceAll(secret, '***')
  if (message.recipient !== '')
    problem = replaceIgnoringCase(problem, message.recipient, maskDestination(attribute, message.recipient))
  return problem
    .replace(/[\p{C}\s]+/gu, ' ')
    .slice(0, PROBLEM_MAX_LENGTH)
    .trim()
}

function replaceIgnoringCase(text: string, part: string, replacement: string): string {
  const pattern = part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return text.replace(new RegExp(pattern, 'gi'), () => replacement)
}
