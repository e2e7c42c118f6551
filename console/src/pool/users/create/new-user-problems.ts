import { type NewUser, needsEmail, needsPhone, type PoolShape } from './new-user.ts'

export type UserField = 'userName' | 'email' | 'phone' | 'preferred' | 'typedPassword' | 'password' | 'invitation'

export type UserProblem =
  | 'userNameMissing'
  | 'userNameSpaces'
  | 'emailMissing'
  | 'emailWrong'
  | 'phoneMissing'
  | 'phoneWrong'
  | 'eitherMissing'
  | 'preferredMissing'
  | 'passwordMissing'
  | 'nobodyLearns'
  | 'nothingToSend'

export type UserProblems = Readonly<Partial<Record<UserField, UserProblem>>>

/** What can be seen to be wrong before the API is asked. Whether a password is strong enough and a name free is for the API to say. */
export function problemsOf(shape: PoolShape, user: NewUser): UserProblems {
  const found: readonly (readonly [UserField, UserProblem | undefined])[] = [
    ['userName', shape.names.length > 0 ? undefined : userNameProblem(user.userName.trim())],
    ['email', emailProblem(shape, user)],
    ['phone', phoneProblem(shape, user)],
    ['preferred', lacksPreferred(user) ? 'preferredMissing' : undefined],
    ['typedPassword', user.password === 'set' && user.typedPassword === '' ? 'passwordMissing' : undefined],
    ['password', user.password === 'generate' && user.invitation === 'none' ? 'nobodyLearns' : undefined],
    ['invitation', user.password === 'none' && user.invitation !== 'none' ? 'nothingToSend' : undefined],
  ]
  return Object.fromEntries(found.filter(([, problem]) => problem !== undefined))
}

function userNameProblem(name: string): UserProblem | undefined {
  if (name === '') return 'userNameMissing'
  return /\s/.test(name) ? 'userNameSpaces' : undefined
}

function emailProblem(shape: PoolShape, user: NewUser): UserProblem | undefined {
  const email = user.email.trim()
  if (email !== '') return /^\S+@\S+$/.test(email) ? undefined : 'emailWrong'
  if (needsEmail(shape, user)) return 'emailMissing'
  return shape.names.length > 1 && user.phone.trim() === '' ? 'eitherMissing' : undefined
}

function phoneProblem(shape: PoolShape, user: NewUser): UserProblem | undefined {
  const phone = user.phone.trim()
  if (phone !== '') return /^\+\d+$/.test(phone) ? undefined : 'phoneWrong'
  return needsPhone(shape, user) ? 'phoneMissing' : undefined
}

function lacksPreferred({ aliases, preferred }: NewUser): boolean {
  return aliases.includes('preferred_username') && preferred.trim() === ''
}
