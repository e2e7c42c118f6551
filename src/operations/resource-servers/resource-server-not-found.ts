import { ServiceError } from '#domain/errors.ts'

export function resourceServerNotFound(identifier: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', `Resource server ${identifier} does not exist.`)
}
