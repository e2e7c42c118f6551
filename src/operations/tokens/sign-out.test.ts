import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, claimsOf, createClient, createWorld, signInByPassword, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
})
after(() => harness.close())

async function signIn(name: string, target: World = world) {
  const { AuthenticationResult } = await signInByPassword(harness, target, name)
  return {
    access: AuthenticationResult?.AccessToken ?? '',
    id: AuthenticationResult?.IdToken ?? '',
    refresh: AuthenticationResult?.RefreshToken ?? '',
  }
}

const getUser = (AccessToken: string) => harness.call('GetUser', { AccessToken })
const refusal = async (AccessToken: string) => {
  const { code, message } = await harness.refusal('GetUser', { AccessToken })
  return [code, message]
}
const refresh = (token: string, target: World = world) => ({
  ClientId: target.clientId,
  AuthFlow: 'REFRESH_TOKEN_AUTH' as const,
  AuthParameters: { REFRESH_TOKEN: token },
})

test('GetUser shows the attributes, sub first, as far as the client may read them', async () => {
  const sub = await addUser(harness, world, 'anna', { email: 'anna@example.com', name: 'Anna' })
  const { access } = await signIn('anna')
  assert.deepEqual(await getUser(access), {
    Username: 'anna',
    UserAttributes: [
      { Name: 'sub', Value: sub },
      { Name: 'email', Value: 'anna@example.com' },
      { Name: 'name', Value: 'Anna' },
    ],
  })
  const blind = { ...world, ...(await createClient(harness, world.poolId, { ReadAttributes: ['name'] })) }
  const { access: narrow, id } = await signIn('anna', blind)
  assert.deepEqual(
    (await getUser(narrow)).UserAttributes?.map(({ Name }) => Name),
    ['sub', 'name'],
  )
  assert.equal(claimsOf(id).email, undefined)
})

test('only a whole, living access token of this server is taken', async () => {
  await addUser(harness, world, 'bob')
  const { access, id, refresh } = await signIn('bob')
  const [header = '', payload = '', signature = ''] = access.split('.')
  const forged = Buffer.from(JSON.stringify({ ...claimsOf(access), username: 'root' })).toString('base64url')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  const cases: [string, string][] = [
    [id, 'Could not verify signature for Access Token'],
    [`${header}.${forged}.${signature}`, 'Could not verify signature for Access Token'],
    [`${unsigned}.${payload}.`, 'Could not verify signature for Access Token'],
    [`${header}.${payload}.`, 'Could not verify signature for Access Token'],
    [refresh, 'Invalid Access Token'],
    ['abc', 'Invalid Access Token'],
    ['...', 'Invalid Access Token'],
  ]
  for (const [token, message] of cases)
    assert.deepEqual(await refusal(token), ['NotAuthorizedException', message], token.slice(0, 40))
  harness.clock.advance(3_599)
  assert.ok(await getUser(access))
  harness.clock.advance(1)
  assert.deepEqual(await refusal(access), ['NotAuthorizedException', 'Access Token has expired'])
})

test('RevokeToken ends one sign-in: its refresh token and its access tokens, no other', async () => {
  await addUser(harness, world, 'carl')
  const [one, two] = [await signIn('carl'), await signIn('carl')]
  const renewed = await harness.call('InitiateAuth', refresh(one.refresh))
  await harness.call('RevokeToken', { ClientId: world.clientId, Token: one.refresh })
  for (const token of [one.access, renewed.AuthenticationResult?.AccessToken ?? ''])
    assert.deepEqual(await refusal(token), ['NotAuthorizedException', 'Access Token has been revoked'])
  assert.equal((await harness.refusal('InitiateAuth', refresh(one.refresh))).message, 'Refresh Token has been revoked')
  assert.ok(await getUser(two.access))
  assert.deepEqual(
    await harness.call('RevokeToken', { ClientId: world.clientId, Token: one.refresh }),
    {},
    'again is no error',
  )
})

