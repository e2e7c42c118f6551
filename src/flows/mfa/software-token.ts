import { ServiceError } from '#domain/errors.ts'
import { withMethod } from '#domain/mfa-settings.ts'
import type { UserPool } from '#domain/pools.ts'
import { offeredMethods } from '#domain/sign-in/mfa.ts'
import { base32, matchingTotpStep, totpSecretBytes } from '#domain/sign-in/totp.ts'
import type { SoftwareToken } from '#domain/software-token.ts'
import type { User } from '#domain/users.ts'
import type { Repositories, Services } from '../services.ts'
import { mfaTry } from './mfa-try.ts'

/** Refuses where no authenticator app can be set up. */
export function checkOffersSoftwareToken(pool: UserPool): void {
  if (!offeredMethods(pool).includes('SOFTWARE_TOKEN_MFA'))
    throw new ServiceError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA has not been enabled by the userPool',
    )
}

/** What has to hold, and to happen, together with a change of a user's authenticator app. Throws when it may not be. */
export type Together = (tx: Repositories, user: User, token: SoftwareToken | undefined) => Promise<void>

const alone: Together = async () => undefined

/** A new secret, in Base32, that waits to be proved; the app that is in use stays good until then. */
export async function beginSoftwareToken(
  { store, random }: Services,
  { poolId, id: userId }: User,
  together = alone,
): Promise<string> {
  const pending = random.bytes(totpSecretBytes)
  await store.transaction(async (tx) => {
    const user = await lockedUser(tx, poolId, userId)
    const token = await tx.softwareTokens.find(poolId, userId)
    await together(tx, user, token)
    const standing = token ?? { poolId, userId, secret: undefined, name: undefined, lastStep: undefined }
    await tx.softwareTokens.put({ ...standing, pending })
  })
  return base32(pending)
}

export type AppProof = {
  readonly code: string
  readonly name: string | undefined
  /** Where a factor is required, the app is asked for from now on; elsewhere users switch it on by SetUserMFAPreference. */
  readonly switchOn: boolean
}

/** The app proves by a code that it has the waiting secret, which replaces the one before it. The code can't be used once more to sign in. */
export function proveSoftwareToken(services: Services, owner: User, proof: AppProof, together = alone): Promise<User> {
  const { poolId, id: userId } = owner
  const now = services.clock.now()
  return mfaTry(services, owner, () =>
    services.store.transaction(async (tx) => {
      const user = await lockedUser(tx, poolId, userId)
      const token = await tx.softwareTokens.find(poolId, userId)
      if (!token?.pending) throw new ServiceError('InvalidParameterException', 'User has not set up software token mfa')
      const lastStep = matchingTotpStep(token.pending, proof.code, now)
      if (lastStep === undefined)
        throw new ServiceError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')
      await together(tx, user, token)
      await tx.softwareTokens.put({ ...token, secret: token.pending, pending: undefined, name: proof.name, lastStep })
      if (!proof.switchOn) return user
      const changed: User = { ...user, mfa: withMethod(user.mfa, 'SOFTWARE_TOKEN_MFA'), modifiedAt: now }
      await tx.users.put(changed)
      return changed
    }),
  )
}

async function lockedUser(tx: Repositories, poolId: string, userId: string): Promise<User> {
  const user = await tx.users.lock(poolId, userId)
  if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.')
  return user
}
