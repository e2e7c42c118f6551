import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  confirmSignIn,
  fetchAuthSession,
  fetchMFAPreference,
  fetchUserAttributes,
  setUpTOTP,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from 'aws-amplify/auth'
import { authenticator, wrongCode } from '#operations/mfa/mfa-fixture.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { openAmplifyApp, signedIn, stepAgain, stepOf } from './amplify-app.ts'
import { createPool, type PoolIds, password, present, sdkOf } from './sdk-world.ts'
import { outboxOf } from './signed-request.ts'

/** aws-amplify v6 with second factors. */

const stepMilliseconds = 30_000
// From the beginning of a step on, a millisecond a look: no step ends in the middle of a test, and messages have an order.
let now = Math.ceil(Date.now() / stepMilliseconds) * stepMilliseconds
const clock = { now: () => new Date(now++) }
/** Past the step of a code that was used. */
const waitForNextCode = () => {
  now += stepMilliseconds
}
const appWith = (secret: string) => authenticator({ clock }, secret)

let mail: MailServer
let server: RunningServer
let sdk: CognitoIdentityProviderClient
before(async () => {
  mail = await startMailServer()
  server = await startRunningServer({ smtpUrl: mail.url, clock })
  sdk = sdkOf(server)
})
after(async () => {
  sdk?.destroy()
  await server?.close()
  await mail?.close()
})

const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } }
const sms = { SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } } }
const email = { EmailMfaConfiguration: {} }
const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }

async function mfaPool(
  MfaConfiguration: 'ON' | 'OPTIONAL',
  factors: Partial<SetUserPoolMfaConfigCommandInput>,
): Promise<PoolIds> {
  const pool = await createPool(sdk)
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: pool.poolId, MfaConfiguration, ...factors }))
  openAmplifyApp(server.url, pool)
  return pool
}

async function addPerson({ poolId }: PoolIds, Username: string, attributes: Readonly<Record<string, string>> = {}) {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const user = { UserPoolId: poolId, Username }
  await sdk.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }))
}

const confirm = (challengeResponse: string) => confirmSignIn({ challengeResponse })

/** The code of the newest text message. */
async function textedCode({ poolId }: PoolIds): Promise<string> {
  const [newest] = await outboxOf(server, poolId)
  assert.equal(newest?.Kind, 'authentication')
  return present(newest?.Code)
}

async function mailedCode(address: string): Promise<string> {
  const { parsed } = await mail.nextMessageTo(address)
  return present(/\b\d{8}\b/.exec(parsed.text ?? '')?.[0])
}

