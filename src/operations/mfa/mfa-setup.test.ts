import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import {
  addUser,
  claimsOf,
  createClient,
  goodPassword,
  signInByPassword,
  signInBySrp,
  type World,
} from '#test/support/people.ts'
import {
  answer,
  authenticator,
  createMfaWorld,
  enrolApp,
  expired,
  invalid,
  newestCode,
  phone,
  refusalOf,
  respond,
  used,
  wrongCode,
  wrongMessage,
} from './mfa-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createMfaWorld(harness, 'ON', ['SOFTWARE_TOKEN_MFA'])
})
after(() => harness.close())

const finish = (Session: string | undefined, USERNAME: string, target: Pick<World, 'clientId'> = world) =>
  respond(target, 'MFA_SETUP', Session, { USERNAME })
const mismatch = ['EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA']
const refusalTo = async (name: 'AssociateSoftwareToken' | 'VerifySoftwareToken', input: object) => {
  const { code, message } = await harness.refusal(name, input)
  return [code, message]
}

const give = (target: World, Username: string, attributes: Record<string, string>) =>
  harness.call('AdminUpdateUserAttributes', {
    UserPoolId: target.poolId,
    Username,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  })

/** As far as a session that VerifySoftwareToken takes. */
async function associated(username: string, Session: string | undefined) {
  const begun = await harness.call('AssociateSoftwareToken', { ...(Session !== undefined && { Session }) })
  assert.match(begun.SecretCode ?? '', /^[A-Z2-7]{32}$/, username)
  return { app: authenticator(harness, begun.SecretCode), session: begun.Session }
}

test('a pool that requires a factor has it set up within the sign-in, which its first code completes', async () => {
  await addUser(harness, world, 'anna')
  const { ChallengeName, ChallengeParameters, Session, AuthenticationResult } = await signInBySrp(
    harness,
    world,
    'anna',
  )
  assert.deepEqual([ChallengeName, AuthenticationResult], ['MFA_SETUP', undefined])
  assert.deepEqual(ChallengeParameters, {
    USER_ID_FOR_SRP: 'anna',
    MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']),
  })
  const { app, session } = await associated('anna', Session)
  const verify = (UserCode: string) => ({ Session: session, UserCode, FriendlyDeviceName: 'phone' })
  assert.deepEqual(await refusalTo('VerifySoftwareToken', verify(wrongCode(app.code()))), mismatch)
  const verified = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  assert.equal(verified.Status, 'SUCCESS')
  const done = await harness.call('RespondToAuthChallenge', finish(verified.Session, 'anna'))
  assert.equal(claimsOf(done.AuthenticationResult?.AccessToken).username, 'anna')

  const user = await harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'anna' })
  assert.deepEqual([user.UserMFASettingList, user.PreferredMfaSetting], [['SOFTWARE_TOKEN_MFA'], 'SOFTWARE_TOKEN_MFA'])
  assert.equal((await signInByPassword(harness, world, 'anna')).ChallengeName, 'SOFTWARE_TOKEN_MFA')
})

test('a proved app is asked for although the set-up was never finished', async () => {
  await addUser(harness, world, 'bert')
  const { Session } = await signInByPassword(harness, world, 'bert')
  const { app, session } = await associated('bert', Session)
  await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  assert.equal((await signInByPassword(harness, world, 'bert')).ChallengeName, 'SOFTWARE_TOKEN_MFA')
})

test('an app that an administrator has taken away before the end does not end the set-up', async () => {
  await addUser(harness, world, 'berta')
  const { app, session } = await associated('berta', (await signInByPassword(harness, world, 'berta')).Session)
  const verified = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  await harness.call('AdminDeleteSoftwareToken', { UserPoolId: world.poolId, Username: 'berta' })
  assert.deepEqual(await refusalOf(harness, finish(verified.Session, 'berta')), invalid)
  assert.equal((await signInByPassword(harness, world, 'berta')).ChallengeName, 'MFA_SETUP')
})

test('every session of the set-up is good for its own step, once and in time', async () => {
  await addUser(harness, world, 'cora')
  const { Session } = await signInByPassword(harness, world, 'cora')
  assert.deepEqual(await refusalTo('VerifySoftwareToken', { Session, UserCode: '123456' }), invalid)
  const notVerified = ['InvalidParameterException', 'User has not verified software token mfa']
  assert.deepEqual(await refusalOf(harness, finish(Session, 'cora')), notVerified)
  const { session: first } = await associated('cora', Session)
  assert.deepEqual(await refusalTo('AssociateSoftwareToken', { Session }), used)
  assert.deepEqual(await refusalOf(harness, finish(first, 'cora')), notVerified)
  // Another secret, in the place of one that did not get to the app.
  const { app, session } = await associated('cora', first)
  const verified = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  assert.deepEqual(await refusalTo('AssociateSoftwareToken', { Session: verified.Session }), invalid)
  assert.deepEqual(await refusalTo('VerifySoftwareToken', { Session: verified.Session, UserCode: '123456' }), invalid)
  assert.deepEqual(await refusalTo('AssociateSoftwareToken', { Session: 'A'.repeat(100) }), invalid)
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  assert.deepEqual(await refusalOf(harness, finish(verified.Session, 'cora', other)), invalid)
  assert.deepEqual(await refusalOf(harness, finish(verified.Session, 'anna')), invalid)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => harness.call('RespondToAuthChallenge', finish(verified.Session, 'cora'))),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.deepEqual(await refusalOf(harness, finish(verified.Session, 'cora')), used)
})

