import type { GetUserAuthFactorsResponse } from '#contract/cognito-idp-types.generated.ts'
import { configuredFactors, describedMfa } from '#domain/described-mfa.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import type { Services } from '#flows/services.ts'

/** What a user can sign in with: first factors and second ones. */
export async function authFactors(
  { store }: Services,
  pool: UserPool,
  user: User,
): Promise<GetUserAuthFactorsResponse> {
  const found = await store.users.findByName(pool.id, { usernameKey: user.id, aliases: [], id: user.id })
  const { PreferredMfaSetting, UserMFASettingList } = describedMfa(user)
  return {
    Username: user.username,
    ...(PreferredMfaSetting && { PreferredMfaSetting }),
    ...(UserMFASettingList && { UserMFASettingList }),
    ConfiguredUserAuthFactors: configuredFactors(pool, user, found?.password !== undefined),
  }
}
