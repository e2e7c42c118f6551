import { administratorOnly, notResettable } from '#domain/account-recovery.ts'
import { attemptLimitExceeded } from '#domain/attempts.ts'
import { ServiceError } from '#domain/errors.ts'
import { passwordAttemptsExceeded } from '#domain/sign-in/lockout.ts'
import { incorrect, userDisabled } from '#domain/sign-in/next-step.ts'
import type { TextKey } from '../texts/texts.ts'

/** What was refused, as the pages say it. */
export type PageRefusal = { readonly text: TextKey; readonly status: number; readonly error: ServiceError }

/** Codes that mean more than one thing, by their words. */
const byMessage: ReadonlyMap<string, TextKey> = new Map<string, TextKey>([
  [incorrect.message, 'errorIncorrect'],
  [userDisabled.message, 'errorDisabled'],
  [passwordAttemptsExceeded, 'errorLocked'],
  [attemptLimitExceeded, 'errorAttempts'],
  [administratorOnly.message, 'errorAskAdministrator'],
  [notResettable.message, 'errorAskAdministrator'],
  ['Temporary password has expired and must be reset by an administrator.', 'errorTemporaryExpired'],
  ['Cannot reset password for the user as there is no registered/verified email or phone_number', 'errorNoRecovery'],
  ['SignUp is not permitted for this user pool', 'errorSignUpClosed'],
  ['User is already confirmed.', 'errorAlreadyConfirmed'],
  ['User cannot be confirmed. Current status is CONFIRMED', 'errorAlreadyConfirmed'],
  ['Invalid email address format.', 'errorEmail'],
  ['Invalid phone number format.', 'errorPhone'],
  ['Invalid birthdate format, please use YYYY-MM-DD.', 'errorBirthdate'],
  ['Username should be an email.', 'errorEmail'],
  ['Username should be a phone number.', 'errorPhone'],
  ['An account with the given email already exists.', 'errorEmailExists'],
  ['An account with the email already exists.', 'errorEmailExists'],
  ['An account with the given phone_number already exists.', 'errorPhoneExists'],
  ['An account with the phone_number already exists.', 'errorPhoneExists'],
])

const byCode: Readonly<Partial<Record<string, TextKey>>> = {
  UserNotFoundException: 'errorUnknownUser',
  UserNotConfirmedException: 'errorUnconfirmed',
  PasswordResetRequiredException: 'errorResetRequired',
  UsernameExistsException: 'errorUserExists',
  AliasExistsException: 'errorUserExists',
  InvalidPasswordException: 'errorPassword',
  PasswordHistoryPolicyViolationException: 'errorPasswordUsed',
  CodeMismatchException: 'errorCodeWrong',
  EnableSoftwareTokenMFAException: 'errorCodeWrong',
  ExpiredCodeException: 'errorCodeExpired',
  LimitExceededException: 'errorAttempts',
  TooManyRequestsException: 'errorTooMany',
  InvalidParameterException: 'errorEntries',
}

const limits: ReadonlySet<string> = new Set(['TooManyRequestsException', 'LimitExceededException'])

/** What to say of something thrown; what is not meant to be seen is thrown on. */
export function refusalOf(thrown: unknown): PageRefusal {
  if (!(thrown instanceof ServiceError)) throw thrown
  const { code, message } = thrown
  return { text: textOf(code, message), status: limits.has(code) ? 429 : 400, error: thrown }
}

function textOf(code: string, message: string): TextKey {
  if (message === 'Your software token has already been used once.') return 'errorCodeUsed'
  if (/^Username cannot be of (?:email|phone number) format/.test(message)) return 'errorUsernameForm'
  return byMessage.get(message) ?? byCode[code] ?? 'errorGeneral'
}

/** Whether a sign-in can't go on from where it is and has to begin anew. */
export function isSessionOver({ error: { message } }: PageRefusal): boolean {
  return message.startsWith('Invalid session for the user') || message === 'Missing required parameter Session'
}
