import type { Server } from '#api/server.ts'

type Place = Pick<Server, 'Issuer' | 'PublicUrl' | 'Region'>

/** What the tokens of a pool name as their issuer. */
export function issuerOf({ Issuer, PublicUrl, Region }: Place, poolId: string): string {
  return Issuer === 'AWS' ? `https://cognito-idp.${Region}.amazonaws.com/${poolId}` : `${PublicUrl}/${poolId}`
}

/** Where the keys are that tokens are verified with: always at this server, whatever the issuer is called. */
export function keysUrlOf({ PublicUrl }: Place, poolId: string): string {
  return `${PublicUrl}/${poolId}/.well-known/jwks.json`
}
