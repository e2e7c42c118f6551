import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, goodPassword, signInByPassword, signInBySrp, type World } from '#test/support/people.ts'
import { createSrpClient } from '#test/support/srp-client.ts'
import {
  exceeded,
  formKept,
  formsRemembered,
  incorrect,
  keepAs,
  keptOf,
  noSrp,
  saltKept,
  tryPassword,
  withPasswords,
} from './password-storage-fixture.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const hidden = { client: { PreventUserExistenceErrors: 'ENABLED' } } as const
const remembering = { pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 5 } } } }

async function argon2World(options: Parameters<typeof createWorld>[1] = {}): Promise<World> {
  const world = await createWorld(harness, options)
  await keepAs(harness, world, 'ARGON2ID')
  return world
}

async function startSrp({ clientId }: World, USERNAME: string) {
  const client = createSrpClient()
  const AuthParameters = { USERNAME, SRP_A: client.publicValue }
  const input = { ClientId: clientId, AuthFlow: 'USER_SRP_AUTH' as const, AuthParameters }
  return { client, input }
}

const refusalOf = async (...call: Parameters<Harness['refusal']>) => {
  const { code, message } = await harness.refusal(...call)
  return `${code}: ${message}`
}

describe('a pool that keeps argon2id only', () => {
  test('keeps it of every password, whoever sets it, and signs in by it', async () => {
    const world = await argon2World(remembering)
    const { call } = harness
    const user = { UserPoolId: world.poolId, Username: 'ada' }
    const { UserSub: sub = '' } = await call('SignUp', {
      ClientId: world.clientId,
      Username: 'ada',
      Password: 'first-one',
    })
    await call('AdminConfirmSignUp', user)
    const signedIn = await signInByPassword(harness, world, 'ada', 'first-one')
    const AccessToken = signedIn.AuthenticationResult?.AccessToken ?? ''
    harness.clock.advance(1)
    await call('ChangePassword', { AccessToken, PreviousPassword: 'first-one', ProposedPassword: 'second-one' })
    harness.clock.advance(1)
    await call('AdminSetUserPassword', { ...user, Password: 'third-one', Permanent: true })
    harness.clock.advance(1)
    await call('AdminSetUserPassword', { ...user, Password: 'fourth-one', Permanent: false })
    const { Session } = await signInByPassword(harness, world, 'ada', 'fourth-one')
    const ChallengeResponses = { USERNAME: 'ada', NEW_PASSWORD: 'fifth-one' }
    const answer = { ClientId: world.clientId, ChallengeName: 'NEW_PASSWORD_REQUIRED' as const, Session }
    harness.clock.advance(1)
    assert.ok((await call('RespondToAuthChallenge', { ...answer, ChallengeResponses })).AuthenticationResult)
    assert.deepEqual(await formsRemembered(harness, world, sub), Array(5).fill('ARGON2ID'))
    assert.equal(await formKept(harness, world, 'ada'), 'ARGON2ID')
    const reused = 'PasswordHistoryPolicyViolationException: Password has previously been used'
    for (const Password of ['first-one', 'fifth-one'])
      assert.equal(await refusalOf('AdminSetUserPassword', { ...user, Password, Permanent: true }), reused)
  })

  test('keeps it of a forgotten password’s successor and of an invitation', async () => {
    const world = await argon2World()
    const { call } = harness
    const UserAttributes = [
      { Name: 'email', Value: 'bob@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ]
    const user = { UserPoolId: world.poolId, Username: 'bob' }
    await call('AdminCreateUser', { ...user, UserAttributes, DesiredDeliveryMediums: ['EMAIL'] })
    assert.equal(await formKept(harness, world, 'bob'), 'ARGON2ID')
    await call('AdminSetUserPassword', { ...user, Password: goodPassword, Permanent: true })
    const me = { ClientId: world.clientId, Username: 'bob' }
    await call('ForgotPassword', me)
    const code = (await harness.messages(world.poolId)).find(({ kind }) => kind === 'forgot_password')?.message.code
    await call('ConfirmForgotPassword', { ...me, ConfirmationCode: code ?? '', Password: 'An0ther-one!' })
    assert.equal(await formKept(harness, world, 'bob'), 'ARGON2ID')
    assert.ok((await signInByPassword(harness, world, 'bob', 'An0ther-one!')).AuthenticationResult)
  })

  test('refuses SRP to everybody alike, before anybody is looked up, administrators too', async () => {
    for (const options of [hidden, {}]) {
      const world = await createWorld(harness, options)
      await addUser(harness, world, 'old')
      await keepAs(harness, world, 'ARGON2ID')
      await addUser(harness, world, 'new')
      for (const name of ['old', 'new', 'nobody']) {
        const { input } = await startSrp(world, name)
        assert.equal(await refusalOf('InitiateAuth', input), noSrp, name)
        assert.equal(await refusalOf('AdminInitiateAuth', { ...input, UserPoolId: world.poolId }), noSrp, name)
      }
    }
  })

  test('takes no proof for a handshake that was begun before the switch', async () => {
    const world = await createWorld(harness)
    await addUser(harness, world, 'cid')
    const { client, input } = await startSrp(world, 'cid')
    const { ChallengeParameters = {} } = await harness.call('InitiateAuth', input)
    await keepAs(harness, world, 'ARGON2ID')
    const ChallengeResponses = client.answer(world.poolId, ChallengeParameters, goodPassword, harness.clock.now())
    const answer = { ClientId: world.clientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses }
    assert.equal(await refusalOf('RespondToAuthChallenge', answer), noSrp)
  })

  test('counts wrong passwords of everybody alike', async () => {
    const world = await createWorld(harness, hidden)
    await addUser(harness, world, 'old')
    await keepAs(harness, world, 'ARGON2ID')
    await addUser(harness, world, 'new')
    for (const name of ['old', 'new', 'nobody']) {
      for (let n = 1; n <= 5; n++) assert.equal(await tryPassword(harness, world, name), incorrect, name)
      assert.equal(await tryPassword(harness, world, name, goodPassword), exceeded, name)
    }
    assert.equal(await formKept(harness, world, 'old'), 'SRP_VERIFIER', 'no wrong password renews a record')
  })

  test('does the same work for everybody', async () => {
    const world = await createWorld(harness, hidden)
    await addUser(harness, world, 'old')
    await keepAs(harness, world, 'ARGON2ID')
    await addUser(harness, world, 'new')
    await addUser(harness, world, 'disabled')
    await harness.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'disabled' })
    for (const name of ['old', 'new', 'nobody', 'disabled']) {
      const forms: string[] = []
      const unexpected = async () => assert.fail('more work than that')
      const spies = (real: typeof harness.services.passwords) => ({
        protect: unexpected,
        matches: unexpected,
        matchesEvenly: (...given: Parameters<typeof real.matchesEvenly>) => {
          forms.push(given[0].join())
          return real.matchesEvenly(...given)
        },
      })
      await withPasswords(harness, spies, () => tryPassword(harness, world, name))
      assert.deepEqual(forms, ['ARGON2ID,SRP_VERIFIER'], name)
    }
  })

  test('when too much waits it refuses with TooManyRequestsException, and counts no try for that', async () => {
    const world = await argon2World()
    await addUser(harness, world, 'dot')
    const full = { matchesEvenly: () => Promise.reject(new PasswordWorkOverloaded()) }
    for (let n = 1; n <= 4; n++) assert.equal(await tryPassword(harness, world, 'dot'), incorrect)
    await withPasswords(
      harness,
      () => full,
      async () => {
        for (let n = 1; n <= 9; n++)
          assert.equal(await tryPassword(harness, world, 'dot'), 'TooManyRequestsException: Too many requests')
      },
    )
    assert.equal(await tryPassword(harness, world, 'dot'), incorrect, 'the fifth, still free')
    assert.equal(await tryPassword(harness, world, 'dot', goodPassword), exceeded)
  })
})

