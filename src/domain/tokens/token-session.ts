export type OAuthSession = {
  /** The address of the API that the access tokens are for (RFC 8707), if the sign-in was asked to bind them. */
  readonly resource: string | undefined
}

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
  /** For a sign-in through the OAuth endpoints; undefined for one through the API. */
  readonly oauth: OAuthSession | undefined
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
