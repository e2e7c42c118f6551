import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { texts } from '#texts/texts.ts'
import type { NewUser, PoolShape } from './new-user.ts'
import type { UserField } from './new-user-problems.ts'

/** What every part of the page works with. */
export type FormProps = {
  readonly pool: UserPoolType
  readonly shape: PoolShape
  readonly user: NewUser
  readonly change: (change: Partial<NewUser>) => void
  /** What is wrong with a field, once the form was sent. */
  readonly problem: (field: UserField) => string | undefined
}

/** A label that says so when the field may be left empty. */
export function labelOf(label: string, isRequired: boolean): string {
  return isRequired ? label : `${label} - ${texts.users.creation.optional}`
}
