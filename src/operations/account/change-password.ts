import { incorrect, standingRefusal } from '#domain/sign-in/next-step.ts'
import type { Password, User } from '#domain/users.ts'
import { countTry } from '#flows/count-try.ts'
import type { Services } from '#flows/services.ts'
import { currentPassword, isSame, nextPassword, refuseWeak, setPassword } from '#flows/set-password.ts'
import { apiScope } from '#flows/sign-in/advance.ts'
import { passwordTry } from '#flows/sign-in/password-try.ts'
import { errorOf } from '#flows/sign-in/request.ts'
import type { SignedIn } from '#flows/signed-in.ts'
import { signedInUser } from '../access.ts'
import { operation, type Request } from '../operation.ts'

type ChangeCall = Request<'ChangePassword', SignedIn>

/**
 * A signed-in user replaces their password by another. A try of the old one counts like a try to sign in, or a stolen access token would be a
 * way to guess it. All sign-ins go on, as at Cognito.
 */
export const ChangePassword = operation('ChangePassword', {
  access: signedInUser(apiScope),

  async handle(services, call) {
    const { input, caller, error } = call
    const { pool, user } = caller
    refuseStanding(user)
    refuseWeak(pool, input.ProposedPassword)
    await countTry(services, pool.id, user.id, 'change_password')
    const previous = await provenPassword(services, call)
    const password = await nextPassword(services, pool, user, input.ProposedPassword)
    await services.store.transaction(async (tx) => {
      const found = await tx.users.lock(pool.id, user.id)
      if (!found) throw error('UserNotFoundException', 'User does not exist.')
      refuseStanding(found)
      const now = services.clock.now()
      // Somebody else may have set a password while this one was worked on: the proof was of the one before.
      if (!isUnchanged(previous, await currentPassword({ store: tx }, found)))
        throw error('NotAuthorizedException', incorrect.message)
      await tx.users.put({ ...found, status: 'CONFIRMED', modifiedAt: now })
      await setPassword(tx, pool, user.id, password, now)
    })
    return {}
  },
})

/** The password that the caller knows. Undefined for a user who has none and signs in without. */
async function provenPassword(services: Services, { input, caller, error }: ChangeCall): Promise<Password | undefined> {
  const { pool, user } = caller
  const current = await currentPassword(services, user)
  if (!current) return undefined
  const typed = input.PreviousPassword
  if (!typed) throw error('InvalidParameterException', 'Missing required parameter PreviousPassword')
  return passwordTry(services, {
    poolId: pool.id,
    subject: user.id,
    check: () => services.passwords.matches(pool.id, user.username, typed, current),
    async finish(right) {
      if (!right) throw error('NotAuthorizedException', incorrect.message)
      return current
    },
  })
}

function isUnchanged(before: Password | undefined, now: Password | undefined): boolean {
  return before === undefined || now === undefined ? before === now : isSame(before, now)
}

function refuseStanding(user: User): void {
  const refusal = standingRefusal(user)
  if (refusal) throw errorOf(refusal)
}
