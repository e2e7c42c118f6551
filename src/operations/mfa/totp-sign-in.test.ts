import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness, secretHash } from '#test/support/harness.ts'
import { addUser, createClient, goodPassword, signInByPassword, signInBySrp, type World } from '#test/support/people.ts'
import {
  accessTokenOf,
  answer,
  authenticator,
  createMfaWorld,
  enrolApp,
  refusalOf,
  used,
  wrongCode,
  wrongTotp,
} from './mfa-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createMfaWorld(harness, 'OPTIONAL', ['SOFTWARE_TOKEN_MFA'])
})
after(() => harness.close())

async function enrolled(username: string, target = world) {
  await addUser(harness, target, username)
  return enrolApp(harness, await accessTokenOf(harness, target, username))
}

test('an app is set up, preferred and asked for, by both flows and the administrator’s', async () => {
  const app = await enrolled('anna')
  const asked = { USER_ID_FOR_SRP: 'anna', FRIENDLY_DEVICE_NAME: 'phone' }
  const byAdmin = () =>
    harness.call('AdminInitiateAuth', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'anna', PASSWORD: goodPassword },
    })
  for (const start of [() => signInByPassword(harness, world, 'anna'), () => signInBySrp(harness, world, 'anna')]) {
    const { ChallengeName, ChallengeParameters, Session, AuthenticationResult } = await start()
    assert.deepEqual(
      [ChallengeName, ChallengeParameters, AuthenticationResult],
      ['SOFTWARE_TOKEN_MFA', asked, undefined],
    )
    const input = answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'anna', app.code())
    assert.ok((await harness.call('RespondToAuthChallenge', input)).AuthenticationResult?.IdToken)
    harness.clock.advance(30)
  }
  const { ChallengeName, Session } = await byAdmin()
  assert.equal(ChallengeName, 'SOFTWARE_TOKEN_MFA')
  const input = answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'anna', app.code())
  const last = await harness.call('AdminRespondToAuthChallenge', { UserPoolId: world.poolId, ...input })
  assert.ok(last.AuthenticationResult?.RefreshToken)
})

test('an app that is set up and not switched on is not asked for in an OPTIONAL pool', async () => {
  await addUser(harness, world, 'alma')
  await enrolApp(harness, await accessTokenOf(harness, world, 'alma'), { prefer: false })
  assert.ok((await signInByPassword(harness, world, 'alma')).AuthenticationResult)
})

test('a wrong code leaves the session good, the right one uses it up; a code is good once', async () => {
  const app = await enrolled('bert')
  const { Session } = await signInByPassword(harness, world, 'bert')
  const bert = (code: string, session = Session) => answer(world, 'SOFTWARE_TOKEN_MFA', session, 'bert', code)
  for (const code of [wrongCode(app.code()), app.code(2), app.code(-2), '１２３４５６'])
    assert.deepEqual(await refusalOf(harness, bert(code)), wrongTotp, JSON.stringify(code))
  harness.clock.advance(64)
  const code = app.code()
  assert.ok((await harness.call('RespondToAuthChallenge', bert(code))).AuthenticationResult)
  assert.deepEqual(await refusalOf(harness, bert(code)), used)
  const again = await signInByPassword(harness, world, 'bert')
  const reused = ['ExpiredCodeException', 'Your software token has already been used once.']
  assert.deepEqual(await refusalOf(harness, bert(code, again.Session)), reused)
  assert.deepEqual(await refusalOf(harness, bert(app.code(-1), again.Session)), reused, 'nor the one before it')
  harness.clock.advance(30)
  assert.ok((await harness.call('RespondToAuthChallenge', bert(app.code(), again.Session))).AuthenticationResult)
})

test('a clock half a minute off is good enough', async () => {
  const app = await enrolled('cora')
  for (const stepsAway of [-1, 1]) {
    harness.clock.advance(90)
    const { Session } = await signInByPassword(harness, world, 'cora')
    const input = answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'cora', app.code(stepsAway))
    assert.ok((await harness.call('RespondToAuthChallenge', input)).AuthenticationResult, String(stepsAway))
  }
})

test('the code that proved an app can’t sign in as well', async () => {
  await addUser(harness, world, 'dora')
  const AccessToken = await accessTokenOf(harness, world, 'dora')
  const { SecretCode } = await harness.call('AssociateSoftwareToken', { AccessToken })
  const app = authenticator(harness, SecretCode)
  await harness.call('VerifySoftwareToken', { AccessToken, UserCode: app.code() })
  await harness.call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } })
  const { ChallengeName, ChallengeParameters, Session } = await signInByPassword(harness, world, 'dora')
  assert.deepEqual([ChallengeName, ChallengeParameters], ['SOFTWARE_TOKEN_MFA', { USER_ID_FOR_SRP: 'dora' }])
  assert.deepEqual(await refusalOf(harness, answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'dora', app.code())), [
    'ExpiredCodeException',
    'Your software token has already been used once.',
  ])
})