function appToSetUp(step: Awaited<ReturnType<typeof stepOf>>) {
  assert.ok(step.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP', step.signInStep)
  return appWith(step.totpSetupDetails.sharedSecret)
}

/** Sets an app up for somebody signed in. The code of the step is used up. */
async function enrol() {
  const { sharedSecret } = await setUpTOTP()
  const app = appWith(sharedSecret)
  await verifyTOTPSetup({ code: app.code() })
  waitForNextCode()
  return app
}

test('amplify: an app is set up by somebody signed in, preferred, and asked for at the next sign-in', async () => {
  const pool = await mfaPool('OPTIONAL', totp)
  await addPerson(pool, 'ada')
  await signedIn('ada')
  const details = await setUpTOTP()
  const app = appWith(details.sharedSecret)
  assert.equal(
    details.getSetupUri('Diary', 'ada').href,
    `otpauth://totp/Diary:ada?secret=${details.sharedSecret}&issuer=Diary`,
  )
  await assert.rejects(verifyTOTPSetup({ code: app.code(3) }), {
    name: 'EnableSoftwareTokenMFAException',
    message: 'Code mismatch and fail enable Software Token MFA',
  })
  await verifyTOTPSetup({ code: app.code(), options: { friendlyDeviceName: 'My phone' } })
  await updateMFAPreference({ totp: 'PREFERRED' })
  assert.deepEqual(await fetchMFAPreference(), { preferred: 'TOTP', enabled: ['TOTP'] })

  assert.deepEqual(await stepAgain('ada'), { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' })
  await assert.rejects(confirm(app.code()), {
    name: 'ExpiredCodeException',
    message: 'Your software token has already been used once.',
  })
  await assert.rejects(confirm(app.code(3)), {
    name: 'CodeMismatchException',
    message: 'Invalid code received for user',
  })
  waitForNextCode()
  assert.deepEqual(await confirm(app.code()), done)
  assert.equal((await fetchAuthSession()).tokens?.accessToken.payload.username, 'ada')

  await updateMFAPreference({ totp: 'DISABLED' })
  assert.deepEqual(await fetchMFAPreference(), { preferred: undefined, enabled: undefined })
  assert.deepEqual(await stepAgain('ada'), { signInStep: 'DONE' })
})

test('amplify: a pool that requires an app has it set up within the sign-in', async () => {
  const pool = await mfaPool('ON', totp)
  await addPerson(pool, 'ben')
  const app = appToSetUp(await stepOf('ben'))
  await assert.rejects(confirm(app.code(3)), { name: 'EnableSoftwareTokenMFAException' })
  assert.deepEqual(await confirm(app.code()), done)
  waitForNextCode()
  await signOut()
  assert.deepEqual(await stepOf('ben', password, 'USER_PASSWORD_AUTH'), {
    signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
  })
  assert.deepEqual(await confirm(app.code()), done)
})

test('amplify: a temporary password and an app in one sign-in', async () => {
  const pool = await mfaPool('ON', totp)
  const user = { UserPoolId: pool.poolId, Username: 'cleo', TemporaryPassword: password }
  await sdk.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }))
  assert.equal((await stepOf('cleo')).signInStep, 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED')
  const { nextStep } = await confirm('Another-horse-8')
  const app = appToSetUp(nextStep)
  assert.deepEqual(await confirm(app.code()), done)
  waitForNextCode()
  assert.deepEqual(await stepAgain('cleo', 'Another-horse-8'), { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' })
  assert.deepEqual(await confirm(app.code()), done)
})

test('amplify: a code by SMS, read from the outbox', async () => {
  const pool = await mfaPool('ON', sms)
  await addPerson(pool, 'dan', { phone_number: '+12065550100' })
  assert.deepEqual(await stepOf('dan'), {
    signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
    codeDeliveryDetails: { deliveryMedium: 'SMS', destination: '+*******0100' },
  })
  const code = await textedCode(pool)
  await assert.rejects(confirm(wrongCode(code)), {
    name: 'CodeMismatchException',
    message: 'Invalid code or auth state for the user.',
  })
  assert.deepEqual(await confirm(code), done)
  assert.equal((await fetchUserAttributes()).phone_number_verified, 'true')
})

test('amplify: a code by e-mail, from the mailbox', async () => {
  const pool = await mfaPool('OPTIONAL', email)
  const address = 'eve@people.example'
  await addPerson(pool, 'eve', { email: address, email_verified: 'true' })
  await signedIn('eve')
  await updateMFAPreference({ email: 'PREFERRED' })
  assert.deepEqual(await fetchMFAPreference(), { preferred: 'EMAIL', enabled: ['EMAIL'] })
  assert.deepEqual(await stepAgain('eve'), {
    signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
    codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'e***@p***' },
  })
  const code = await mailedCode(address)
  await assert.rejects(confirm(wrongCode(code)), { name: 'CodeMismatchException' })
  assert.deepEqual(await confirm(code), done)
})

test('amplify: of several factors one is chosen', async () => {
  const pool = await mfaPool('OPTIONAL', { ...sms, ...totp, ...email })
  const address = 'fay@people.example'
  await addPerson(pool, 'fay', { phone_number: '+12065550100', email: address, email_verified: 'true' })
  await signedIn('fay')
  const app = await enrol()
  await updateMFAPreference({ sms: 'ENABLED', totp: 'ENABLED', email: 'ENABLED' })
  const asked = { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', allowedMFATypes: ['SMS', 'TOTP', 'EMAIL'] }
  assert.deepEqual(await stepAgain('fay'), asked)
  assert.equal((await confirm('TOTP')).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE')
  assert.deepEqual(await confirm(app.code()), done)
  assert.deepEqual(await stepAgain('fay'), asked)
  assert.equal((await confirm('SMS')).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE')
  assert.deepEqual(await confirm(await textedCode(pool)), done)
  assert.deepEqual(await stepAgain('fay'), asked)
  assert.equal((await confirm('EMAIL')).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
  assert.deepEqual(await confirm(await mailedCode(address)), done)

  await updateMFAPreference({ sms: 'PREFERRED' })
  assert.equal((await fetchMFAPreference()).preferred, 'SMS')
  assert.equal((await stepAgain('fay')).signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE')
})

test('amplify: where a factor is required, one of several is chosen to set up', async () => {
  const pool = await mfaPool('ON', { ...totp, ...email })
  await addPerson(pool, 'gus')
  assert.deepEqual(await stepOf('gus'), {
    signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
    allowedMFATypes: ['TOTP', 'EMAIL'],
  })
  assert.equal((await confirm('EMAIL')).nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP')
  const address = 'gus@people.example'
  assert.equal((await confirm(address)).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
  assert.deepEqual(await confirm(await mailedCode(address)), done)
  const attributes = await fetchUserAttributes()
  assert.deepEqual([attributes.email, attributes.email_verified], [address, 'true'])

  await addPerson(pool, 'hal')
  await signOut()
  await stepOf('hal')
  const { nextStep } = await confirm('TOTP')
  const app = appToSetUp(nextStep)
  assert.deepEqual(await confirm(app.code()), done)
})
