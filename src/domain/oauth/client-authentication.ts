import { clientSecretMatches } from '#domain/client-secrets.ts'
import type { AppClient } from '#domain/clients.ts'
import { formParameter } from './form-parameters.ts'

/** Who a request says it comes from, and how it proves it. */
export type PresentedClient = {
  readonly id: string
  readonly secret: string | undefined
  readonly method: 'client_secret_basic' | 'client_secret_post' | 'none'
}

/** The client that a request names, by its Authorization header or its form (RFC 6749, section 2.3.1), or why it names none. */
export function presentedClient(
  authorization: string | undefined,
  form: URLSearchParams,
): PresentedClient | 'invalid_request' | 'invalid_client' {
  const id = formParameter(form, 'client_id')
  const secret = formParameter(form, 'client_secret')
  if (authorization === undefined) {
    if (id === undefined) return 'invalid_request'
    return { id, secret, method: secret === undefined ? 'none' : 'client_secret_post' }
  }
  const basic = basicCredentials(authorization)
  if (!basic) return 'invalid_client'
  // RFC 6749, section 2.3: one method for each request. The client id may be named again.
  if (secret !== undefined || (id !== undefined && id !== basic.id)) return 'invalid_request'
  return { ...basic, method: 'client_secret_basic' }
}

/** Whether the client is who it says. One with a secret has to show it; one without has none to show. */
export function isAuthenticated(client: AppClient, { secret, method }: PresentedClient): boolean {
  if (client.secrets.length === 0) return method === 'none'
  return secret !== undefined && clientSecretMatches(client, secret)
}

/** A header of this size holds the longest id and secret there are, each letter of them escaped. */
const longestHeader = 1_024

function basicCredentials(authorization: string): { id: string; secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1]
  if (encoded === undefined || authorization.length > longestHeader) return undefined
  const [, id, secret] = /^([^:]+):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  if (id === undefined || secret === undefined) return undefined
  return unescaped(id, secret)
}

/**
 * RFC 6749, section 2.3.1: both are form-encoded before they are joined. A plus stays one, for it may be a letter of a Cognito secret, sent
 * as it is by clients that do not encode, whereas a blank never is.
 */
function unescaped(id: string, secret: string): { id: string; secret: string } | undefined {
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) }
  } catch {
    return undefined
  }
}
