/**
 * A message did not leave. `permanent`: trying the same message again is of no use. The message of the error is safe to keep: it holds no
 * password of the mail server.
 */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure'
  readonly permanent: boolean

  constructor(message: string, permanent: boolean) {
    super(message)
    this.permanent = permanent
  }
}
