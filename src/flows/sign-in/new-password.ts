import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import { signInName } from '#domain/aliases.ts'
import { ServiceError } from '#domain/errors.ts'
import { missingRequiredAttributes, readAttributes } from '#domain/user-attributes.ts'
import type { Attributes, Password, User } from '#domain/users.ts'
import type { Services } from '../services.ts'
import { currentPassword, nextPassword, refuseWeak, setPassword } from '../set-password.ts'
import { advance } from './advance.ts'
import { type AuthSession, openAuthSession, passwordMark, sessionInvalid, sessionUsed } from './auth-session.ts'
import {
  type AuthAnswer,
  type ChallengeAnswer,
  checkSecretHash,
  type Entrance,
  type Parameters,
  requiredParameter,
} from './request.ts'

const challenge = 'NEW_PASSWORD_REQUIRED'
const attributePrefix = 'userAttributes.'

/**
 * NEW_PASSWORD_REQUIRED: the user replaces a temporary password, and gives the required attributes that are still missing. A refusal leaves
 * the session good for another try; success uses it up together with the change.
 */
export async function answerNewPassword(
  services: Services,
  entrance: Entrance,
  { session: text, responses }: ChallengeAnswer,
): Promise<AuthAnswer> {
  const username = requiredParameter(responses, 'USERNAME')
  const typed = requiredParameter(responses, 'NEW_PASSWORD')
  checkSecretHash(entrance, username, responses)
  const session = openAuthSession(services, entrance, challenge, text)
  const user = await userOf(services, entrance, session, username)
  refuseWeak(entrance.pool, typed)
  const attributes = newAttributes(entrance, user, responses)

  const password = await nextPassword(services, entrance.pool, user, typed)
  const changed = await storeNewPassword(services, entrance, session, user, attributes, password)
  return advance(services, entrance, { user: changed, password }, [...session.passed, challenge])
}

async function userOf({ store }: Services, { pool }: Entrance, session: AuthSession, username: string): Promise<User> {
  const found = await store.users.findByName(pool.id, signInName(pool, username))
  if (found?.user.id !== session.user) throw sessionInvalid()
  if (found.user.status !== 'FORCE_CHANGE_PASSWORD') throw sessionUsed()
  if (passwordMark(found.password) !== session.password) throw sessionInvalid()
  return found.user
}

/** The user's attributes with the given ones added. What an administrator has set is not for the user to change here. */
function newAttributes({ pool, client }: Entrance, user: User, responses: Parameters): Attributes {
  const given = givenAttributes(responses)
  const present = given.find(({ Name }) => Name !== undefined && user.attributes[Name] && user.attributes[Name] !== '')
  if (present) throw new ServiceError('InvalidParameterException', `Cannot modify an already provided ${present.Name}`)
  const read = readAttributes({ pool, client, writer: 'user', given })
  if ('refused' in read) throw new ServiceError(read.refused.code, read.refused.message)
  const attributes = { ...user.attributes, ...read.attributes }
  const [missing] = missingRequiredAttributes(pool, attributes)
  if (missing !== undefined)
    throw new ServiceError('InvalidParameterException', `Invalid attributes given, ${missing} is missing`)
  return attributes
}

function givenAttributes(responses: Parameters): AttributeType[] {
  return Object.entries(responses).flatMap(([name, value]) =>
    name.startsWith(attributePrefix) && value !== undefined
      ? [{ Name: name.slice(attributePrefix.length), Value: value }]
      : [],
  )
}

/** Password, attributes, status and the use of the session: all or nothing. */
async function storeNewPassword(
  { store, clock }: Services,
  { pool }: Entrance,
  session: AuthSession,
  seen: User,
  attributes: Attributes,
  password: Password,
): Promise<User> {
  return store.transaction(async (tx) => {
    if (!(await tx.usedSessions.use(session.id, new Date(session.expiresAt)))) throw sessionUsed()
    const user = await tx.users.lock(seen.poolId, seen.id)
    // An administrator may have set or reset the password meanwhile.
    if (user?.status !== 'FORCE_CHANGE_PASSWORD') throw sessionInvalid()
    if (passwordMark(await currentPassword({ store: tx }, user)) !== session.password) throw sessionInvalid()
    const changed: User = { ...user, attributes, status: 'CONFIRMED', modifiedAt: clock.now() }
    await tx.users.put(changed)
    await setPassword(tx, pool, user.id, password, changed.modifiedAt)
    return changed
  })
}
