import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type AccountDesk, openAccountDesk, type PoolOptions } from '#operations/account/account-fixture.ts'
import { addUser, goodPassword, signInByPassword, type World } from '#test/support/people.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

const user = ({ poolId }: World, Username: string) => ({ UserPoolId: poolId, Username })
const email = { email: 'ada@example.com', email_verified: 'true' }
const revoked = 'NotAuthorizedException: Access Token has been revoked'
const refresh = ({ clientId }: World, REFRESH_TOKEN = '') => ({
  ClientId: clientId,
  AuthFlow: 'REFRESH_TOKEN_AUTH' as const,
  AuthParameters: { REFRESH_TOKEN },
})

describe('AdminDisableUser and AdminEnableUser', () => {
  test('CVE-2023-22492: disabling ends every sign-in, and enabling brings none back', async () => {
    const world = await desk.aWorld()
    const { AccessToken } = await desk.signedIn(world, 'ada')
    const { AuthenticationResult } = await signInByPassword(desk, world, 'ada')
    assert.deepEqual(await desk.call('AdminDisableUser', user(world, 'ada')), {})
    assert.equal((await desk.look(world, 'ada')).enabled, 'false')
    await assert.rejects(signInByPassword(desk, world, 'ada'), { message: 'User is disabled.' })
    for (const step of ['disabled', 'enabled']) {
      assert.equal(await desk.refused('GetUser', { AccessToken }), revoked, step)
      const refused = await desk.refused('InitiateAuth', refresh(world, AuthenticationResult?.RefreshToken))
      assert.equal(refused, 'NotAuthorizedException: Refresh Token has been revoked', step)
      await desk.call('AdminEnableUser', user(world, 'ada'))
    }
    assert.ok((await signInByPassword(desk, world, 'ada')).AuthenticationResult)
  })

  test('may be said twice', async () => {
    const world = await desk.aWorld()
    await addUser(desk, world, 'ada')
    for (const name of ['AdminDisableUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminEnableUser'] as const)
      await desk.call(name, user(world, 'ada'))
    assert.equal((await desk.look(world, 'ada')).enabled, 'true')
  })
})

describe('AdminUserGlobalSignOut', () => {
  test('ends every sign-in of this user and of nobody else', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada')
    const bob = await desk.signedIn(world, 'bob')
    const { AuthenticationResult } = await signInByPassword(desk, world, 'ada')
    assert.deepEqual(await desk.call('AdminUserGlobalSignOut', user(world, 'ada')), {})
    for (const AccessToken of [ada.AccessToken, AuthenticationResult?.AccessToken])
      assert.equal(await desk.refused('GetUser', { AccessToken }), revoked)
    await desk.call('GetUser', { AccessToken: bob.AccessToken })
    assert.ok((await signInByPassword(desk, world, 'ada')).AuthenticationResult)
  })
})

