import { type CodeTarget, verificationPurpose } from '#domain/code-rules.ts'
import type { CodePurpose } from '#domain/codes.ts'
import type { MessageKind } from '#domain/messages.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import { outboxRow } from './send-message.ts'
import type { Repositories, Services } from './services.ts'
import { freshCode } from './verification-codes.ts'

/** In a transaction: a code that proves an address of the user's. Wake the mailroom after the commit. */
export function putVerificationCode(
  services: Services,
  tx: Repositories,
  pool: UserPool,
  user: User,
  target: CodeTarget,
): Promise<void> {
  return putCode(services, tx, pool, user, target, verificationPurpose[target.attribute], 'verify_attribute')
}

/** In a transaction: a code with which the user can choose a new password. Wake the mailroom after the commit. */
export function putRecoveryCode(
  services: Services,
  tx: Repositories,
  pool: UserPool,
  user: User,
  target: CodeTarget,
): Promise<void> {
  return putCode(services, tx, pool, user, target, 'forgot_password', 'forgot_password')
}

async function putCode(
  services: Services,
  tx: Repositories,
  pool: UserPool,
  user: User,
  target: CodeTarget,
  purpose: CodePurpose,
  kind: MessageKind,
): Promise<void> {
  const code = freshCode(services, user, purpose, target)
  await tx.codes.put(code.stored)
  const { channel, destination: recipient } = target
  await tx.messages.add(outboxRow(services, { pool, user, kind, channel, recipient, code: code.text }))
}
