import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sessionIdOf } from '#domain/oauth/login-session.ts'
import type { WebSite } from '#domain/web.ts'
import { sweep } from '#flows/housekeeping.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, goodPassword, signInByPassword } from '#test/support/people.ts'
import { answered, type Browser, createBrowser, placeOf } from './browser-fixture.ts'
import { createOAuthClient, createOAuthWorld, type OAuthWorld } from './token-fixture.ts'

let harness: Harness
let world: OAuthWorld
before(async () => {
  harness = await createHarness()
})
beforeEach(async () => {
  world = await createOAuthWorld(harness)
})
after(() => harness.close())

async function signedInBrowser(): Promise<Browser> {
  const browser = createBrowser(world)
  await browser.signIn()
  return browser
}

const isSignedIn = async (browser: Browser, clientId = world.clientId) =>
  'code' in answered(await browser.authorize({ prompt: 'none', client_id: clientId }))

test('an hour from the sign-in, however often it is used', async () => {
  const browser = await signedInBrowser()
  for (const seconds of [0, 1_800, 1_799]) {
    harness.clock.advance(seconds)
    assert.equal(await isSignedIn(browser), true)
  }
  harness.clock.advance(1)
  assert.equal(await isSignedIn(browser), false)
})

test('CVE-2024-7341: a new id at every sign-in, and the one before is worth nothing', async () => {
  const browser = await signedInBrowser()
  const before = browser.cookies.get('cognito')
  const thief = browser.copy()
  await browser.signIn()
  assert.notEqual(browser.cookies.get('cognito'), before)
  assert.deepEqual([await isSignedIn(browser), await isSignedIn(thief)], [true, false])
})

test('CVE-2024-7341: an id that somebody else put into the browser is not taken over', async () => {
  const planted = Buffer.alloc(32, 7).toString('base64url')
  const browser = createBrowser(world, world.site, new Map([['cognito', planted]]))
  await browser.signIn()
  assert.notEqual(browser.cookies.get('cognito'), planted)
  assert.equal(await isSignedIn(createBrowser(world, world.site, new Map([['cognito', planted]]))), false)
})

test('the next user of a browser gets a session of their own', async () => {
  const browser = await signedInBrowser()
  const bob = await addUser(harness, { ...world, clientSecret: '' }, 'bob')
  await browser.signIn({}, { sub: bob })
  const id = sessionIdOf(browser.cookies.get('cognito')) ?? ''
  assert.equal((await harness.store.loginSessions.findWithUser(world.poolId, id))?.user.id, bob)
})

test('nothing of the cookie is in the database', async () => {
  const browser = await signedInBrowser()
  const secret = browser.cookies.get('cognito') ?? ''
  assert.equal(Buffer.from(secret, 'base64url').length, 32)
  assert.equal(await harness.store.loginSessions.findWithUser(world.poolId, secret), undefined)
})

test('neither another pool nor another site knows the session', async () => {
  const browser = await signedInBrowser()
  const elsewhere = await createOAuthWorld(harness)
  assert.equal(
    placeOf(await createBrowser(elsewhere, elsewhere.site, new Map(browser.cookies)).authorize()),
    `${elsewhere.site.base}/login`,
  )
  const onHost: WebSite = { ...world.site, base: 'http://x.auth.us-east-1.localhost:9750', basePath: '' }
  assert.equal(await isSignedIn(browser.copy(onHost)), false)
})