describe('AdminResetUserPassword', () => {
  test('nobody gets in by the old password; the code that was sent sets another', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada', email)
    assert.deepEqual(await desk.call('AdminResetUserPassword', user(world, 'ada')), {})
    assert.equal((await desk.look(world, 'ada')).status, 'RESET_REQUIRED')
    await assert.rejects(signInByPassword(desk, world, 'ada'), { code: 'PasswordResetRequiredException' })
    assert.deepEqual(await desk.sent(world), ['email ada@example.com forgot_password'])
    assert.match(await desk.refused('GetUser', { AccessToken: ada.AccessToken }), /^PasswordResetRequiredException: /)
    const ConfirmationCode = await desk.code(world, ada.sub, 'forgot_password')
    const Password = '0ther-Passw0rd'
    await desk.call('ConfirmForgotPassword', { ClientId: world.clientId, Username: 'ada', ConfirmationCode, Password })
    assert.ok((await signInByPassword(desk, world, 'ada', Password)).AuthenticationResult)
  })

  test('the code lives for an hour, and the user can ask for another', async () => {
    const world = await desk.aWorld()
    const sub = await addUser(desk, world, 'ada', email)
    await desk.call('AdminResetUserPassword', user(world, 'ada'))
    const input = { ClientId: world.clientId, Username: 'ada', Password: '0ther-Passw0rd' }
    const ConfirmationCode = await desk.code(world, sub, 'forgot_password')
    desk.clock.advance(3_600)
    assert.match(await desk.refused('ConfirmForgotPassword', { ...input, ConfirmationCode }), /^ExpiredCodeException: /)
    await desk.call('ForgotPassword', { ClientId: world.clientId, Username: 'ada' })
    const next = await desk.code(world, sub, 'forgot_password')
    await desk.call('ConfirmForgotPassword', { ...input, ConfirmationCode: next })
    assert.equal((await desk.look(world, 'ada')).status, 'CONFIRMED')
  })

  test('refuses whoever has no verified address or no password of their own, and the disabled', async () => {
    const world = await desk.aWorld()
    await addUser(desk, world, 'bare')
    await addUser(desk, world, 'disabled', email)
    await desk.call('AdminDisableUser', user(world, 'disabled'))
    await desk.call('AdminCreateUser', { ...user(world, 'invited'), MessageAction: 'SUPPRESS' })
    await desk.call('SignUp', { ClientId: world.clientId, Username: 'new', Password: goodPassword })
    const refusalOf = (name: string) => desk.refused('AdminResetUserPassword', user(world, name))
    const noChannel =
      /^InvalidParameterException: Cannot reset password for the user as there is no registered\/verified/
    assert.match(await refusalOf('bare'), noChannel)
    assert.match(await refusalOf('new'), noChannel)
    assert.equal(await refusalOf('disabled'), 'NotAuthorizedException: User is disabled.')
    assert.equal(
      await refusalOf('invited'),
      'NotAuthorizedException: User password cannot be reset in the current state.',
    )
    assert.deepEqual(await desk.sent(world), [])
    assert.equal((await desk.look(world, 'bare')).status, 'CONFIRMED')
  })

  test('refuses where users have no way to recover by themselves', async () => {
    const AccountRecoverySetting: PoolOptions['AccountRecoverySetting'] = {
      RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }],
    }
    const world = await desk.aWorld({ AccountRecoverySetting })
    await addUser(desk, world, 'ada', email)
    const refused = await desk.refused('AdminResetUserPassword', user(world, 'ada'))
    assert.equal(refused, 'NotAuthorizedException: Contact administrator to reset password.')
  })
})

describe('every one of these operations', () => {
  const operations = {
    AdminUpdateUserAttributes: { UserAttributes: [{ Name: 'name', Value: 'Eve' }] },
    AdminDeleteUserAttributes: { UserAttributeNames: ['name'] },
    AdminDisableUser: {},
    AdminEnableUser: {},
    AdminResetUserPassword: {},
    AdminUserGlobalSignOut: {},
  } as const
  for (const [name, more] of Object.entries(operations) as [keyof typeof operations, object][])
    test(`${name} refuses a user or a pool that is not there, and a caller without the key`, async () => {
      const world = await desk.aWorld()
      const other = await desk.aWorld()
      const sub = await addUser(desk, other, 'ada', { ...email, name: 'Ada' })
      const missing = 'UserNotFoundException: User does not exist.'
      // CVE-2025-27507, CVE-2026-4630: an id from another pool.
      for (const Username of ['ada', sub])
        assert.equal(await desk.refused(name, { ...user(world, Username), ...more }), missing)
      const noPool = { UserPoolId: 'us-east-1_nobody', Username: 'ada', ...more }
      assert.match(await desk.refused(name, noPool), /^ResourceNotFoundException: /)
      const unsigned = await desk.refusal(name, { ...user(other, 'ada'), ...more }, { kind: 'unsigned' })
      assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
      const { name: kept, enabled, status } = await desk.look(other, 'ada')
      assert.deepEqual([kept, enabled, status], ['Ada', 'true', 'CONFIRMED'])
    })
})
