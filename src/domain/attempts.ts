/** How often something was tried: one row per pool, subject (a user id, or a keyed hash of an unknown name) and action. */
export type Attempts = {
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
}

export type AttemptAction = 'password' | 'confirm_sign_up' | 'resend_code'
