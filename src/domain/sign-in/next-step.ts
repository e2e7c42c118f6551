import type { UserPool } from '#domain/pools.ts'
import type { MfaMethod, Password, User } from '#domain/users.ts'
import { isMfaMethod, mfaStep } from './mfa.ts'

/** What somebody has shown so far in one sign-in. Further factors join this list with their challenges. */
export type PassedStep = 'PASSWORD' | 'NEW_PASSWORD_REQUIRED' | MfaMethod

/** Everything that decides what comes next, as it stands now: read afresh at each step, but for `passed`. */
export type SignInState = {
  readonly pool: UserPool
  readonly user: User
  readonly password: Password | undefined
  /** Whether the user has proved to have an authenticator app. */
  readonly hasSoftwareToken: boolean
  readonly passed: readonly PassedStep[]
  /** The second factor that the user chose when asked to. */
  readonly chosen?: MfaMethod | undefined
  readonly now: Date
}

export type Refusal = { readonly kind: 'refused'; readonly code: string; readonly message: string }

export type ChallengeStep =
  | { readonly kind: 'challenge'; readonly name: 'NEW_PASSWORD_REQUIRED' | MfaMethod }
  | {
      readonly kind: 'challenge'
      readonly name: 'SELECT_MFA_TYPE' | 'MFA_SETUP'
      /** What there is to choose from. */
      readonly methods: readonly MfaMethod[]
    }

export type Step = Refusal | ChallengeStep | { readonly kind: 'signed in' }

export const incorrect: Refusal = {
  kind: 'refused',
  code: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
}
export const userDisabled: Refusal = { kind: 'refused', code: 'NotAuthorizedException', message: 'User is disabled.' }
const unconfirmed: Refusal = { kind: 'refused', code: 'UserNotConfirmedException', message: 'User is not confirmed.' }
const resetRequired: Refusal = {
  kind: 'refused',
  code: 'PasswordResetRequiredException',
  message: 'Password reset required for the user',
}
const temporaryExpired: Refusal = {
  kind: 'refused',
  code: 'NotAuthorizedException',
  message: 'Temporary password has expired and must be reset by an administrator.',
}
const noFactorPossible: Refusal = {
  kind: 'refused',
  code: 'InvalidParameterException',
  message: 'This user pool requires multi-factor authentication, and the user can set up none of its methods.',
}

/**
 * The one place that says how a sign-in goes on: the challenge to answer next, the end of it, or a refusal. Pure: every entrance calls it
 * after every step, with what it has found out.
 */
export function nextStep(state: SignInState): Step {
  const refusal = standingRefusal(state.user)
  if (refusal) return refusal
  if (!state.passed.includes('PASSWORD')) return incorrect
  if (state.user.status === 'FORCE_CHANGE_PASSWORD' && !state.passed.includes('NEW_PASSWORD_REQUIRED'))
    return newPasswordStep(state)
  return state.passed.some(isMfaMethod) ? { kind: 'signed in' } : secondFactorStep(state)
}

function secondFactorStep(state: SignInState): Step {
  const step = mfaStep(state)
  switch (step.kind) {
    case 'none':
      return { kind: 'signed in' }
    case 'factor':
      return { kind: 'challenge', name: step.method }
    case 'select':
      return { kind: 'challenge', name: 'SELECT_MFA_TYPE', methods: step.methods }
    case 'set up':
      return { kind: 'challenge', name: 'MFA_SETUP', methods: step.methods }
    case 'impossible':
      return noFactorPossible
  }
}

/** Why the tokens of a user who is signed in already are of no more use. */
export function tokenRefusal(user: User): Refusal | undefined {
  const refusal = standingRefusal(user)
  return refusal === incorrect ? undefined : refusal
}

/** Why a user can't sign in whatever they know. Cognito says so before it looks at the password. */
export function standingRefusal(user: User): Refusal | undefined {
  if (!user.enabled) return userDisabled
  if (user.status === 'UNCONFIRMED') return unconfirmed
  if (user.status === 'RESET_REQUIRED') return resetRequired
  return user.status === 'CONFIRMED' || user.status === 'FORCE_CHANGE_PASSWORD' ? undefined : incorrect
}

function newPasswordStep({ pool, password, now }: SignInState): Step {
  return isTemporaryExpired(pool, password, now)
    ? temporaryExpired
    : { kind: 'challenge', name: 'NEW_PASSWORD_REQUIRED' }
}

const day = 86_400_000

function isTemporaryExpired(pool: UserPool, password: Password | undefined, now: Date): boolean {
  if (!password?.temporarySince) return false
  // 0 stands for the default.
  const days = pool.settings.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays || 7
  return now.getTime() >= password.temporarySince.getTime() + days * day
}
