import { sampleAsset, sampleBranding, sampleSamlKey, sampleTerms, sampleUiCustomization } from './branding-samples.ts'
import {
  email,
  noon,
  sampleAuthorizationCode,
  sampleClient,
  sampleCode,
  sampleDomain,
  sampleGroup,
  sampleKey,
  sampleLoginSession,
  sampleMessage,
  samplePassword,
  samplePool,
  sampleResourceServer,
  sampleSession,
  sampleSoftwareToken,
  sampleUser,
} from './samples.ts'
import type { TestBed } from './test-bed.ts'

/** Adds a pool with one of everything that a pool can hold. Returns its user's id. */
export async function fillPool({ store }: TestBed, poolId: string): Promise<string> {
  const user = sampleUser({ poolId })
  const clientId = `client of ${poolId}`
  await store.pools.add(samplePool({ id: poolId }))
  await store.signingKeys.add(sampleKey({ poolId }))
  await store.clients.add(sampleClient({ id: clientId, poolId }))
  await store.users.add(user, 'ada', samplePassword(), [email('ada@example.com')])
  await store.codes.put(sampleCode(user.id, { poolId }))
  await store.attempts.change(poolId, user.id, 'password', () => ({ count: 1, firstAt: noon, lastAt: noon }))
  await store.authorizationCodes.add(sampleAuthorizationCode(user.id, { poolId, clientId }))
  await store.tokenSessions.add(sampleSession(user.id, { poolId, clientId }))
  await store.loginSessions.add(sampleLoginSession(user.id, { poolId }))
  await store.groups.add(sampleGroup({ poolId }))
  await store.groups.addMember(poolId, sampleGroup().name, user.id, noon)
  await store.domains.add(sampleDomain({ poolId, domain: `domain of ${poolId}` }))
  await store.resourceServers.add(sampleResourceServer({ poolId }))
  await store.uiCustomizations.put(sampleUiCustomization({ poolId }), undefined)
  await store.brandings.add(sampleBranding({ poolId, clientId }))
  await store.brandings.putAssets(poolId, sampleBranding().id, [sampleAsset()])
  await store.terms.add(sampleTerms({ poolId, clientId }))
  await store.samlSigningKeys.putIfAbsent(sampleSamlKey({ poolId }))
  await store.softwareTokens.put(sampleSoftwareToken(user.id, { poolId }))
  await store.passwordHistory.add(poolId, user.id, samplePassword(), noon, 1)
  const message = sampleMessage({ poolId, userId: user.id })
  await store.messages.add({ id: `message of ${poolId}`, message, state: 'pending', at: noon })
  return user.id
}

/** Every table that has rows of a filled pool, in the order of their names. */
export const tablesOfPool = [
  'app_clients',
  'attempts',
  'authorization_codes',
  'branding_assets',
  'brandings',
  'codes',
  'domains',
  'group_members',
  'groups',
  'login_sessions',
  'messages',
  'password_history',
  'resource_servers',
  'saml_signing_keys',
  'signing_keys',
  'software_tokens',
  'terms',
  'token_sessions',
  'ui_customizations',
  'user_aliases',
  'user_counts',
  'users',
]

/** How many rows of a pool each table has, tables without any left out. */
export async function rowsByPool({ database }: TestBed, poolId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of await database.read.introspection.getTables()) {
    if (!table.columns.some((column) => column.name === 'pool_id')) continue
    const name = table.name as 'users'
    const rows = await database.read.selectFrom(name).select('pool_id').where('pool_id', '=', poolId).execute()
    if (rows.length > 0) counts[table.name] = rows.length
  }
  return counts
}
