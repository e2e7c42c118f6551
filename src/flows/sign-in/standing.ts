import { incorrect, type Refusal, standingRefusal } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import { hidesExistence, hidesStanding } from '../find-user.ts'
import type { Entrance } from './request.ts'

/**
 * What somebody is told who tried a password, undefined if nothing stands in their way. Where existence is hidden, a wrong password does not
 * tell that the right one has to be reset: apps try any, and take the answer for both.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html
 */
export function refusalAfterPassword(entrance: Entrance, user: User, isRight: boolean): Refusal | undefined {
  const refusal = standingRefusal(user)
  if (isRight) return refusal
  const isHidden =
    hidesStanding(entrance) || (user.status === 'RESET_REQUIRED' && user.enabled && hidesExistence(entrance.client))
  return isHidden ? incorrect : (refusal ?? incorrect)
}
