import { MasterKeyError } from '#adapters/crypto/master-key.ts'
import { SealBrokenError } from '#adapters/crypto/seal.ts'
import type { Config } from './config.ts'

/** Why the server cannot start, in a sentence that says what to do; undefined for what nobody foresaw. */
export function startProblem(error: unknown, { host, port, dataDir, databaseUrl }: Config): string | undefined {
  if (error instanceof MasterKeyError) return error.message
  if (error instanceof SealBrokenError) {
    return 'The database is sealed with another master key. Give the one it was made with (LIFEGUARD_MASTER_KEY, or the file master-key in the data folder).'
  }
  const { code, syscall } = systemError(error)
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use. Stop the other program, or set LIFEGUARD_PORT to another port.`
  }
  // Looking up a name fails alike for both: the database is opened first.
  if (syscall === 'listen' || (syscall === 'getaddrinfo' && databaseUrl === undefined)) {
    return `It is not possible to listen on ${host}, port ${port} (${code}). Check LIFEGUARD_HOST and LIFEGUARD_PORT.`
  }
  if (databaseUrl !== undefined && code !== undefined) {
    return `The database cannot be used (${code}). Check LIFEGUARD_DATABASE_URL, and that PostgreSQL runs.`
  }
  if (code !== undefined) return `The data folder ${dataDir} cannot be used (${code}). Check LIFEGUARD_DATA_DIR.`
  return undefined
}

/** What Node and the database drivers hang on their errors. Several addresses that all failed come as one AggregateError. */
function systemError(error: unknown): { code: string | undefined; syscall: string | undefined } {
  const inner = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
  const { code, syscall } = Object(inner)
  return {
    code: typeof code === 'string' ? code : undefined,
    syscall: typeof syscall === 'string' ? syscall : undefined,
  }
}