describe('a user from before the switch', () => {
  test('signs in by password, once, and has argon2id from then on; the history too', async () => {
    const world = await createWorld(harness, remembering)
    const sub = await addUser(harness, world, 'eve')
    const [before, salt] = [await keptOf(harness, world, 'eve'), await saltKept(harness, world, 'eve')]
    const user = { UserPoolId: world.poolId, Username: 'eve' }
    const described = await harness.call('AdminGetUser', user)
    await keepAs(harness, world, 'ARGON2ID')
    harness.clock.advance(60)
    assert.equal(await tryPassword(harness, world, 'eve'), incorrect)
    assert.deepEqual(await keptOf(harness, world, 'eve'), before)
    assert.ok((await signInByPassword(harness, world, 'eve')).AuthenticationResult)
    const renewed = await keptOf(harness, world, 'eve')
    assert.ok('argon2id' in renewed && !('verifier' in renewed))
    assert.equal(await saltKept(harness, world, 'eve'), salt)
    assert.deepEqual(await harness.call('AdminGetUser', user), described)
    // The temporary password of addUser was never shown again.
    assert.deepEqual((await formsRemembered(harness, world, sub)).toSorted(), ['ARGON2ID', 'SRP_VERIFIER'])
    assert.ok((await signInByPassword(harness, world, 'eve')).AuthenticationResult)
    assert.deepEqual(await keptOf(harness, world, 'eve'), renewed)
  })

  test('keeps a temporary password’s time, and may not take an old password whatever its form', async () => {
    const world = await createWorld(harness, remembering)
    const user = { UserPoolId: world.poolId, Username: 'fay' }
    await harness.call('AdminCreateUser', { ...user, TemporaryPassword: 'temporary-1', MessageAction: 'SUPPRESS' })
    await keepAs(harness, world, 'ARGON2ID')
    const { Session } = await signInByPassword(harness, world, 'fay', 'temporary-1')
    const kept = await keptOf(harness, world, 'fay')
    assert.ok('temporarySince' in kept && kept.temporarySince instanceof Date && 'argon2id' in kept)
    const answer = (NEW_PASSWORD: string) => ({
      ClientId: world.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED' as const,
      Session,
      ChallengeResponses: { USERNAME: 'fay', NEW_PASSWORD },
    })
    assert.match(await refusalOf('RespondToAuthChallenge', answer('temporary-1')), /^PasswordHistoryPolicyViolation/)
    assert.ok((await harness.call('RespondToAuthChallenge', answer('chosen-one'))).AuthenticationResult)
    await keepAs(harness, world, 'SRP_VERIFIER')
    harness.clock.advance(1)
    await harness.call('AdminSetUserPassword', { ...user, Password: 'another-one', Permanent: true })
    for (const Password of ['temporary-1', 'chosen-one', 'another-one'])
      assert.match(await refusalOf('AdminSetUserPassword', { ...user, Password, Permanent: true }), /previously/)
  })

  test('is not refused for want of a hash when too much waits', async () => {
    const world = await createWorld(harness)
    await addUser(harness, world, 'gil')
    await keepAs(harness, world, 'ARGON2ID')
    const full = { protect: () => Promise.reject(new PasswordWorkOverloaded()) }
    const answer = await withPasswords(
      harness,
      () => full,
      () => signInByPassword(harness, world, 'gil'),
    )
    assert.ok(answer.AuthenticationResult)
    assert.equal(await formKept(harness, world, 'gil'), 'SRP_VERIFIER')
  })
})

