import { ServiceError } from '#domain/errors.ts'
import type { OAuthEndpoint } from '#domain/rate-categories.ts'
import type { WebAnswer, WebSite } from '#domain/web.ts'
import { limitByPool } from '#flows/request-limits.ts'
import type { Services } from '#flows/services.ts'

/**
 * The answers of the three endpoints that programs call: never cached (RFC 6749, section 5.1), and readable from any web page, for there is
 * nothing in a browser that would vouch for its user here.
 */
export function machineAnswer(
  status: number,
  body: object | undefined,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  return {
    status,
    headers: {
      ...(body && { 'content-type': 'application/json;charset=UTF-8' }),
      'cache-control': 'no-store',
      pragma: 'no-cache',
      'access-control-allow-origin': '*',
      ...headers,
    },
    body: body ? JSON.stringify(body) : '',
  }
}

/** Cognito's answer to another method, and to a body that is no form. */
export function notAllowed(methods: string): WebAnswer {
  return machineAnswer(405, undefined, { allow: methods })
}

/** Counts the request against the limit of its pool before `work`; beyond it the answer is 429. The transport has counted its address. */
export async function withinLimits(
  services: Services,
  { pool }: WebSite,
  endpoint: OAuthEndpoint,
  work: () => Promise<WebAnswer>,
): Promise<WebAnswer> {
  try {
    limitByPool(services, endpoint, pool)
    return await work()
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'TooManyRequestsException')
      return machineAnswer(429, { error: 'too_many_requests' }, { 'retry-after': '1' })
    throw error
  }
}
