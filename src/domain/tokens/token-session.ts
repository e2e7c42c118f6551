/**
 * One sign-in and all tokens that came of it: what a refresh token continues and what revocation ends.
 * Every token carries `id` as its `event_id` claim.
 */
export type TokenSession = {
  readonly poolId: string
  readonly id: string
  readonly userId: string
  readonly clientId: string
  /** The `origin_jti` claim, for clients with token revocation. */
  readonly originJti: string
  readonly scope: string
  readonly authTime: Date
  /** End of the refresh token's life. */
  readonly expiresAt: Date
  readonly revokedAt: Date | undefined
  /** How often the refresh token was rotated: the live one carries this number. */
  readonly generation: number
  readonly rotatedAt: Date | undefined
  readonly lastActiveAt: Date
  readonly lastIpAddress: string | undefined
}
