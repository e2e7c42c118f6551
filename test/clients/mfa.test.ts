import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CodeMismatchException,
  type CognitoIdentityProviderClient,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, type CognitoUser, type CognitoUserSession } from 'amazon-cognito-identity-js'
import { authenticator } from '#operations/mfa/mfa-fixture.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { answerOf, browserApp } from './browser-app.ts'
import { createPool, type PoolIds, password, present, sdkOf } from './sdk-world.ts'
import { outboxOf } from './signed-request.ts'

/** Second factors by the libraries that apps use: amazon-cognito-identity-js and the AWS SDK, over the wire. */

const stepMilliseconds = 30_000
// From the beginning of a step on, a millisecond a look: no step ends in the middle of a test, and messages have an order.
let now = Math.ceil(Date.now() / stepMilliseconds) * stepMilliseconds
const clock = { now: () => new Date(now++) }
/** Past the step of a code that was used. */
const waitForNextCode = () => {
  now += stepMilliseconds
}
const appWith = (secret: string | undefined) => authenticator({ clock }, secret)

let server: RunningServer
let sdk: CognitoIdentityProviderClient
before(async () => {
  server = await startRunningServer({ clock })
  sdk = sdkOf(server)
})
after(async () => {
  sdk?.destroy()
  await server?.close()
})

const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } }
const sms = { SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } } }

async function mfaPool(
  MfaConfiguration: 'ON' | 'OPTIONAL',
  factors: Partial<SetUserPoolMfaConfigCommandInput>,
): Promise<PoolIds> {
  const pool = await createPool(sdk)
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: pool.poolId, MfaConfiguration, ...factors }))
  return pool
}

async function addPerson({ poolId }: PoolIds, Username: string, attributes: Readonly<Record<string, string>> = {}) {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const user = { UserPoolId: poolId, Username }
  await sdk.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }))
}

type Asked =
  | { readonly kind: 'signed in'; readonly session: CognitoUserSession }
  | { readonly kind: string; readonly parameters: Readonly<Record<string, string>> }

/** A sign-in by SRP as far as the library's callback for a second factor. */
async function signIn(pool: PoolIds, username: string): Promise<{ user: CognitoUser; asked: Asked }> {
  const user = browserApp(server.url, pool).userNamed(username)
  const asked = await new Promise<Asked>((resolve, onFailure) => {
    const challenged = (kind: string, parameters: Readonly<Record<string, string>>) => resolve({ kind, parameters })
    user.authenticateUser(new AuthenticationDetails({ Username: username, Password: password }), {
      onSuccess: (session) => resolve({ kind: 'signed in', session }),
      onFailure,
      mfaRequired: challenged,
      totpRequired: challenged,
      mfaSetup: challenged,
      selectMFAType: challenged,
    })
  })
  return { user, asked }
}

const secretOf = (user: CognitoUser) =>
  new Promise<string>((associateSecretCode, onFailure) => {
    user.associateSoftwareToken({ associateSecretCode, onFailure })
  })
const prove = (user: CognitoUser, code: string) =>
  new Promise<unknown>((onSuccess, onFailure) => {
    user.verifySoftwareToken(code, 'My phone', { onSuccess, onFailure })
  })
const sendCode = (user: CognitoUser, code: string, kind?: string) =>
  new Promise<CognitoUserSession>((onSuccess, onFailure) => {
    user.sendMFACode(code, { onSuccess, onFailure }, kind)
  })
const select = (user: CognitoUser, method: string) =>
  new Promise<Asked>((resolve, onFailure) => {
    const challenged = (kind: string, parameters: Readonly<Record<string, string>>) => resolve({ kind, parameters })
    const onSuccess = (session: CognitoUserSession) => resolve({ kind: 'signed in', session })
    user.sendMFASelectionAnswer(method, { onSuccess, onFailure, mfaRequired: challenged, totpRequired: challenged })
  })

async function textedCode({ poolId }: PoolIds): Promise<string> {
  const [newest] = await outboxOf(server, poolId)
  assert.equal(newest?.Kind, 'authentication')
  return present(newest?.Code)
}

test('identity-js: an app is set up by somebody signed in, preferred, and asked for at the next sign-in', async () => {
  const pool = await mfaPool('OPTIONAL', totp)
  await addPerson(pool, 'ada')
  const { user, asked } = await signIn(pool, 'ada')
  assert.equal(asked.kind, 'signed in')
  const app = appWith(await secretOf(user))
  await assert.rejects(prove(user, app.code(3)), {
    code: 'EnableSoftwareTokenMFAException',
    message: 'Code mismatch and fail enable Software Token MFA',
  })
  assert.deepEqual(await prove(user, app.code()), { Status: 'SUCCESS' })
  const settings = { PreferredMfa: true, Enabled: true }
  assert.equal(await answerOf((done) => user.setUserMfaPreference(null, settings, done)), 'SUCCESS')
  const data = await answerOf<{ PreferredMfaSetting?: string; UserMFASettingList?: string[] }>((done) =>
    user.getUserData(done, { bypassCache: true }),
  )
  assert.deepEqual([data.PreferredMfaSetting, data.UserMFASettingList], ['SOFTWARE_TOKEN_MFA', ['SOFTWARE_TOKEN_MFA']])

  const next = await signIn(pool, 'ada')
  assert.deepEqual(next.asked, {
    kind: 'SOFTWARE_TOKEN_MFA',
    parameters: { USER_ID_FOR_SRP: 'ada', FRIENDLY_DEVICE_NAME: 'My phone' },
  })
  await assert.rejects(sendCode(next.user, app.code(), 'SOFTWARE_TOKEN_MFA'), {
    code: 'ExpiredCodeException',
    message: 'Your software token has already been used once.',
  })
  waitForNextCode()
  const session = await sendCode(next.user, app.code(), 'SOFTWARE_TOKEN_MFA')
  assert.equal(session.getAccessToken().payload.username, 'ada')

  assert.equal(
    await answerOf((done) => next.user.setUserMfaPreference(null, { PreferredMfa: false, Enabled: false }, done)),
    'SUCCESS',
  )
  assert.equal((await signIn(pool, 'ada')).asked.kind, 'signed in')
})

