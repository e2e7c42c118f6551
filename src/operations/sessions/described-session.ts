import type { SessionDescriptionType } from '#contract/cognito-idp-types.generated.ts'
import { shownSessionId } from '#domain/session-ids.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'

// Differs: neither devices nor places are looked up, for which the contract has a word.
const unknown = 'unknown'

/** A session as the API shows it. None comes through an SSO session, so that there is no OriginSessionId. */
export function describedSession(session: TokenSession, isCurrent: boolean): SessionDescriptionType {
  return {
    SessionId: shownSessionId(session.id),
    SessionType: 'TOKEN',
    ClientId: session.clientId,
    CreateDate: session.authTime,
    LastActiveDate: session.lastActiveAt,
    DeviceType: unknown,
    LastIPAddress: session.lastIpAddress,
    LastLocation: { Country: unknown },
    IsCurrentSession: isCurrent,
  }
}
