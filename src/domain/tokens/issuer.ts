/**
 * The issuer of a pool's tokens: the server's own address, so that any OIDC library finds the keys, or AWS's form for programs that
 * have it built in.
 */
export function issuerOf(
  settings: { region: string; publicUrl: string; issuer: 'own' | 'aws' },
  poolId: string,
): string {
  return settings.issuer === 'own'
    ? `${settings.publicUrl}/${poolId}`
    : `https://cognito-idp.${settings.region}.amazonaws.com/${poolId}`
}

/** The pool named by an issuer of either form, if it is one: the last part of the path. */
export function poolIdIn(issuer: unknown): string | undefined {
  return typeof issuer === 'string' ? /\/([\w-]{1,55}_[0-9a-zA-Z]{1,55})$/.exec(issuer)?.[1] : undefined
}
