import type { ClientSettings } from '#domain/clients.ts'
import type { TokenSession } from './token-session.ts'

/**
 * What becomes of a refresh token that is presented:
 * `keep` it goes on as it is; `rotate` the next one takes its place; `repeat` it was replaced a moment ago, and its successor is handed out
 * again; `reuse` it was replaced for good.
 */
export type Rotation = 'keep' | 'rotate' | 'repeat' | 'reuse'

export type Presented = {
  /** The number that the presented token carries. */
  readonly generation: number
  readonly session: Pick<TokenSession, 'generation' | 'rotatedAt'>
  readonly settings: Pick<ClientSettings, 'RefreshTokenRotation'>
  readonly now: Date
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html */
export function rotationOf({ generation, session, settings, now }: Presented): Rotation {
  const rotates = settings.RefreshTokenRotation?.Feature === 'ENABLED'
  if (generation === session.generation) return rotates ? 'rotate' : 'keep'
  const graceSeconds = rotates ? (settings.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) : 0
  const isPrevious = generation === session.generation - 1 && session.rotatedAt !== undefined
  return isPrevious && now.getTime() < session.rotatedAt.getTime() + graceSeconds * 1_000 ? 'repeat' : 'reuse'
}