test('a new app takes over when it is proved, not before', async () => {
  const old = await enrolled('emil')
  const { Session } = await signInByPassword(harness, world, 'emil')
  const first = await harness.call(
    'RespondToAuthChallenge',
    answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'emil', old.code()),
  )
  const AccessToken = first.AuthenticationResult?.AccessToken ?? ''
  const { SecretCode } = await harness.call('AssociateSoftwareToken', { AccessToken })
  assert.match(SecretCode ?? '', /^[A-Z2-7]{32}$/)
  const app = authenticator(harness, SecretCode)
  harness.clock.advance(30)
  const second = await signInByPassword(harness, world, 'emil')
  assert.deepEqual(
    await refusalOf(harness, answer(world, 'SOFTWARE_TOKEN_MFA', second.Session, 'emil', app.code())),
    wrongTotp,
  )
  const wrong = await harness.refusal('VerifySoftwareToken', { AccessToken, UserCode: old.code() })
  assert.deepEqual(
    [wrong.code, wrong.message],
    ['EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA'],
  )
  await harness.call('VerifySoftwareToken', { AccessToken, UserCode: app.code() })
  harness.clock.advance(30)
  const bySession = (code: string) => answer(world, 'SOFTWARE_TOKEN_MFA', second.Session, 'emil', code)
  assert.deepEqual(await refusalOf(harness, bySession(old.code())), wrongTotp)
  assert.ok((await harness.call('RespondToAuthChallenge', bySession(app.code()))).AuthenticationResult)
})

test('a client with a secret proves it at the second factor too', async () => {
  const app = await enrolled('fritz')
  const client = await createClient(harness, world.poolId, { GenerateSecret: true })
  const SECRET_HASH = secretHash(client.clientSecret, 'fritz', client.clientId)
  const { Session } = await harness.call('InitiateAuth', {
    ClientId: client.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'fritz', PASSWORD: goodPassword, SECRET_HASH },
  })
  const input = answer(client, 'SOFTWARE_TOKEN_MFA', Session, 'fritz', app.code())
  assert.deepEqual(await refusalOf(harness, input), [
    'NotAuthorizedException',
    `Client ${client.clientId} is configured with secret but SECRET_HASH was not received`,
  ])
  const ChallengeResponses = { ...input.ChallengeResponses, SECRET_HASH }
  assert.ok((await harness.call('RespondToAuthChallenge', { ...input, ChallengeResponses })).AuthenticationResult)
})

test('without the pool’s leave nobody sets up an app; who has one keeps being asked for it', async () => {
  const app = await enrolled('gina')
  const { Session } = await signInByPassword(harness, world, 'gina')
  const signedIn = await harness.call(
    'RespondToAuthChallenge',
    answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'gina', app.code()),
  )
  const AccessToken = signedIn.AuthenticationResult?.AccessToken ?? ''
  const other = await createMfaWorld(harness, 'OPTIONAL', ['EMAIL_OTP'])
  await addUser(harness, other, 'gina')
  const none = ['SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool']
  for (const [operation, more] of [
    ['AssociateSoftwareToken', {}],
    ['VerifySoftwareToken', { UserCode: '123456' }],
  ] as const) {
    const token = await accessTokenOf(harness, other, 'gina')
    const { code, message } = await harness.refusal(operation, { AccessToken: token, ...more })
    assert.deepEqual([code, message], none, operation)
  }
  const MfaConfiguration = 'OPTIONAL' as const
  await harness.call('SetUserPoolMfaConfig', {
    UserPoolId: world.poolId,
    MfaConfiguration,
    EmailMfaConfiguration: {},
  })
  try {
    assert.equal((await harness.refusal('AssociateSoftwareToken', { AccessToken })).code, none[0])
    assert.equal((await signInByPassword(harness, world, 'gina')).ChallengeName, 'SOFTWARE_TOKEN_MFA')
  } finally {
    const SoftwareTokenMfaConfiguration = { Enabled: true }
    await harness.call('SetUserPoolMfaConfig', {
      UserPoolId: world.poolId,
      MfaConfiguration,
      SoftwareTokenMfaConfiguration,
    })
  }
})

test('an administrator takes a lost app away', async () => {
  await enrolled('hugo')
  const { Session } = await signInByPassword(harness, world, 'hugo')
  await harness.call('AdminDeleteSoftwareToken', { UserPoolId: world.poolId, Username: 'hugo' })
  assert.deepEqual(await refusalOf(harness, answer(world, 'SOFTWARE_TOKEN_MFA', Session, 'hugo', '123456')), [
    'SoftwareTokenMFANotFoundException',
    'Software Token MFA does not exist for the user.',
  ])
  const user = await harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'hugo' })
  assert.deepEqual([user.UserMFASettingList, user.PreferredMfaSetting], [undefined, undefined])
  assert.ok((await signInByPassword(harness, world, 'hugo')).AuthenticationResult)
  await harness.call('AdminDeleteSoftwareToken', { UserPoolId: world.poolId, Username: 'hugo' })
  const unknown = { UserPoolId: world.poolId, Username: 'nobody' }
  assert.equal((await harness.refusal('AdminDeleteSoftwareToken', unknown)).code, 'UserNotFoundException')
})
