import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AppClient } from './clients.ts'

/**
 * Why a SECRET_HASH is refused, in Cognito's words, or undefined when it is right: Base64(HMAC-SHA256(secret, username + clientId)).
 * A client without a secret ignores the hash. Each of the client's live secrets is good.
 */
export function secretHashProblem(client: AppClient, username: string, secretHash: string | undefined): string | undefined {
  if (client.secrets.length === 0) return undefined
  if (secretHash === undefined || secretHash === '') return `Client ${client.id} is configured with secret but SECRET_HASH was not received`
  return secretHashMatches(client, username, secretHash) ? undefined : `Unable to verify secret hash for client ${client.id}`
}

export function secretHashMatches(client: AppClient, username: string, secretHash: string): boolean {
  const given = Buffer.from(secretHash)
  let matched = false
  for (const secret of client.secrets) {
    const expected = Buffer.from(createHmac('sha256', secret.value).update(username + client.id).digest('base64'))
    matched = (given.length === expected.length && timingSafeEqual(given, expected)) || matched
  }
  return matched
}