describe('what ends a session', () => {
  const pool = () => ({ UserPoolId: world.poolId, Username: world.username })
  const accessToken = async () => {
    const client = await createOAuthClient(harness, world.poolId)
    const answer = await signInByPassword(harness, { ...world, ...client }, world.username)
    return answer.AuthenticationResult?.AccessToken ?? ''
  }
  const Password = 'Another1!'
  const ends: Record<string, () => Promise<unknown>> = {
    AdminUserGlobalSignOut: () => harness.call('AdminUserGlobalSignOut', pool()),
    GlobalSignOut: async () => harness.call('GlobalSignOut', { AccessToken: await accessToken() }),
    AdminDisableUser: () => harness.call('AdminDisableUser', pool()),
    'AdminDisableUser, and enabled again': async () => {
      await harness.call('AdminDisableUser', pool())
      await harness.call('AdminEnableUser', pool())
    },
    AdminDeleteUser: () => harness.call('AdminDeleteUser', pool()),
    AdminSetUserPassword: () => harness.call('AdminSetUserPassword', { ...pool(), Password, Permanent: true }),
    'AdminSetUserPassword, temporary': () => harness.call('AdminSetUserPassword', { ...pool(), Password }),
    AdminResetUserPassword: () => harness.call('AdminResetUserPassword', pool()),
    ChangePassword: async () => {
      const change = { PreviousPassword: goodPassword, ProposedPassword: Password }
      await harness.call('ChangePassword', { AccessToken: await accessToken(), ...change })
    },
    ConfirmForgotPassword: async () => {
      await harness.call('AdminResetUserPassword', pool())
      const [sent] = await harness.messages(world.poolId)
      const ConfirmationCode = sent?.message.code ?? ''
      const who = { ClientId: world.clientId, Username: world.username }
      await harness.call('ConfirmForgotPassword', { ...who, ConfirmationCode, Password })
    },
  }
  for (const [name, end] of Object.entries(ends)) {
    test(name, async () => {
      const browser = await signedInBrowser()
      const bob = await addUser(harness, { ...world, clientSecret: '' }, 'bob')
      const neighbour = createBrowser(world)
      await neighbour.signIn({}, { sub: bob })
      await end()
      assert.deepEqual([await isSignedIn(browser), await isSignedIn(neighbour)], [false, true])
    })
  }
})

test('what changes about the user otherwise ends nothing, as at Cognito', async () => {
  const browser = await signedInBrowser()
  const UserAttributes = [{ Name: 'name', Value: 'Anna' }]
  await harness.call('AdminUpdateUserAttributes', {
    UserPoolId: world.poolId,
    Username: world.username,
    UserAttributes,
  })
  assert.equal(await isSignedIn(browser), true)
})

test('a user who is stopped while signing in gets neither a session nor a code', async () => {
  const browser = createBrowser(world)
  const { services } = harness
  const stopped = {
    ...services.store,
    transaction: async (work: Parameters<typeof services.store.transaction>[0]) => {
      await harness.call('AdminDisableUser', { UserPoolId: world.poolId, Username: world.username })
      return services.store.transaction(work)
    },
  }
  const late = { ...world, harness: { ...harness, services: { ...services, store: stopped } } } as unknown as OAuthWorld
  const told = answered(await createBrowser(late).signIn())
  assert.deepEqual(told, { error: 'invalid_request', error_description: 'User is not enabled', state: 's' })
  assert.equal(browser.cookies.size, 0)
})

test('fifty sign-ins of one browser at once: each has an id of its own, and the one before is worth nothing', async () => {
  const browser = await signedInBrowser()
  const copies = Array.from({ length: 50 }, () => browser.copy())
  await Promise.all(copies.map((copy) => copy.signIn()))
  assert.equal(new Set(copies.map((copy) => copy.cookies.get('cognito'))).size, 50)
  assert.equal(await isSignedIn(browser), false)
})

test('where sessions are tracked, each client says how long a sign-in spares it the next', async () => {
  const { poolId } = world
  const [strict, patient] = await Promise.all([createOAuthClient(harness, poolId), createOAuthClient(harness, poolId)])
  await harness.call('SetUserPoolSessionConfiguration', {
    UserPoolId: poolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser: 20 },
  })
  const set = (ClientId: string, MaxValidityMinutes: number) =>
    harness.call('SetUserPoolClientSessionConfiguration', {
      UserPoolId: poolId,
      ClientId,
      SSOSession: { MaxValidityMinutes },
    })
  await set(strict.clientId, 0)
  await set(patient.clientId, 120)
  const pool = (await harness.store.pools.find(poolId)) ?? assert.fail()
  world = { ...world, site: { ...world.site, pool } }
  const browser = createBrowser(world)
  await browser.signIn({ client_id: strict.clientId }, strict)
  const signedInThrough = () =>
    Promise.all([strict, patient, world].map(({ clientId }) => isSignedIn(browser, clientId)))
  assert.deepEqual(await signedInThrough(), [false, true, true])
  harness.clock.advance(3_600)
  assert.deepEqual(await signedInThrough(), [false, true, false])
  harness.clock.advance(3_600)
  assert.deepEqual(await signedInThrough(), [false, false, false])
})

test('sessions that are over are swept away', async () => {
  await sweep(harness.services)
  const browser = await signedInBrowser()
  await sweep(harness.services)
  assert.equal(await isSignedIn(browser), true)
  harness.clock.advance(3_601)
  assert.ok((await sweep(harness.services)) >= 1)
  const id = sessionIdOf(browser.cookies.get('cognito')) ?? ''
  assert.equal(await harness.store.loginSessions.findWithUser(world.poolId, id), undefined)
})