test('identity-js: a pool that requires an app has it set up within the sign-in', async () => {
  const pool = await mfaPool('ON', totp)
  await addPerson(pool, 'ben')
  const { user, asked } = await signIn(pool, 'ben')
  assert.deepEqual(asked, {
    kind: 'MFA_SETUP',
    parameters: { USER_ID_FOR_SRP: 'ben', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
  })
  const app = appWith(await secretOf(user))
  const session = (await prove(user, app.code())) as CognitoUserSession
  assert.ok(session.isValid())
  waitForNextCode()
  const next = await signIn(pool, 'ben')
  assert.equal(next.asked.kind, 'SOFTWARE_TOKEN_MFA')
  assert.ok((await sendCode(next.user, app.code(), 'SOFTWARE_TOKEN_MFA')).isValid())
})

test('identity-js: a code by SMS, read from the outbox', async () => {
  const pool = await mfaPool('ON', sms)
  await addPerson(pool, 'cleo', { phone_number: '+12065550100' })
  const { user, asked } = await signIn(pool, 'cleo')
  assert.deepEqual(asked, {
    kind: 'SMS_MFA',
    parameters: {
      USER_ID_FOR_SRP: 'cleo',
      CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
      CODE_DELIVERY_DESTINATION: '+*******0100',
    },
  })
  const code = await textedCode(pool)
  await assert.rejects(sendCode(user, code === '123456' ? '654321' : '123456'), {
    code: 'CodeMismatchException',
    message: 'Invalid code or auth state for the user.',
  })
  const session = await sendCode(user, code)
  assert.equal(session.getIdToken().payload.phone_number_verified, true)
})

test('identity-js: SMS is switched on and off by the older call, and chosen beside an app', async () => {
  const pool = await mfaPool('OPTIONAL', { ...sms, ...totp })
  await addPerson(pool, 'dan', { phone_number: '+12065550100' })
  const { user } = await signIn(pool, 'dan')
  assert.equal(await answerOf((done) => user.enableMFA(done)), 'SUCCESS')
  assert.equal((await signIn(pool, 'dan')).asked.kind, 'SMS_MFA')
  const app = appWith(await secretOf(user))
  await prove(user, app.code())
  const on = { PreferredMfa: false, Enabled: true }
  await answerOf((done) => user.setUserMfaPreference(on, on, done))
  const choosing = await signIn(pool, 'dan')
  assert.deepEqual(choosing.asked, {
    kind: 'SELECT_MFA_TYPE',
    parameters: { USER_ID_FOR_SRP: 'dan', MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
  })
  assert.equal((await select(choosing.user, 'SMS_MFA')).kind, 'SMS_MFA')
  assert.ok((await sendCode(choosing.user, await textedCode(pool))).isValid())
  await answerOf((done) => user.setUserMfaPreference(null, { PreferredMfa: false, Enabled: false }, done))
  assert.equal(await answerOf((done) => user.disableMFA(done)), 'SUCCESS')
  assert.equal((await signIn(pool, 'dan')).asked.kind, 'signed in')
})

test('the AWS SDK: the same steps unsigned, with its own error classes', async () => {
  const { clientId: ClientId, ...pool } = await mfaPool('ON', totp)
  await addPerson({ clientId: ClientId, ...pool }, 'eve')
  const AuthParameters = { USERNAME: 'eve', PASSWORD: password }
  const start = () => sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }))
  const { ChallengeName, Session } = await start()
  assert.equal(ChallengeName, 'MFA_SETUP')
  const begun = await sdk.send(new AssociateSoftwareTokenCommand({ Session }))
  const app = appWith(begun.SecretCode)
  const verify = (UserCode: string) =>
    sdk.send(new VerifySoftwareTokenCommand({ Session: begun.Session, UserCode, FriendlyDeviceName: 'phone' }))
  await assert.rejects(verify(app.code(3)), EnableSoftwareTokenMFAException)
  const verified = await verify(app.code())
  const finish = { ClientId, ChallengeName: 'MFA_SETUP', ChallengeResponses: { USERNAME: 'eve' } } as const
  const done = await sdk.send(new RespondToAuthChallengeCommand({ ...finish, Session: verified.Session }))
  assert.ok(done.AuthenticationResult?.RefreshToken)

  const again = await start()
  const type = (SOFTWARE_TOKEN_MFA_CODE: string) =>
    sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: again.Session,
        ChallengeResponses: { USERNAME: 'eve', SOFTWARE_TOKEN_MFA_CODE },
      }),
    )
  await assert.rejects(type(app.code()), ExpiredCodeException)
  await assert.rejects(type(app.code(3)), CodeMismatchException)
  waitForNextCode()
  assert.ok((await type(app.code())).AuthenticationResult?.IdToken)
})
