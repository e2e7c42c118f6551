/** The key that signs a pool's requests to SAML providers, with the certificate that they trust it by. A pool has one. */
export type SamlSigningKey = {
  readonly poolId: string
  /** DER, self-signed. */
  readonly certificate: Buffer
  /** PKCS #8, DER, in the clear; sealed before it is stored. */
  readonly privateKeyPkcs8: Buffer
  readonly createdAt: Date
}
