import type { AdminCreateUserRequest, DeliveryMediumType } from '#contract/cognito-idp-types.generated.ts'
import type { UserPool } from '#domain/pools.ts'
import { newTemporaryPassword } from '#domain/temporary-password.ts'
import type { Password, User } from '#domain/users.ts'
import { type OutboxRow, outboxRow } from '#flows/send-message.ts'
import type { Services } from '#flows/services.ts'
import { protectedPassword, refuseWeak } from '#flows/set-password.ts'
import type { Request } from '../operation.ts'

export type InvitationCall = Request<'AdminCreateUser', { pool: UserPool }>

/** The temporary password of an invitation: the one that was given, if the policy accepts it, or a new one. */
export function temporaryPassword({ random }: Services, { input, caller: { pool } }: InvitationCall): string {
  if (input.TemporaryPassword === undefined)
    return newTemporaryPassword(pool.settings.Policies?.PasswordPolicy ?? {}, random.bytes)
  refuseWeak(pool, input.TemporaryPassword)
  return input.TemporaryPassword
}

export function protectTemporary(services: Services, pool: UserPool, user: User, typed: string): Promise<Password> {
  return protectedPassword(services, pool, user, typed, { temporarySince: services.clock.now() })
}

/** The outbox rows of an invitation: one for each medium that was asked for and that the user has an address for. */
export function invitations(
  services: Services,
  { input, caller: { pool } }: InvitationCall,
  user: User,
  password: string,
): readonly OutboxRow[] {
  if (input.MessageAction === 'SUPPRESS') return []
  const recipients = { SMS: user.attributes.phone_number, EMAIL: user.attributes.email }
  return mediaFor(input, recipients).flatMap((medium) => {
    const recipient = recipients[medium]
    if (!recipient) return []
    return [
      outboxRow(services, {
        pool,
        user,
        kind: 'invitation',
        channel: medium === 'SMS' ? 'sms' : 'email',
        recipient,
        code: password,
      }),
    ]
  })
}

/**
 * The API's default is SMS.
 * Differs: with no medium named, somebody who has no phone number is written to by e-mail instead of not at all.
 */
function mediaFor(
  { DesiredDeliveryMediums: named }: AdminCreateUserRequest,
  { SMS }: { SMS: string | undefined },
): readonly DeliveryMediumType[] {
  if (named?.length) return [...new Set(named)]
  return SMS ? ['SMS'] : ['EMAIL']
}
