import { aliasesOf, usesUsernameAttributes } from '#domain/aliases.ts'
import { confirmationTarget } from '#domain/code-rules.ts'
import { allowsPasswordless, earlyAliasProblem, nameNewUser, newUser, withUnverifiedMarks } from '#domain/new-user.ts'
import { missingAttributesProblem, readAttributes } from '#domain/user-attributes.ts'
import type { AliasKind, Attributes, User } from '#domain/users.ts'
import { codeDeliveryDetails, outboxRow } from '#flows/send-message.ts'
import type { Services } from '#flows/services.ts'
import { protectedPassword, refuseWeak, rememberPassword } from '#flows/set-password.ts'
import { hidesSomebody } from '#flows/take-names.ts'
import { freshCode } from '#flows/verification-codes.ts'
import { appClientForUser, type ClientCaller } from '../access.ts'
import { operation, type Request } from '../operation.ts'

type SignUpCall = Request<'SignUp', ClientCaller>

/**
 * A user makes an account of their own. Everything that can be said of the request alone is said before it is looked who exists. The password
 * is worked on for a name that is taken too, so that the time of the answer does not tell.
 */
export const SignUp = operation('SignUp', {
  access: appClientForUser(),

  async handle(services, call) {
    const { input, caller, error } = call
    const { pool } = caller
    if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly)
      throw error('NotAuthorizedException', 'SignUp is not permitted for this user pool')
    checkPassword(call)
    const user = userFrom(services, call)
    const password =
      input.Password === undefined ? undefined : await protectedPassword(services, pool, user, input.Password)

    const target = confirmationTarget(pool, user.attributes)
    const code = target && freshCode(services, user, 'confirm_sign_up', target)
    const message =
      code &&
      outboxRow(services, {
        pool,
        user,
        kind: 'sign_up',
        channel: target.channel,
        recipient: target.destination,
        code: code.text,
      })
    const taken = await services.store.transaction(async (tx) => {
      if (!usesUsernameAttributes(pool) && (await hidesSomebody(tx, pool, user.username))) return 'username taken'
      const added = await tx.users.add(user, user.username, password, aliasesOf(pool, user.attributes))
      if (added !== 'added') return added
      if (password) await rememberPassword(tx, pool, user.id, password, user.createdAt)
      if (code) await tx.codes.put(code.stored)
      if (message) await tx.messages.add(message)
      return undefined
    })
    if (taken) throw error('UsernameExistsException', existsMessage(taken))
    if (message) services.mailroom.wake()
    return {
      UserConfirmed: false,
      UserSub: user.id,
      ...(target && { CodeDeliveryDetails: codeDeliveryDetails(target) }),
    }
  },
})

function existsMessage(taken: 'username taken' | `${AliasKind} taken`): string {
  return taken === 'username taken'
    ? 'User already exists'
    : `An account with the given ${taken.replace(' taken', '')} already exists.`
}

function checkPassword({ input: { Password: typed }, caller: { pool }, error }: SignUpCall): void {
  if (typed === undefined) {
    if (allowsPasswordless(pool)) return
    // The contract cannot say it, because pools without passwords exist.
    throw error(
      'InvalidParameterException',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    )
  }
  refuseWeak(pool, typed)
}

function userFrom({ random, clock }: Services, call: SignUpCall): User {
  const { input, caller, error } = call
  const { pool } = caller
  const id = random.uuid()
  const naming = nameNewUser(pool, id, input.Username, givenAttributes(call))
  if ('refused' in naming) throw error('InvalidParameterException', naming.refused)
  const problem = missingAttributesProblem(pool, naming.attributes) ?? earlyAliasProblem(pool, naming.attributes)
  if (problem) throw error('InvalidParameterException', problem)
  return newUser(
    pool,
    id,
    { ...naming, attributes: withUnverifiedMarks(naming.attributes) },
    'UNCONFIRMED',
    clock.now(),
  )
}

function givenAttributes({ input, caller: { pool, client }, error }: SignUpCall): Attributes {
  const read = readAttributes({ pool, client, writer: 'user', given: input.UserAttributes ?? [] })
  if ('refused' in read) throw error(read.refused.code, read.refused.message)
  return read.attributes
}
