/** Never the whole error: database drivers hang rows and parameters on theirs. */
export function describeBug(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { name: typeof thrown }
  return { name: thrown.name, stack: thrown.stack, ...(thrown.cause ? { cause: describeBug(thrown.cause) } : {}) }
}

/** Fastify's own refusals carry a status below 500; whatever else is thrown is a bug. */
export function clientErrorStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined
}
