import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, type World } from '#test/support/people.ts'
import { currentSession, isRevoked, sessionsOf, signInFrom, track } from './session-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
  await track(harness, world)
})
after(() => harness.close())

const notFound = { code: 'ResourceNotFoundException', message: 'Session not found.', status: 400 }
const idOf = async (AccessToken: string) => (await currentSession(harness, AccessToken)).SessionId ?? ''
const stands = async (AccessToken: string) => (await harness.call('GetUser', { AccessToken })).Username
const refresh = (REFRESH_TOKEN: string) => ({
  ClientId: world.clientId,
  AuthFlow: 'REFRESH_TOKEN_AUTH',
  AuthParameters: { REFRESH_TOKEN },
})

describe('RevokeUserSession', () => {
  for (const RevokeAssociatedSessions of [undefined, 'NONE', 'LINKED'] as const)
    test(`ends another session of the user, with its tokens, and no more (${RevokeAssociatedSessions})`, async () => {
      const name = `anna-${RevokeAssociatedSessions}`
      await addUser(harness, world, name)
      const [lost, own, third] = [
        await signInFrom(harness, world, name),
        await signInFrom(harness, world, name),
        await signInFrom(harness, world, name),
      ]
      const input = {
        AccessToken: own.AccessToken,
        SessionId: await idOf(lost.AccessToken),
        ...(RevokeAssociatedSessions && { RevokeAssociatedSessions }),
      }
      assert.deepEqual(await harness.call('RevokeUserSession', input), {})
      assert.ok(await isRevoked(harness, lost.AccessToken))
      assert.equal(
        (await harness.refusal('InitiateAuth', refresh(lost.RefreshToken))).message,
        'Refresh Token has been revoked',
      )
      for (const { AccessToken } of [own, third]) assert.equal(await stands(AccessToken), name)
      assert.equal((await sessionsOf(harness, world, name)).length, 2)
      assert.deepEqual(await harness.refusal('RevokeUserSession', input), notFound, 'it is gone')
    })

  test('is not for the session of the token itself', async () => {
    await addUser(harness, world, 'bea')
    const { AccessToken } = await signInFrom(harness, world, 'bea')
    const { code, message } = await harness.refusal('RevokeUserSession', {
      AccessToken,
      SessionId: await idOf(AccessToken),
    })
    assert.deepEqual([code, message], ['InvalidParameterException', 'The current session cannot be revoked.'])
    assert.equal(await stands(AccessToken), 'bea')
  })

  test('knows nothing of another user’s session, of another pool’s, and of what is none', async () => {
    const elsewhere = await createWorld(harness)
    await track(harness, elsewhere)
    await addUser(harness, elsewhere, 'cleo')
    await addUser(harness, world, 'cleo')
    await addUser(harness, world, 'eve')
    const [hers, abroad] = [await signInFrom(harness, world, 'cleo'), await signInFrom(harness, elsewhere, 'cleo')]
    const { AccessToken } = await signInFrom(harness, world, 'eve')
    const known = await idOf(hers.AccessToken)
    const ids = [known, await idOf(abroad.AccessToken), `sso${known.slice(3)}`, known.toUpperCase(), 'x', '../tkn']
    for (const SessionId of ids)
      assert.deepEqual(await harness.refusal('RevokeUserSession', { AccessToken, SessionId }), notFound, SessionId)
    for (const one of [hers, abroad]) assert.equal(await stands(one.AccessToken), 'cleo')
  })

  test('needs a good access token, and so does ListUserSessions', async () => {
    await addUser(harness, world, 'dora')
    const [ended, own] = [await signInFrom(harness, world, 'dora'), await signInFrom(harness, world, 'dora')]
    const SessionId = await idOf(own.AccessToken)
    await harness.call('RevokeToken', { ClientId: world.clientId, Token: ended.RefreshToken })
    for (const AccessToken of [ended.AccessToken, 'abc']) {
      assert.equal(
        (await harness.refusal('RevokeUserSession', { AccessToken, SessionId })).code,
        'NotAuthorizedException',
      )
      assert.equal((await harness.refusal('ListUserSessions', { AccessToken })).code, 'NotAuthorizedException')
    }
    assert.equal(await stands(own.AccessToken), 'dora')
  })
})

describe('AdminRevokeUserSession', () => {
  const revoke = (Username: string, SessionId: string) => ({ UserPoolId: world.poolId, Username, SessionId })

  test('ends any session of the user who is named', async () => {
    await addUser(harness, world, 'emil')
    const [one, two] = [await signInFrom(harness, world, 'emil'), await signInFrom(harness, world, 'emil')]
    const input = revoke('emil', await idOf(one.AccessToken))
    assert.deepEqual(await harness.call('AdminRevokeUserSession', input), {})
    assert.ok(await isRevoked(harness, one.AccessToken))
    assert.equal(await stands(two.AccessToken), 'emil')
    assert.deepEqual(await harness.refusal('AdminRevokeUserSession', input), notFound)
  })

  test('knows nothing of a session of anybody else (CVE-2025-27507)', async () => {
    await addUser(harness, world, 'fritz')
    await addUser(harness, world, 'gina')
    const { AccessToken } = await signInFrom(harness, world, 'fritz')
    const id = await idOf(AccessToken)
    assert.deepEqual(await harness.refusal('AdminRevokeUserSession', revoke('gina', id)), notFound)
    const nobody = await harness.refusal('AdminRevokeUserSession', revoke('nobody', id))
    assert.equal(nobody.code, 'UserNotFoundException')
    const elsewhere = await createWorld(harness)
    await track(harness, elsewhere)
    await addUser(harness, elsewhere, 'fritz')
    const abroad = { ...revoke('fritz', id), UserPoolId: elsewhere.poolId }
    assert.deepEqual(await harness.refusal('AdminRevokeUserSession', abroad), notFound)
    const unsigned = await harness.refusal('AdminRevokeUserSession', revoke('fritz', id), { kind: 'unsigned' })
    assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
    assert.equal(await stands(AccessToken), 'fritz')
  })
})