test('a set-up ends with the time of its session', async () => {
  await addUser(harness, world, 'dora')
  const { Session } = await signInByPassword(harness, world, 'dora')
  const { session } = await associated('dora', Session)
  harness.clock.advance(180)
  assert.deepEqual(await refusalTo('VerifySoftwareToken', { Session: session, UserCode: '123456' }), expired)
})

test('whoever knows only the password can’t finish a set-up after its user did (CVE-2024-45042)', async () => {
  await addUser(harness, world, 'emil')
  const early = await signInByPassword(harness, world, 'emil')
  const late = await associated('emil', (await signInByPassword(harness, world, 'emil')).Session)
  const { app, session } = await associated('emil', (await signInByPassword(harness, world, 'emil')).Session)
  const mine = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  assert.deepEqual(await refusalTo('AssociateSoftwareToken', { Session: early.Session }), invalid)
  const again = await refusalTo('VerifySoftwareToken', { Session: late.session, UserCode: late.app.code() })
  assert.deepEqual(again, ['InvalidParameterException', 'User has not set up software token mfa'])
  assert.deepEqual(await refusalOf(harness, finish(early.Session, 'emil')), [
    'InvalidParameterException',
    'User has not verified software token mfa',
  ])
  assert.ok((await harness.call('RespondToAuthChallenge', finish(mine.Session, 'emil'))).AuthenticationResult)
})

test('a set-up ends when its user got another factor meanwhile (CVE-2024-45042)', async () => {
  const both = await createMfaWorld(harness, 'ON', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])
  await addUser(harness, both, 'egon')
  const { app, session } = await associated('egon', (await signInByPassword(harness, both, 'egon')).Session)
  await give(both, 'egon', { phone_number: phone })
  assert.deepEqual(await refusalTo('VerifySoftwareToken', { Session: session, UserCode: app.code() }), invalid)
  assert.equal((await signInByPassword(harness, both, 'egon')).ChallengeName, 'SMS_MFA')
})

