import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AppClient, ClientSecret } from './clients.ts'

export const clientSecretsMax = 2

/** A secret as its client keeps it. Its id is `<client id>--<milliseconds since 1970>`, made later by one where that is taken. */
export function clientSecret(client: Pick<AppClient, 'id' | 'secrets'>, value: string, createdAt: Date): ClientSecret {
  const idAt = (milliseconds: number) => `${client.id}--${milliseconds}`
  let milliseconds = createdAt.getTime()
  while (client.secrets.some(({ id }) => id === idAt(milliseconds))) milliseconds++
  return { id: idAt(milliseconds), value, createdAt }
}

/**
 * Why a SECRET_HASH is refused, in Cognito's words, or undefined when it is right: Base64(HMAC-SHA256(secret, username + clientId)).
 * A client without a secret ignores the hash. Each of the client's live secrets is good.
 */
export function secretHashProblem(
  client: AppClient,
  username: string,
  secretHash: string | undefined,
): string | undefined {
  if (client.secrets.length === 0) return undefined
  if (secretHash === undefined || secretHash === '')
    return `Client ${client.id} is configured with secret but SECRET_HASH was not received`
  return secretHashMatches(client, username, secretHash)
    ? undefined
    : `Unable to verify secret hash for client ${client.id}`
}

export function secretHashMatches(client: AppClient, username: string, secretHash: string): boolean {
  const hashOf = (secret: string) =>
    createHmac('sha256', secret)
      .update(username + client.id)
      .digest('base64')
  return matchesOne(
    secretHash,
    client.secrets.map(({ value }) => hashOf(value)),
  )
}

/** Whether the plain secret is one of the client's live ones. A client without a secret asks for none. */
export function clientSecretMatches(client: AppClient, given: string | undefined): boolean {
  return (
    client.secrets.length === 0 ||
    matchesOne(
      given ?? '',
      client.secrets.map(({ value }) => value),
    )
  )
}

/** In constant time for texts of the expected length. */
function matchesOne(given: string, expected: readonly string[]): boolean {
  const typed = Buffer.from(given)
  return (
    expected
      .map((text) => Buffer.from(text))
      .filter((one) => one.length === typed.length && timingSafeEqual(one, typed)).length > 0
  )
}
