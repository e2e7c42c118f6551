import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addUser, signInByPassword } from '#test/support/people.ts'
import { type AccountDesk, openAccountDesk } from './account-fixture.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

describe('DeleteUser', () => {
  test('CVE-2023-22492: the user, the names and all sign-ins are gone at once', async () => {
    const world = await desk.aWorld({ AliasAttributes: ['email'] })
    const ada = await desk.signedIn(world, 'ada', { email: 'ada@example.com', email_verified: 'true' })
    const { AuthenticationResult: other } = await signInByPassword(desk, world, 'ada')
    const { AccessToken } = ada
    assert.deepEqual(await desk.call('DeleteUser', { AccessToken }), {})
    for (const token of [AccessToken, other?.AccessToken])
      assert.equal(await desk.refused('GetUser', { AccessToken: token }), 'UserNotFoundException: User does not exist.')
    const refresh = { ClientId: world.clientId, AuthFlow: 'REFRESH_TOKEN_AUTH' }
    const AuthParameters = { REFRESH_TOKEN: other?.RefreshToken }
    assert.match(await desk.refused('InitiateAuth', { ...refresh, AuthParameters }), /^NotAuthorizedException: /)
    await assert.rejects(signInByPassword(desk, world, 'ada@example.com'), { code: 'UserNotFoundException' })
    assert.notEqual(await addUser(desk, world, 'ada', { email: 'ada@example.com', email_verified: 'true' }), ada.sub)
  })

  test('of ten at the same time one deletes', async () => {
    const { AccessToken } = await desk.signedIn(await desk.aWorld(), 'ada')
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => desk.call('DeleteUser', { AccessToken })))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  })
})

describe('DeleteUserAttributes', () => {
  const remove = (AccessToken: string, ...UserAttributeNames: string[]) => ({ AccessToken, UserAttributeNames })

  test('takes attributes away, an address with its mark and its name; what is not set is no error', async () => {
    const world = await desk.aWorld({ AliasAttributes: ['email'] })
    const ada = await desk.signedIn(world, 'ada', { name: 'Ada', email: 'ada@example.com', email_verified: 'true' })
    await desk.call('DeleteUserAttributes', remove(ada.AccessToken, 'name', 'email', 'nickname'))
    const { name, email, email_verified, status } = await desk.look(world, 'ada')
    assert.deepEqual([name, email, email_verified, status], [undefined, undefined, undefined, 'CONFIRMED'])
    await assert.rejects(signInByPassword(desk, world, 'ada@example.com'), { code: 'UserNotFoundException' })
    await desk.signedIn(world, 'bob', { email: 'ada@example.com', email_verified: 'true' })
  })

  test('refuses what is required, immutable, unknown, protected or not the client’s to write', async () => {
    const world = await desk.aWorld(
      {
        Schema: [
          { Name: 'badge', AttributeDataType: 'String', Mutable: false },
          { Name: 'name', Required: true, Mutable: true },
        ],
      },
      { WriteAttributes: ['name', 'custom:badge', 'email'] },
    )
    const { AccessToken } = await desk.signedIn(world, 'ada', { name: 'Ada', 'custom:badge': '1', nickname: 'A' })
    const refusalOf = (name: string) => desk.refused('DeleteUserAttributes', remove(AccessToken, 'email', name))
    const unauthorized = 'NotAuthorizedException: A client attempted to write unauthorized attribute'
    const schema = 'InvalidParameterException: Attributes did not conform to the schema: '
    assert.equal(await refusalOf('name'), `${schema}name: The attribute is required\n`)
    assert.equal(
      await refusalOf('custom:badge'),
      'InvalidParameterException: user.custom:badge: Attribute cannot be updated.\n',
    )
    for (const name of ['nickname', 'email_verified', 'sub', 'shoe']) assert.equal(await refusalOf(name), unauthorized)
    assert.equal((await desk.look(world, 'ada')).nickname, 'A')
  })
})

test('GHSA-99h5-pjcv-gr6v: every operation of one’s own acts on the token’s user and asks for a good token', async () => {
  const world = await desk.aWorld()
  const { AccessToken } = await desk.signedIn(world, 'ada')
  const inputs = {
    UpdateUserAttributes: { UserAttributes: [{ Name: 'name', Value: 'Eve' }] },
    DeleteUserAttributes: { UserAttributeNames: ['name'] },
    GetUserAttributeVerificationCode: { AttributeName: 'email' },
    VerifyUserAttribute: { AttributeName: 'email', Code: '123456' },
    ChangePassword: { PreviousPassword: 'x', ProposedPassword: '0ther-Passw0rd' },
    DeleteUser: {},
  } as const
  await desk.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'ada' })
  for (const [name, input] of Object.entries(inputs) as [keyof typeof inputs, object][]) {
    assert.match(await desk.refused(name, { ...input, AccessToken: 'eyJ.eyJ.x' }), /^NotAuthorizedException: /, name)
    assert.equal(
      await desk.refused(name, { ...input, AccessToken }),
      'NotAuthorizedException: Access Token has been revoked',
      name,
    )
  }
  assert.equal((await desk.look(world, 'ada')).name, undefined)
})
