import { type CodeTarget, confirmationTarget, simulatedTarget, verifiesAnything } from '#domain/code-rules.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import { userDisabled } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import { confirmationLink } from './confirmation-link.ts'
import { countTry } from './count-try.ts'
import { type ClientCaller, hidesExistence, hidesStanding, userForClient } from './find-user.ts'
import { outboxRow } from './send-message.ts'
import type { Services } from './services.ts'
import { freshCode } from './verification-codes.ts'

/**
 * A new code for somebody who signed up and has not confirmed it yet. The code before it is good for nothing from then on. Returns where it
 * went; in a client that hides existence, a made-up place for a name that nobody has.
 */
export async function resendConfirmationCode(
  services: Services,
  caller: ClientCaller,
  username: string,
): Promise<CodeTarget> {
  const { pool, client } = caller
  // A matter of the pool: the answer gives away nothing of anybody.
  if (!verifiesAnything(pool)) throw cannotResend()
  const { user, subject, standIn } = await userForClient(services, caller, username)
  await countTry(services, pool.id, subject, 'resend_code')
  if (!user || (!user.enabled && hidesExistence(client)) || (hidesStanding(caller) && !isWaiting(pool, user))) {
    await confirmationLink(services, caller, { username }, '')
    await commitLikeNewCode(services, pool, subject)
    return simulatedTarget(pool, username, standIn)
  }
  return sendNewCode(services, caller, user)
}

const cannotResend = () =>
  new ServiceError('InvalidParameterException', 'Cannot resend codes. Auto verification not turned on.')

async function sendNewCode(services: Services, caller: ClientCaller, seen: User): Promise<CodeTarget> {
  const { pool } = caller
  refuseStanding(seen)
  const target = confirmationTarget(pool, seen.attributes)
  if (!target) throw cannotResend()
  const code = freshCode(services, seen, 'confirm_sign_up', target)
  const message = outboxRow(services, {
    pool,
    user: seen,
    kind: 'resend_code',
    channel: target.channel,
    recipient: target.destination,
    code: code.text,
    link: await confirmationLink(services, caller, seen, code.text),
  })
  await services.store.transaction(async (tx) => {
    // Meanwhile the user may have confirmed, or be gone: a code would then be left lying about.
    const user = await tx.users.lock(pool.id, seen.id)
    if (!user) throw new ServiceError('UserNotFoundException', 'Username/client id combination not found.')
    refuseStanding(user)
    await tx.codes.put(code.stored)
    await tx.messages.add(message)
  })
  services.mailroom.wake()
  return target
}

/** Where there is nobody to send a code to, a commit of the same kind: the time of one would tell. */
async function commitLikeNewCode({ store }: Services, pool: UserPool, subject: string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.users.lock(pool.id, subject)
    await tx.attempts.change(pool.id, subject, 'resend_code', (current) => current)
  })
}

/** Whether there is a code to send, and an address for it. */
function isWaiting(pool: UserPool, { status, attributes }: User): boolean {
  return status === 'UNCONFIRMED' && confirmationTarget(pool, attributes) !== undefined
}

function refuseStanding(user: User): void {
  if (!user.enabled) throw new ServiceError('NotAuthorizedException', userDisabled.message)
  if (user.status !== 'UNCONFIRMED') throw new ServiceError('InvalidParameterException', 'User is already confirmed.')
}