test('of many who prove one secret at once, one gets on', async () => {
  await addUser(harness, world, 'fritz')
  const { app, session } = await associated('fritz', (await signInByPassword(harness, world, 'fritz')).Session)
  const proofs = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() }),
    ),
  )
  assert.equal(proofs.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('an access token or a session, not both and not none', async () => {
  for (const input of [{}, { AccessToken: 'a.b.c', Session: 'A'.repeat(100) }])
    assert.equal((await refusalTo('AssociateSoftwareToken', input))[0], 'InvalidParameterException')
})

test('a temporary password, a new one, then the second factor', async () => {
  const both = await createMfaWorld(harness, 'ON', ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
  const temporary = 'Tempor4ry!'
  const start = async (username: string) => {
    await harness.call('AdminCreateUser', {
      UserPoolId: both.poolId,
      Username: username,
      TemporaryPassword: temporary,
      MessageAction: 'SUPPRESS',
    })
    const { ChallengeName, Session } = await signInBySrp(harness, both, username, temporary)
    assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED')
    const ChallengeResponses = { USERNAME: username, NEW_PASSWORD: goodPassword }
    const input = { ClientId: both.clientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeResponses } as const
    return harness.call('RespondToAuthChallenge', { ...input, ...(Session && { Session }) })
  }
  const next = await start('gina')
  assert.deepEqual([next.ChallengeName, next.AuthenticationResult], ['MFA_SETUP', undefined])
  assert.deepEqual(JSON.parse(next.ChallengeParameters?.MFAS_CAN_SETUP ?? ''), ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
  const { app, session } = await associated('gina', next.Session)
  const verified = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  assert.ok((await harness.call('RespondToAuthChallenge', finish(verified.Session, 'gina', both))).AuthenticationResult)
})

test('an e-mail address given at the set-up becomes the user’s by its code', async () => {
  const mails = await createMfaWorld(harness, 'ON', ['EMAIL_OTP'], { pool: { AliasAttributes: ['email'] } })
  await addUser(harness, mails, 'hugo')
  await addUser(harness, mails, 'ines', { email: 'ines@example.com', email_verified: 'true' })
  const setUp = async (responses: Record<string, string>) => {
    const { Session } = await signInByPassword(harness, mails, 'hugo')
    return respond(mails, 'MFA_SETUP', Session, { USERNAME: 'hugo', ...responses })
  }
  const malformed = await refusalOf(harness, await setUp({ EMAIL: 'not an address' }))
  assert.equal(malformed[0], 'InvalidParameterException')

  const taken = await harness.call('RespondToAuthChallenge', await setUp({ email: 'ines@example.com' }))
  const takenCode = await newestCode(harness, mails)
  assert.deepEqual(await refusalOf(harness, answer(mails, 'EMAIL_OTP', taken.Session, 'hugo', takenCode)), [
    'AliasExistsException',
    'An account with the email already exists.',
  ])

  const first = await harness.call('RespondToAuthChallenge', await setUp({ EMAIL: 'Hugo@example.com' }))
  assert.deepEqual(
    [first.ChallengeName, first.ChallengeParameters?.CODE_DELIVERY_DESTINATION],
    ['EMAIL_OTP', 'H***@e***'],
  )
  const before = await harness.call('AdminGetUser', { UserPoolId: mails.poolId, Username: 'hugo' })
  assert.deepEqual(
    before.UserAttributes?.map(({ Name }) => Name),
    ['sub'],
  )
  const code = await newestCode(harness, mails)
  const hugo = (typed: string) => answer(mails, 'EMAIL_OTP', first.Session, 'hugo', typed)
  assert.deepEqual(await refusalOf(harness, hugo(wrongCode(code))), wrongMessage)
  const { AuthenticationResult } = await harness.call('RespondToAuthChallenge', hugo(code))
  const { email, email_verified } = claimsOf(AuthenticationResult?.IdToken)
  assert.deepEqual([email, email_verified], ['Hugo@example.com', true])
  assert.equal((await signInByPassword(harness, mails, 'Hugo@example.com')).ChallengeName, 'EMAIL_OTP')
})

test('an address that an administrator sets meanwhile is not replaced by one given at the set-up', async () => {
  const mails = await createMfaWorld(harness, 'ON', ['EMAIL_OTP'])
  await addUser(harness, mails, 'irma')
  const { Session } = await signInByPassword(harness, mails, 'irma')
  const input = respond(mails, 'MFA_SETUP', Session, { USERNAME: 'irma', EMAIL: 'mallory@example.com' })
  const next = await harness.call('RespondToAuthChallenge', input)
  const code = await newestCode(harness, mails)
  await give(mails, 'irma', { email: 'irma@example.com' })
  assert.deepEqual(await refusalOf(harness, answer(mails, 'EMAIL_OTP', next.Session, 'irma', code)), invalid)
  const { UserAttributes = [] } = await harness.call('AdminGetUser', { UserPoolId: mails.poolId, Username: 'irma' })
  assert.equal(UserAttributes.find(({ Name }) => Name === 'email')?.Value, 'irma@example.com')
})

test('where e-mail is no method of the pool, or the app may not write it, no address is taken', async () => {
  await addUser(harness, world, 'jana')
  const { Session } = await signInByPassword(harness, world, 'jana')
  const input = respond(world, 'MFA_SETUP', Session, { USERNAME: 'jana', EMAIL: 'jana@example.com' })
  assert.equal((await refusalOf(harness, input))[0], 'InvalidParameterException')

  const mails = await createMfaWorld(harness, 'ON', ['EMAIL_OTP'], { client: { WriteAttributes: ['name'] } })
  await addUser(harness, mails, 'jana')
  const second = await signInByPassword(harness, mails, 'jana')
  const refused = respond(mails, 'MFA_SETUP', second.Session, { USERNAME: 'jana', EMAIL: 'jana@example.com' })
  assert.equal((await refusalOf(harness, refused))[0], 'NotAuthorizedException')
})

test('an administrator’s sign-in sets up a factor in the same steps', async () => {
  await addUser(harness, world, 'karl')
  const pool = { UserPoolId: world.poolId, ClientId: world.clientId }
  const { ChallengeName, Session } = await harness.call('AdminInitiateAuth', {
    ...pool,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'karl', PASSWORD: goodPassword },
  })
  assert.equal(ChallengeName, 'MFA_SETUP')
  const { app, session } = await associated('karl', Session)
  const verified = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  const input = { ...pool, ...finish(verified.Session, 'karl') }
  assert.ok((await harness.call('AdminRespondToAuthChallenge', input)).AuthenticationResult)
})

test('a signed-in user of such a pool replaces the app by access token', async () => {
  await addUser(harness, world, 'lena')
  const { app, session } = await associated('lena', (await signInByPassword(harness, world, 'lena')).Session)
  const verified = await harness.call('VerifySoftwareToken', { Session: session ?? '', UserCode: app.code() })
  const done = await harness.call('RespondToAuthChallenge', finish(verified.Session, 'lena'))
  const next = await enrolApp(harness, done.AuthenticationResult?.AccessToken ?? '')
  const { Session } = await signInByPassword(harness, world, 'lena')
  const input = answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'lena', next.code())
  assert.ok((await harness.call('RespondToAuthChallenge', input)).AuthenticationResult)
})
