/**
 * A refusal that the caller is meant to see: the code is one of the contract's exception names, the message is shown as it is.
 * Anything else that is thrown is a bug and is answered as InternalErrorException.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
