import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import type { Services } from './services.ts'
import { siteOfPool } from './web-sites.ts'

/**
 * Where a click confirms a sign-up, in pools that send links in place of codes; undefined in others. Built from the configuration alone
 * (CVE-2023-49097). https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export async function confirmationLink(
  services: Services,
  { pool, client }: { readonly pool: UserPool; readonly client: AppClient },
  { username }: Pick<User, 'username'>,
  code: string,
): Promise<string | undefined> {
  if (pool.settings.VerificationMessageTemplate?.DefaultEmailOption !== 'CONFIRM_WITH_LINK') return undefined
  const { base } = await siteOfPool(services, pool)
  return `${base}/confirmUser?${new URLSearchParams({ client_id: client.id, user_name: username, confirmation_code: code })}`
}