test('RevokeToken refuses what it must', async () => {
  await addUser(harness, world, 'dora')
  const { refresh: token, access } = await signIn('dora')
  const secure = { ...world, ...(await createClient(harness, world.poolId, { GenerateSecret: true })) }
  const keeps = { ...world, ...(await createClient(harness, world.poolId, { EnableTokenRevocation: false })) }
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  const cases: [object, string][] = [
    [{ ClientId: 'nosuchclient', Token: token }, 'UnauthorizedException'],
    [{ ClientId: secure.clientId, Token: token }, 'UnauthorizedException'],
    [{ ClientId: secure.clientId, ClientSecret: 'x'.repeat(51), Token: token }, 'UnauthorizedException'],
    [{ ClientId: other.clientId, Token: token }, 'UnauthorizedException'],
    [{ ClientId: keeps.clientId, Token: token }, 'UnsupportedOperationException'],
    [{ ClientId: world.clientId, Token: access }, 'UnsupportedTokenTypeException'],
  ]
  for (const [input, code] of cases) assert.equal((await harness.refusal('RevokeToken', input)).code, code)
  assert.ok(await getUser(access), 'nothing was revoked')
  assert.deepEqual(
    await harness.call('RevokeToken', {
      ClientId: secure.clientId,
      ClientSecret: secure.clientSecret,
      Token: 'unknown',
    }),
    {},
  )
})

test('without token revocation tokens carry no origin_jti, and sign-out still ends them', async () => {
  const keeps = { ...world, ...(await createClient(harness, world.poolId, { EnableTokenRevocation: false })) }
  await addUser(harness, world, 'emma')
  const { access, id } = await signIn('emma', keeps)
  assert.deepEqual([claimsOf(access).origin_jti, claimsOf(id).origin_jti], [undefined, undefined])
  await harness.call('GlobalSignOut', { AccessToken: access })
  assert.deepEqual(await refusal(access), ['NotAuthorizedException', 'Access Token has been revoked'])
})

test('GlobalSignOut ends every sign-in of the user through every client, and nobody else’s', async () => {
  await addUser(harness, world, 'finn')
  await addUser(harness, world, 'gina')
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  const [one, two, hers] = [await signIn('finn'), await signIn('finn', other), await signIn('gina')]
  await harness.call('GlobalSignOut', { AccessToken: one.access })
  for (const { access } of [one, two])
    assert.deepEqual(await refusal(access), ['NotAuthorizedException', 'Access Token has been revoked'])
  assert.equal(
    (await harness.refusal('InitiateAuth', refresh(two.refresh, other))).message,
    'Refresh Token has been revoked',
  )
  assert.ok(await getUser(hers.access))
  assert.ok(await getUser((await signIn('finn')).access), 'a new sign-in works')
})

test('disabling or deleting the user, and deleting the client, end access tokens at once (CVE-2025-29928)', async () => {
  const sub = await addUser(harness, world, 'hans')
  const { access } = await signIn('hans')
  const user = await harness.store.users.find(world.poolId, sub)
  assert.ok(user)
  await harness.store.users.put({ ...user, enabled: false })
  assert.deepEqual(await refusal(access), ['NotAuthorizedException', 'User is disabled.'])
  await harness.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'hans' })
  assert.deepEqual(await refusal(access), ['UserNotFoundException', 'User does not exist.'])

  const passing = { ...world, ...(await createClient(harness, world.poolId)) }
  await addUser(harness, world, 'ines')
  const hers = await signIn('ines', passing)
  await harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: passing.clientId })
  assert.deepEqual(await refusal(hers.access), ['NotAuthorizedException', 'Access Token has been revoked'])
})

test('a user whose password an administrator has reset can use no token until they have a new one', async () => {
  await addUser(harness, world, 'jana', { email: 'jana@example.com', email_verified: 'true' })
  const { access, refresh: token } = await signIn('jana')
  await harness.call('AdminResetUserPassword', { UserPoolId: world.poolId, Username: 'jana' })
  assert.deepEqual(await refusal(access), ['PasswordResetRequiredException', 'Password reset required for the user'])
  assert.equal((await harness.refusal('InitiateAuth', refresh(token))).code, 'PasswordResetRequiredException')
})
