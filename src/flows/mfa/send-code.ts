import { attemptLimitExceeded, countInHour, triesPerHour } from '#domain/attempts.ts'
import { ServiceError } from '#domain/errors.ts'
import { newCode } from '#domain/ids.ts'
import { maskDestination } from '#domain/masking.ts'
import type { UserPool } from '#domain/pools.ts'
import { type MessageMethod, mfaAttributes } from '#domain/sign-in/mfa.ts'
import type { User } from '#domain/users.ts'
import { outboxRow } from '../send-message.ts'
import type { Services } from '../services.ts'

const hashPurpose = 'mfa-code'

const codeDigits: Readonly<Record<MessageMethod, number>> = { SMS_MFA: 6, EMAIL_OTP: 8 }

export type SentCode = { readonly codeHash: string; readonly parameters: Record<string, string> }

/**
 * Sends the code of a second factor. Only its keyed hash goes on, in the sealed session: the code ends with the session, and one for another
 * user, method or address never fits.
 */
export async function sendMfaCode(
  services: Services,
  pool: UserPool,
  user: User,
  method: MessageMethod,
  destination = user.attributes[mfaAttributes[method]] ?? '',
): Promise<SentCode> {
  const { store, random, sealer, mailroom } = services
  await countMessage(services, user)
  const code = newCode(codeDigits[method], random.bytes)
  const channel = method === 'SMS_MFA' ? 'sms' : 'email'
  await store.messages.add(
    outboxRow(services, { pool, user, kind: 'authentication', channel, recipient: destination, code }),
  )
  mailroom.wake()
  return {
    codeHash: sealer.keyedHash(hashPurpose, ...hashed(user, method, destination), code).toString('base64url'),
    parameters: {
      USER_ID_FOR_SRP: user.username,
      CODE_DELIVERY_DELIVERY_MEDIUM: method === 'SMS_MFA' ? 'SMS' : 'EMAIL',
      CODE_DELIVERY_DESTINATION: maskDestination(mfaAttributes[method], destination),
    },
  }
}

/** Compares in constant time. */
export function mfaCodeMatches(
  { sealer }: Services,
  user: User,
  method: MessageMethod,
  destination: string,
  codeHash: string,
  typed: string,
): boolean {
  const expected = Buffer.from(codeHash, 'base64url')
  return sealer.matchesKeyedHash(expected, hashPurpose, ...hashed(user, method, destination), typed)
}

function hashed(user: User, method: MessageMethod, destination: string): string[] {
  return [user.poolId, user.id, method, destination]
}

/** Whoever knows a password may not fill somebody's inbox, nor run up a bill for SMS. The contract of a sign-in has no LimitExceededException. */
async function countMessage({ store, clock }: Services, { poolId, id }: User): Promise<void> {
  let allowed = false
  await store.attempts.change(poolId, id, 'mfa_message', (current) => {
    const next = countInHour(current, triesPerHour.mfa_message, clock.now())
    allowed = next !== undefined
    return next
  })
  if (!allowed) throw new ServiceError('TooManyRequestsException', attemptLimitExceeded)
}
