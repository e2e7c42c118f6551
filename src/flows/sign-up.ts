import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import { aliasesOf, usesUsernameAttributes } from '#domain/aliases.ts'
import type { AppClient } from '#domain/clients.ts'
import { type CodeTarget, confirmationTarget } from '#domain/code-rules.ts'
import { ServiceError } from '#domain/errors.ts'
import { allowsPasswordless, earlyAliasProblem, nameNewUser, newUser, withUnverifiedMarks } from '#domain/new-user.ts'
import type { UserPool } from '#domain/pools.ts'
import { missingAttributesProblem, readAttributes } from '#domain/user-attributes.ts'
import type { AliasKind, Attributes, User } from '#domain/users.ts'
import { confirmationLink } from './confirmation-link.ts'
import { outboxRow } from './send-message.ts'
import type { Services } from './services.ts'
import { protectedPassword, refuseWeak, rememberPassword } from './set-password.ts'
import { hidesSomebody } from './take-names.ts'
import { freshCode } from './verification-codes.ts'

type Caller = { readonly pool: UserPool; readonly client: AppClient }

export type SignUpRequest = {
  readonly username: string
  readonly password: string | undefined
  readonly attributes: readonly AttributeType[]
}

/** `target` is where the code went that confirms the user; without one, only an administrator can. */
export type SignedUp = { readonly user: User; readonly target: CodeTarget | undefined }

/**
 * A user makes an account of their own. Everything that can be said of the request alone is said before it is looked who exists. The password
 * is worked on for a name that is taken too, so that the time of the answer does not tell.
 */
export async function signUp(services: Services, caller: Caller, request: SignUpRequest): Promise<SignedUp> {
  const { pool } = caller
  if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly)
    throw new ServiceError('NotAuthorizedException', 'SignUp is not permitted for this user pool')
  checkPassword(pool, request.password)
  const user = userFrom(services, caller, request)
  const password =
    request.password === undefined ? undefined : await protectedPassword(services, pool, user, request.password)

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
      link: await confirmationLink(services, caller, user, code.text),
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
  if (taken) throw new ServiceError('UsernameExistsException', existsMessage(taken))
  if (message) services.mailroom.wake()
  return { user, target }
}

function existsMessage(taken: 'username taken' | `${AliasKind} taken`): string {
  return taken === 'username taken'
    ? 'User already exists'
    : `An account with the given ${taken.replace(' taken', '')} already exists.`
}

function checkPassword(pool: UserPool, typed: string | undefined): void {
  if (typed === undefined) {
    if (allowsPasswordless(pool)) return
    // The contract cannot say it, because pools without passwords exist.
    throw new ServiceError(
      'InvalidParameterException',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    )
  }
  refuseWeak(pool, typed)
}

function userFrom({ random, clock }: Services, caller: Caller, { username, attributes }: SignUpRequest): User {
  const { pool } = caller
  const id = random.uuid()
  const naming = nameNewUser(pool, id, username, givenAttributes(caller, attributes))
  if ('refused' in naming) throw new ServiceError('InvalidParameterException', naming.refused)
  const problem = missingAttributesProblem(pool, naming.attributes) ?? earlyAliasProblem(pool, naming.attributes)
  if (problem) throw new ServiceError('InvalidParameterException', problem)
  return newUser(
    pool,
    id,
    { ...naming, attributes: withUnverifiedMarks(naming.attributes) },
    'UNCONFIRMED',
    clock.now(),
  )
}

function givenAttributes({ pool, client }: Caller, given: readonly AttributeType[]): Attributes {
  const read = readAttributes({ pool, client, writer: 'user', given })
  if ('refused' in read) throw new ServiceError(read.refused.code, read.refused.message)
  return read.attributes
}