describe('when the switch is turned back', () => {
  test('SRP shows the user’s own salt and fails like a wrong password, until a sign-in by password', async () => {
    const world = await argon2World(hidden)
    await addUser(harness, world, 'hal')
    await keepAs(harness, world, 'SRP_VERIFIER')
    const salt = await saltKept(harness, world, 'hal')
    for (const password of [goodPassword, 'wrong'])
      await assert.rejects(signInBySrp(harness, world, 'hal', password), { message: 'Incorrect username or password.' })
    assert.equal(await formKept(harness, world, 'hal'), 'ARGON2ID')
    assert.ok((await signInByPassword(harness, world, 'hal')).AuthenticationResult)
    assert.equal(await formKept(harness, world, 'hal'), 'SRP_VERIFIER')
    assert.equal(await saltKept(harness, world, 'hal'), salt)
    assert.ok((await signInBySrp(harness, world, 'hal')).AuthenticationResult)
    await assert.rejects(signInBySrp(harness, world, 'hal', 'wrong'), { code: 'NotAuthorizedException' })
  })

  test('SRP answers a user without a verifier as it answers nobody', async () => {
    const world = await argon2World(hidden)
    await addUser(harness, world, 'ida')
    await keepAs(harness, world, 'SRP_VERIFIER')
    const answers: string[] = []
    for (const name of ['ida', 'nobody']) {
      const salts = new Set<string | undefined>()
      for (let n = 1; n <= 2; n++) {
        const { ChallengeParameters } = await harness.call('InitiateAuth', (await startSrp(world, name)).input)
        salts.add(ChallengeParameters?.SALT)
        assert.equal(ChallengeParameters?.USER_ID_FOR_SRP, name)
      }
      assert.equal(salts.size, 1, 'one salt at every call')
      for (let n = 1; n <= 6; n++) answers.push(await signInBySrp(harness, world, name).then(() => 'signed in', String))
    }
    assert.deepEqual(answers.slice(0, 6), answers.slice(6))
  })
})
