import { type CodeTarget, confirmationTarget, simulatedTarget, verifiesAnything } from '#domain/code-rules.ts'
import type { UserPool } from '#domain/pools.ts'
import { userDisabled } from '#domain/sign-in/next-step.ts'
import type { User } from '#domain/users.ts'
import { countTry } from '#flows/count-try.ts'
import { hidesExistence, userForClient } from '#flows/find-user.ts'
import { codeDeliveryDetails, outboxRow } from '#flows/send-message.ts'
import type { Services } from '#flows/services.ts'
import { freshCode } from '#flows/verification-codes.ts'
import { appClientForUser, type ClientCaller } from '../access.ts'
import { operation, type Request } from '../operation.ts'

type ResendCall = Request<'ResendConfirmationCode', ClientCaller>

/** A new code for somebody who signed up and has not confirmed it yet. The code before it is good for nothing from then on. */
export const ResendConfirmationCode = operation('ResendConfirmationCode', {
  access: appClientForUser(),

  async handle(services, call) {
    const { input, caller, error } = call
    const { pool, client } = caller
    // A matter of the pool: the answer gives away nothing of anybody.
    if (!verifiesAnything(pool)) throw error('InvalidParameterException', cannotResend)
    const { user, subject, standIn } = await userForClient(services, caller, input.Username)
    await countTry(services, pool.id, subject, 'resend_code')
    if (!user || (!user.enabled && hidesExistence(client))) {
      await commitLikeNewCode(services, pool, subject)
      return { CodeDeliveryDetails: codeDeliveryDetails(simulatedTarget(pool, input.Username, standIn)) }
    }
    return { CodeDeliveryDetails: codeDeliveryDetails(await sendNewCode(services, call, user)) }
  },
})

const cannotResend = 'Cannot resend codes. Auto verification not turned on.'

async function sendNewCode(services: Services, call: ResendCall, seen: User): Promise<CodeTarget> {
  const { pool } = call.caller
  refuseStanding(call, seen)
  const target = confirmationTarget(pool, seen.attributes)
  if (!target) throw call.error('InvalidParameterException', cannotResend)
  const code = freshCode(services, seen, 'confirm_sign_up', target)
  const message = outboxRow(services, {
    pool,
    user: seen,
    kind: 'resend_code',
    channel: target.channel,
    recipient: target.destination,
    code: code.text,
  })
  await services.store.transaction(async (tx) => {
    // Meanwhile the user may have confirmed, or be gone: a code would then be left lying about.
    const user = await tx.users.lock(pool.id, seen.id)
    if (!user) throw call.error('UserNotFoundException', 'Username/client id combination not found.')
    refuseStanding(call, user)
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

function refuseStanding({ error }: ResendCall, user: User): void {
  if (!user.enabled) throw error('NotAuthorizedException', userDisabled.message)
  if (user.status !== 'UNCONFIRMED') throw error('InvalidParameterException', 'User is already confirmed.')
}
