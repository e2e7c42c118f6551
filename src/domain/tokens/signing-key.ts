/** One entry of a user pool's `jwks.json`, in the member order Cognito writes. */
export interface SigningJwk {
  readonly alg: 'RS256'
  readonly e: string
  /** The RFC 7638 thumbprint of the key in padded base64: 44 characters, like Cognito's. */
  readonly kid: string
  readonly kty: 'RSA'
  readonly n: string
  readonly use: 'sig'
  /** One self-signed certificate, base64 of DER. Cognito sends none, yet Ceph's STS trusts a key only through it. */
  readonly x5c: readonly [string]
}

/** A key pair that signs tokens. The private half must be sealed before it is stored. */
export interface SigningKey {
  readonly kid: string
  /** PKCS #8, DER, in the clear. */
  readonly privateKeyPkcs8: Buffer
  readonly publicJwk: SigningJwk
}

/** A user pool signs ID tokens and access tokens with different keys. */
export type TokenUse = 'id' | 'access'

export type StoredSigningKey = SigningKey & {
  readonly poolId: string
  readonly tokenUse: TokenUse
  readonly createdAt: Date
}
