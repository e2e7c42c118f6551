/** How often something was tried: one row per pool, subject (a user id, or a keyed hash of an unknown name) and action. */
export type Attempts = {
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
}

export type AttemptAction =
  | 'password'
  | 'mfa'
  | 'confirm_sign_up'
  | 'resend_code'
  | 'attribute_code'
  | 'verify_attribute'
  | 'forgot_password'
  | 'confirm_forgot_password'
  | 'change_password'
  | 'mfa_message'

const hour = 3_600_000

/** Tries per user and hour, as the quotas page of Cognito gives them. */
export const triesPerHour = {
  confirm_sign_up: 15,
  resend_code: 5,
  attribute_code: 5,
  verify_attribute: 15,
  change_password: 5,
  // Asking for a code and typing it in: 5 to 20 together, by how risky Cognito takes it to be.
  forgot_password: 5,
  confirm_forgot_password: 15,
  // Messages, not tries; 5 to 20 at Cognito.
  mfa_message: 20,
} as const satisfies Partial<Record<AttemptAction, number>>

export const attemptLimitExceeded = 'Attempt limit exceeded, please try after some time.'

/** The next count in the hour that began with the first try, or undefined when the hour's tries are used up. */
export function countInHour(current: Attempts | undefined, limit: number, now: Date): Attempts | undefined {
  if (!current || now.getTime() - current.firstAt.getTime() >= hour) return { count: 1, firstAt: now, lastAt: now }
  return current.count >= limit ? undefined : { count: current.count + 1, firstAt: current.firstAt, lastAt: now }
}
