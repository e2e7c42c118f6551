/** An authenticator app of a user (RFC 6238). A new secret waits as `pending` until a code proves that the app has it. */
export type SoftwareToken = {
  readonly poolId: string
  readonly userId: string
  /** 20 bytes. Undefined until the first one is proved. */
  readonly secret: Buffer | undefined
  readonly pending: Buffer | undefined
  readonly name: string | undefined
  /** The latest time step whose code was taken: none at or before it is taken again. */
  readonly lastStep: number | undefined
}
