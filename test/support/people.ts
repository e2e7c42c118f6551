import type { AuthAnswer } from '#flows/sign-in/request.ts'
import type { Input } from '#operations/operation.ts'
import type { Harness } from './harness.ts'
import { createSrpClient } from './srp-client.ts'

export type World = { readonly poolId: string; readonly clientId: string; readonly clientSecret: string }

const flows = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const

/** A user pool and an app client with every written flow switched on. */
export async function createWorld(
  { call }: Harness,
  options: { pool?: Partial<Input<'CreateUserPool'>>; client?: Partial<Input<'CreateUserPoolClient'>> } = {},
): Promise<World> {
  const { UserPool } = await call('CreateUserPool', { PoolName: 'test', ...options.pool })
  const poolId = UserPool?.Id ?? ''
  return { poolId, ...(await createClient({ call }, poolId, options.client)) }
}

export async function createClient(
  { call }: Pick<Harness, 'call'>,
  poolId: string,
  client: Partial<Input<'CreateUserPoolClient'>> = {},
) {
  const { UserPoolClient } = await call('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'app',
    ExplicitAuthFlows: [...flows],
    ...client,
  })
  return { clientId: UserPoolClient?.ClientId ?? '', clientSecret: UserPoolClient?.ClientSecret ?? '' }
}

export const goodPassword = 'Passw0rd!'

/** A confirmed user with a permanent password. Returns the `sub`. */
export async function addUser(
  { call }: Harness,
  { poolId }: World,
  username: string,
  attributes: Record<string, string> = {},
): Promise<string> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const { User } = await call('AdminCreateUser', {
    UserPoolId: poolId,
    Username: username,
    UserAttributes,
    MessageAction: 'SUPPRESS',
  })
  await call('AdminSetUserPassword', {
    UserPoolId: poolId,
    Username: username,
    Password: goodPassword,
    Permanent: true,
  })
  return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
}

export function signInByPassword({ call }: Harness, { clientId }: World, username: string, password = goodPassword) {
  return call('InitiateAuth', {
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: password },
  })
}

/** Both steps of USER_SRP_AUTH. */
export async function signInBySrp(
  harness: Harness,
  { poolId, clientId }: World,
  username: string,
  password = goodPassword,
): Promise<AuthAnswer> {
  const client = createSrpClient()
  const started = await harness.call('InitiateAuth', {
    ClientId: clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: username, SRP_A: client.publicValue },
  })
  const ChallengeResponses = client.answer(poolId, started.ChallengeParameters ?? {}, password, harness.clock.now())
  const answer = await harness.call('RespondToAuthChallenge', {
    ClientId: clientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses,
  })
  return { ChallengeParameters: {}, ...answer }
}

/** The claims of a token, unverified. */
export function claimsOf(token: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString())
}
