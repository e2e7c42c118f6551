import { passwordForm } from '#domain/password-forms.ts'
import { formOf, saltOf } from '#domain/password-record.ts'
import type { UserPool } from '#domain/pools.ts'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import type { Password, User } from '#domain/users.ts'
import type { Services } from '../services.ts'
import { currentPassword, isSame } from '../set-password.ts'

/**
 * Keeps a password that was just shown in the form that the pool's switch asks for now: when it is moved, each user follows at the next sign-in
 * by password. It goes on being the same password, salt included, for sessions under way and for the history, whose copy changes too.
 */
export async function renewRecord(
  services: Services,
  pool: UserPool,
  { user, password }: { readonly user: User; readonly password: Password | undefined },
  typed: string,
): Promise<void> {
  const form = passwordForm(pool)
  if (!password || formOf(password) === form) return
  const renewed = await inForm(services, pool, user, password, typed)
  if (!renewed) return
  await services.store.transaction(async (tx) => {
    const found = await tx.users.lock(pool.id, user.id)
    const current = found && (await currentPassword({ store: tx }, found))
    // Somebody else may have set another password meanwhile, or renewed this one.
    if (!current || !isSame(current, password) || formOf(current) === form) return
    await tx.users.setPassword(pool.id, user.id, renewed)
    await tx.passwordHistory.reform(pool.id, user.id, renewed)
  })
}

/** Undefined when there is too much to do: nobody is refused for want of a second hash, for the next sign-in is as good. */
async function inForm(
  { passwords }: Services,
  pool: UserPool,
  { username }: User,
  password: Password,
  typed: string,
): Promise<Password | undefined> {
  try {
    const record = await passwords.protect(passwordForm(pool), pool.id, username, typed, saltOf(password))
    return { ...record, temporarySince: password.temporarySince }
  } catch (error) {
    if (error instanceof PasswordWorkOverloaded) return undefined
    throw error
  }
}
