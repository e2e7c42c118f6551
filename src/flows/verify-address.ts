import { withProvedAddress } from '#domain/attribute-update.ts'
import {
  type CodeRefusal,
  type CodeTarget,
  codeExpired,
  codeProblem,
  targetAt,
  verificationPurpose,
} from '#domain/code-rules.ts'
import type { StoredCode } from '#domain/codes.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import { putVerificationCode } from './code-messages.ts'
import { countTry } from './count-try.ts'
import type { Repositories, Services } from './services.ts'
import { moveAliases } from './take-names.ts'
import { codeMatches } from './verification-codes.ts'

type Address = CodeTarget['attribute']

const missing = {
  email: 'User does not have a valid registered email address',
  phone_number: 'User does not have a valid registered phone number',
}

/** The attributes that can be proved by a code. Throws for any other name. */
export function addressNamed(name: string): Address {
  if (name === 'email' || name === 'phone_number') return name
  throw new ServiceError(
    'InvalidParameterException',
    'Invalid attribute name. Only phone_number and email can be verified.',
  )
}

/** Sends the user another code: to the address that waits to be proved if there is one, else to the one that stands there. */
export async function sendAddressCode(
  services: Services,
  pool: UserPool,
  userId: string,
  address: Address,
): Promise<CodeTarget> {
  await countTry(services, pool.id, userId, 'attribute_code')
  const target = await services.store.transaction(async (tx) => {
    const user = await lockedUser(tx, pool, userId)
    const live = liveCode(await tx.codes.lock(pool.id, userId, verificationPurpose[address]), services.clock.now())
    const destination = live?.destination ?? user.attributes[address]
    if (!destination) throw new ServiceError('InvalidParameterException', missing[address])
    const target = targetAt(address, destination)
    await putVerificationCode(services, tx, pool, user, target)
    return target
  })
  services.mailroom.wake()
  return target
}

/**
 * The user proves an address with the code that was sent there; a value that waited for it takes the place of the old one. The try is counted
 * first. Of many who bring the same code one wins; a refusal leaves the code as it was.
 */
export async function verifyAddress(
  services: Services,
  pool: UserPool,
  userId: string,
  address: Address,
  typed: string,
): Promise<void> {
  await countTry(services, pool.id, userId, 'verify_attribute')
  const purpose = verificationPurpose[address]
  await services.store.transaction(async (tx) => {
    const now = services.clock.now()
    const user = await lockedUser(tx, pool, userId)
    const code = await tx.codes.lock(pool.id, userId, purpose)
    const problem = codeProblem(code, codeMatches(services, { poolId: pool.id, userId, purpose }, code, typed), now)
    if (!code || problem) throw refusal(problem ?? codeExpired)

    const proved: User = {
      ...user,
      attributes: withProvedAddress(user.attributes, address, code.destination),
      modifiedAt: now,
    }
    await tx.users.put(proved)
    await tx.codes.remove(pool.id, userId, purpose)
    await moveAliases(tx, pool, proved, { force: false, now })
  })
}

async function lockedUser(tx: Repositories, pool: UserPool, userId: string): Promise<User> {
  const user = await tx.users.lock(pool.id, userId)
  if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.')
  return user
}

function liveCode(code: StoredCode | undefined, now: Date): StoredCode | undefined {
  return code && now < code.expiresAt ? code : undefined
}

function refusal({ code, message }: CodeRefusal): ServiceError {
  return new ServiceError(code, message)
}
