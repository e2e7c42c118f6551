import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { goodPassword, signInByPassword } from '#test/support/people.ts'
import { type AccountDesk, incorrect, limit, openAccountDesk, type Person } from './account-fixture.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

const nextOne = '0ther-Passw0rd'
const input = (
  { AccessToken }: Person,
  ProposedPassword: string,
  PreviousPassword: string | undefined = goodPassword,
) => ({
  AccessToken,
  ProposedPassword,
  PreviousPassword,
})
const change = (person: Person, proposed: string, previous?: string) =>
  desk.call('ChangePassword', input(person, proposed, previous))
const refusalOf = (person: Person, proposed: string, previous?: string) =>
  desk.refused('ChangePassword', input(person, proposed, previous))
const exceeded = 'NotAuthorizedException: Password attempts exceeded'
const reused = 'PasswordHistoryPolicyViolationException: Password has previously been used'
const guess = ({ world: { clientId }, username }: Person) =>
  desk.refused('InitiateAuth', {
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: 'wrong' },
  })

describe('ChangePassword', () => {
  test('replaces the password; this sign-in and all others go on', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada')
    const { AuthenticationResult: other } = await signInByPassword(desk, world, 'ada')
    assert.deepEqual(await change(ada, nextOne), {})
    assert.equal(await guess(ada), incorrect)
    await assert.rejects(signInByPassword(desk, world, 'ada'), { code: 'NotAuthorizedException' })
    assert.ok((await signInByPassword(desk, world, 'ada', nextOne)).AuthenticationResult)
    for (const AccessToken of [ada.AccessToken, other?.AccessToken ?? '']) await desk.call('GetUser', { AccessToken })
    const AuthParameters = { REFRESH_TOKEN: other?.RefreshToken ?? '' }
    await desk.call('InitiateAuth', { ClientId: world.clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters })
  })

  test('asks for the old password and for one that the policy takes, and repeats neither', async () => {
    const ada = await desk.signedIn(await desk.aWorld(), 'ada')
    const missing = 'InvalidParameterException: Missing required parameter PreviousPassword'
    assert.equal(
      await desk.refused('ChangePassword', { AccessToken: ada.AccessToken, ProposedPassword: nextOne }),
      missing,
    )
    const short = 'InvalidPasswordException: Password did not conform with policy: Password not long enough'
    assert.equal(await refusalOf(ada, 'Sh0rt!'), short)
    assert.equal(await refusalOf(ada, nextOne, 'Wr0ng-Passw0rd'), incorrect)
    assert.ok((await signInByPassword(desk, ada.world, 'ada')).AuthenticationResult)
  })

  test('CVE-2024-4629: wrong old passwords and wrong sign-ins are one count', async () => {
    const ada = await desk.signedIn(await desk.aWorld(), 'ada')
    for (let tries = 0; tries < 3; tries++) assert.equal(await refusalOf(ada, nextOne, 'wrong'), incorrect)
    for (let tries = 0; tries < 2; tries++) assert.equal(await guess(ada), incorrect)
    assert.equal(await refusalOf(ada, nextOne), exceeded)
    desk.clock.advance(1)
    await change(ada, nextOne)
  })

  test('five times an hour, right or wrong', async () => {
    const ada = await desk.signedIn(await desk.aWorld(), 'ada')
    const refusals = await Promise.all(Array.from({ length: 12 }, () => refusalOf(ada, nextOne, 'wrong')))
    assert.equal(refusals.filter((one) => one === limit).length, 7)
    desk.clock.advance(60)
    assert.equal(await refusalOf(ada, nextOne), limit)
  })

  test('of ten at the same time with the same old password one wins', async () => {
    const ada = await desk.signedIn(await desk.aWorld(), 'ada')
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => change(ada, `0ther-Passw0rd-${n}`)))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    assert.ok(refusals.every((code) => code === 'NotAuthorizedException' || code === 'LimitExceededException'))
  })

  test('not by a token that was ended, nor while a reset is due', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada', { email: 'ada@example.com', email_verified: 'true' })
    await desk.call('AdminResetUserPassword', { UserPoolId: world.poolId, Username: 'ada' })
    const due = 'PasswordResetRequiredException: Password reset required for the user'
    assert.equal(await refusalOf(ada, nextOne), due)
    await desk.call('AdminUserGlobalSignOut', { UserPoolId: world.poolId, Username: 'ada' })
    assert.equal(await refusalOf(ada, nextOne), 'NotAuthorizedException: Access Token has been revoked')
  })
})

describe('PasswordHistorySize', () => {
  const remembering = { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } } }
  const set = (person: Person, Password: string) => ({
    UserPoolId: person.world.poolId,
    Username: person.username,
    Password,
    Permanent: true,
  })

  test('refuses the current password and the one before, whoever sets it', async () => {
    const ada = await desk.signedIn(await desk.aWorld(remembering), 'ada')
    assert.equal(await refusalOf(ada, goodPassword), reused)
    for (const [previous, next] of [
      [goodPassword, 'first-one'],
      ['first-one', 'second-one'],
    ] as const) {
      // Passwords of one moment have no order.
      desk.clock.advance(1)
      await change(ada, next, previous)
    }
    assert.equal(await refusalOf(ada, 'first-one', 'second-one'), reused)
    assert.equal(await desk.refused('AdminSetUserPassword', set(ada, 'first-one')), reused)
    assert.equal(await desk.refused('AdminSetUserPassword', set(ada, 'second-one')), reused)
    desk.clock.advance(1)
    await change(ada, 'third-one', 'second-one')
    await desk.call('AdminSetUserPassword', set(ada, 'first-one'))
  })

  test('starts with the password that a user signed up with', async () => {
    const world = await desk.aWorld(remembering)
    const me = { ClientId: world.clientId, Username: 'eve' }
    await desk.call('SignUp', { ...me, Password: 'first-one' })
    const eve = { world, username: 'eve', sub: '', AccessToken: '' }
    assert.equal(await desk.refused('AdminSetUserPassword', set(eve, 'first-one')), reused)
    await desk.call('AdminSetUserPassword', set(eve, 'second-one'))
    assert.equal(await desk.refused('AdminSetUserPassword', set(eve, 'first-one')), reused)
  })

  test('a temporary password can’t be kept', async () => {
    const world = await desk.aWorld(remembering)
    const TemporaryPassword = 'temporary-one'
    const user = { UserPoolId: world.poolId, Username: 'bob', TemporaryPassword, MessageAction: 'SUPPRESS' } as const
    await desk.call('AdminCreateUser', user)
    const { Session } = await signInByPassword(desk, world, 'bob', TemporaryPassword)
    const answer = (NEW_PASSWORD: string) => ({
      ClientId: world.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED' as const,
      Session,
      ChallengeResponses: { USERNAME: 'bob', NEW_PASSWORD },
    })
    assert.equal(await desk.refused('RespondToAuthChallenge', answer(TemporaryPassword)), reused)
    const { AuthenticationResult } = await desk.call('RespondToAuthChallenge', answer('chosen-one'))
    assert.ok(AuthenticationResult)
  })

  test('counts the current password of a user from before it was switched on', async () => {
    const world = await desk.aWorld({ Policies: { PasswordPolicy: { MinimumLength: 8 } } })
    const ada = await desk.signedIn(world, 'ada')
    const pool = await desk.store.pools.find(world.poolId)
    assert.ok(pool)
    await desk.store.pools.put({ ...pool, settings: { ...pool.settings, ...remembering } })
    assert.equal(await refusalOf(ada, goodPassword), reused)
  })
})
