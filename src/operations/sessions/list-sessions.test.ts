import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createClient, createWorld, type World } from '#test/support/people.ts'
import { sessionsOf, signInFrom, track } from './session-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
  await track(harness, world)
})
after(() => harness.close())

const seconds = () => harness.clock.now().getTime() / 1_000
const refresh = (token: string, target: World = world) =>
  harness.call('InitiateAuth', {
    ClientId: target.clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: token },
  })

test('a user sees their sessions through every client, newest first, and which one this is', async () => {
  await addUser(harness, world, 'anna')
  await addUser(harness, world, 'bob')
  await signInFrom(harness, world, 'bob')
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  const first = seconds()
  const { AccessToken } = await signInFrom(harness, world, 'anna', '192.0.2.7')
  harness.clock.advance(100)
  await signInFrom(harness, other, 'anna', '2001:db8::1')

  const { Sessions = [], NextToken } = await harness.call('ListUserSessions', { AccessToken })
  const shown = Sessions.map(({ SessionId = '', ...session }) => {
    assert.match(SessionId, /^tkn[0-9a-z]{25}$/)
    return session
  })
  const unknown = { DeviceType: 'unknown', LastLocation: { Country: 'unknown' }, SessionType: 'TOKEN' }
  const session = (ClientId: string, at: number, LastIPAddress: string, IsCurrentSession: boolean) => ({
    ClientId,
    CreateDate: at,
    LastActiveDate: at,
    LastIPAddress,
    IsCurrentSession,
    ...unknown,
  })
  assert.deepEqual(shown, [
    session(other.clientId, first + 100, '2001:db8::1', false),
    session(world.clientId, first, '192.0.2.7', true),
  ])
  assert.equal(NextToken, undefined)
  const seenByAdmin = await sessionsOf(harness, world, 'anna')
  assert.deepEqual(
    seenByAdmin,
    Sessions.map((one) => ({ ...one, IsCurrentSession: false })),
  )
})

test('only living sessions are listed', async () => {
  const short = await createClient(harness, world.poolId, {
    RefreshTokenValidity: 1,
    TokenValidityUnits: { RefreshToken: 'hours' },
  })
  await addUser(harness, world, 'cleo')
  const { RefreshToken } = await signInFrom(harness, world, 'cleo')
  await signInFrom(harness, { ...world, ...short }, 'cleo')
  await signInFrom(harness, world, 'cleo')
  assert.equal((await sessionsOf(harness, world, 'cleo')).length, 3)
  await harness.call('RevokeToken', { ClientId: world.clientId, Token: RefreshToken })
  assert.equal((await sessionsOf(harness, world, 'cleo')).length, 2)
  harness.clock.advance(3_600)
  const [last, ...others] = await sessionsOf(harness, world, 'cleo')
  assert.deepEqual([last?.ClientId, others], [world.clientId, []])
})

test('a refresh says when and from where a session was active last, once a minute', async () => {
  await addUser(harness, world, 'dora')
  const { RefreshToken } = await signInFrom(harness, world, 'dora', '192.0.2.7')
  const start = seconds()
  let writes = 0
  const { touch } = harness.store.tokenSessions
  harness.store.tokenSessions.touch = async (...noted) => {
    writes++
    return touch(...noted)
  }
  const active = async () => {
    const [session] = await sessionsOf(harness, world, 'dora')
    return [Number(session?.LastActiveDate) - start, session?.LastIPAddress, writes]
  }
  for (const [waited, expected] of [
    [0, [0, '192.0.2.7', 0]],
    [59, [0, '192.0.2.7', 0]],
    [1, [60, '127.0.0.1', 1]],
    [59, [60, '127.0.0.1', 1]],
    [1, [120, '127.0.0.1', 2]],
  ] as const) {
    harness.clock.advance(waited)
    await refresh(RefreshToken)
    assert.deepEqual(await active(), expected)
  }
  harness.store.tokenSessions.touch = touch
})

test('rotation is activity too', async () => {
  const rotating = {
    ...world,
    ...(await createClient(harness, world.poolId, {
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED' },
    })),
  }
  await addUser(harness, world, 'emil')
  const { RefreshToken } = await signInFrom(harness, rotating, 'emil', '192.0.2.7')
  harness.clock.advance(600)
  await harness.call('GetTokensFromRefreshToken', { ClientId: rotating.clientId, RefreshToken })
  const [session] = await sessionsOf(harness, world, 'emil')
  assert.deepEqual([session?.LastActiveDate, session?.LastIPAddress], [seconds(), '127.0.0.1'])
})

test('an address that is none is not believed', async () => {
  await addUser(harness, world, 'fritz')
  await signInFrom(harness, world, 'fritz', 'x'.repeat(10_000))
  const [session] = await sessionsOf(harness, world, 'fritz')
  assert.equal(session?.LastIPAddress, '127.0.0.1')
})

test('without tracking nothing is kept of addresses, and nothing is shown', async () => {
  const quiet = await createWorld(harness)
  await addUser(harness, quiet, 'gina')
  const { AccessToken, RefreshToken } = await signInFrom(harness, quiet, 'gina', '192.0.2.7')
  harness.clock.advance(600)
  await refresh(RefreshToken, quiet)
  const session = harness.services.boxes.openRefreshToken(RefreshToken)?.session
  const stored = await harness.store.tokenSessions.find(quiet.poolId, String(session))
  assert.deepEqual([stored?.lastIpAddress, stored?.lastActiveAt], [undefined, stored?.authTime])

  const SessionId = 'tkn0000000000000000000000000'
  const user = { UserPoolId: quiet.poolId, Username: 'gina' }
  for (const on of [undefined, false]) {
    if (on === false) await track(harness, quiet, 20, false)
    for (const [name, input] of [
      ['ListUserSessions', { AccessToken }],
      ['AdminListUserSessions', user],
      ['RevokeUserSession', { AccessToken, SessionId }],
      ['AdminRevokeUserSession', { ...user, SessionId }],
    ] as const)
      assert.deepEqual(await harness.refusal(name, input), {
        code: 'OperationNotEnabledException',
        message: 'User session tracking is not enabled for this user pool.',
        status: 400,
      })
  }
})

test('many sessions come in pages, each once; a token is good for that user alone', async () => {
  await addUser(harness, world, 'hans')
  await signInFrom(harness, world, 'hans')
  const [one] = (
    await harness.store.users.list(world.poolId, { attribute: 'username', operator: '=', value: 'hans' }, { limit: 1 })
  ).items
  const [session] = (
    await harness.store.tokenSessions.listLiving(world.poolId, one?.id ?? '', harness.clock.now(), { limit: 1 })
  ).items
  assert.ok(session)
  // From before the pool had a limit.
  await harness.store.transaction(async (tx) => {
    for (let i = 0; i < 200; i++)
      await tx.tokenSessions.add({ ...session, id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}` })
  })
  const user = { UserPoolId: world.poolId, Username: 'hans' }
  const first = await harness.call('AdminListUserSessions', user)
  const NextToken = first.NextToken ?? ''
  const second = await harness.call('AdminListUserSessions', { ...user, NextToken })
  const ids = [first, second].map(({ Sessions = [] }) => Sessions.map(({ SessionId }) => SessionId))
  assert.deepEqual([ids[0]?.length, ids[1]?.length, second.NextToken], [125, 76, undefined])
  assert.equal(new Set(ids.flat()).size, 201)
  const refused = await harness.refusal('AdminListUserSessions', { ...user, Username: 'anna', NextToken })
  assert.deepEqual([refused.code, refused.message], ['InvalidParameterException', 'Invalid pagination token'])
})
