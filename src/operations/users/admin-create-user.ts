import { usesUsernameAttributes } from '#domain/aliases.ts'
import { allowsPasswordless, nameNewUser, newUser } from '#domain/new-user.ts'
import { readAttributes } from '#domain/user-attributes.ts'
import type { AliasKind, User } from '#domain/users.ts'
import { userForAdmin } from '#flows/find-user.ts'
import type { Services } from '#flows/services.ts'
import { rememberPassword, setPassword } from '#flows/set-password.ts'
import { claimAliases, hidesSomebody } from '#flows/take-names.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedUser } from './described-user.ts'
import { type InvitationCall, invitations, protectTemporary, temporaryPassword } from './invitation.ts'

/** An administrator makes an account for somebody, who chooses a password of their own at the first sign-in. Or invites them once more. */
export const AdminCreateUser = operation('AdminCreateUser', {
  access: poolAdministrator(),

  async handle(services, call) {
    const user = await (call.input.MessageAction === 'RESEND' ? inviteAgain(services, call) : create(services, call))
    return { User: describedUser(user) }
  },
})

async function create(services: Services, call: InvitationCall): Promise<User> {
  const { input, caller, error } = call
  const { pool } = caller
  const withPassword = input.TemporaryPassword !== undefined || !allowsPasswordless(pool)
  const user = userFrom(services, call, withPassword)
  const typed = withPassword ? temporaryPassword(services, call) : undefined
  const password = typed === undefined ? undefined : await protectTemporary(services, pool, user, typed)
  const messages = typed === undefined ? [] : invitations(services, call, user, typed)

  await services.store.transaction(async (tx) => {
    const isHiding = !usesUsernameAttributes(pool) && (await hidesSomebody(tx, pool, user.username))
    const added = isHiding ? 'username taken' : await tx.users.add(user, user.username, password, [])
    if (added !== 'added') throw error('UsernameExistsException', 'User account already exists')
    const taken = await claimAliases(tx, pool, user, { force: input.ForceAliasCreation ?? false, now: user.createdAt })
    if (taken) throw error('UsernameExistsException', existsMessage(call, taken))
    if (password) await rememberPassword(tx, pool, user.id, password, user.createdAt)
    for (const message of messages) await tx.messages.add(message)
  })
  if (messages.length > 0) services.mailroom.wake()
  return user
}

function existsMessage({ caller: { pool } }: InvitationCall, kind: AliasKind): string {
  return usesUsernameAttributes(pool)
    ? `An account with the given ${kind} already exists.`
    : `An account with the ${kind} already exists.`
}

function userFrom(
  { random, clock }: Services,
  { input, caller: { pool }, error }: InvitationCall,
  withPassword: boolean,
): User {
  const read = readAttributes({ pool, writer: 'admin', given: input.UserAttributes ?? [] })
  if ('refused' in read) throw error(read.refused.code, read.refused.message)
  const id = random.uuid()
  const naming = nameNewUser(pool, id, input.Username, read.attributes)
  if ('refused' in naming) throw error('InvalidParameterException', naming.refused)
  return newUser(pool, id, naming, withPassword ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED', clock.now())
}

/** RESEND: another temporary password, with its whole time to live, for somebody who has not used the first. */
async function inviteAgain(services: Services, call: InvitationCall): Promise<User> {
  const { caller, error } = call
  const { pool } = caller
  const seen = await userForAdmin(services, pool, call.input.Username)
  const typed = temporaryPassword(services, call)
  const password = await protectTemporary(services, pool, seen, typed)
  const messages = invitations(services, call, seen, typed)
  const user = await services.store.transaction(async (tx) => {
    const found = await tx.users.lock(pool.id, seen.id)
    if (!found) throw error('UserNotFoundException', 'User does not exist.')
    if (found.status !== 'FORCE_CHANGE_PASSWORD')
      throw error(
        'UnsupportedUserStateException',
        `Resend not possible. ${found.username} status is not FORCE_CHANGE_PASSWORD`,
      )
    const invited: User = { ...found, modifiedAt: services.clock.now() }
    await tx.users.put(invited)
    await setPassword(tx, pool, found.id, password, invited.modifiedAt)
    for (const message of messages) await tx.messages.add(message)
    return invited
  })
  if (messages.length > 0) services.mailroom.wake()
  return user
}
