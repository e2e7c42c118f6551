import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  confirmResetPassword,
  confirmSignIn,
  confirmUserAttribute,
  deleteUserAttributes,
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  resetPassword,
  sendUserAttributeVerificationCode,
  signOut,
  updatePassword,
  updateUserAttribute,
  updateUserAttributes,
} from 'aws-amplify/auth'
import { wrongCode } from '#operations/mfa/mfa-fixture.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { openAmplifyApp, signedIn, stepOf } from './amplify-app.ts'
import { codeFrom, createPool, type PoolIds, password, sdkOf } from './sdk-world.ts'

/** aws-amplify v6: what a person does with the own account, its attributes and passwords. */

const next = 'Another-horse-8'

let mail: MailServer
let server: RunningServer
let sdk: CognitoIdentityProviderClient
let plain: PoolIds

before(async () => {
  mail = await startMailServer()
  server = await startRunningServer({ smtpUrl: mail.url })
  sdk = sdkOf(server)
  plain = await createPool(sdk)
})
after(async () => {
  sdk?.destroy()
  await server?.close()
  await mail?.close()
})

const app = (pool = plain) => openAmplifyApp(server.url, pool)
const addressOf = (username: string) => `${username}@people.example`

async function addPerson(username: string, { poolId }: PoolIds = plain): Promise<void> {
  const user = { UserPoolId: poolId, Username: username }
  const UserAttributes = [
    { Name: 'email', Value: addressOf(username) },
    { Name: 'email_verified', Value: 'true' },
  ]
  await sdk.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }))
}

const mismatch = { name: 'CodeMismatchException', message: 'Invalid verification code provided, please try again.' }

test('amplify: attributes are read, changed and taken away', async () => {
  const Schema = [{ Name: 'plan', AttributeDataType: 'String' as const, Mutable: true }]
  const WriteAttributes = ['name', 'nickname', 'email', 'custom:plan']
  const pool = await createPool(sdk, { pool: { Schema }, client: { WriteAttributes } })
  app(pool)
  await addPerson('ada', pool)
  await signedIn('ada')
  const done = { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } }
  const updated = await updateUserAttributes({
    userAttributes: { name: 'Ada', nickname: 'Countess', 'custom:plan': 'gold' },
  })
  assert.deepEqual(updated, { name: done, nickname: done, 'custom:plan': done })
  assert.deepEqual(await updateUserAttribute({ userAttribute: { attributeKey: 'name', value: 'Ada L.' } }), done)
  await deleteUserAttributes({ userAttributeKeys: ['nickname'] })
  const { sub, ...seen } = await fetchUserAttributes()
  assert.deepEqual(seen, { name: 'Ada L.', 'custom:plan': 'gold', email: addressOf('ada'), email_verified: 'true' })
  assert.equal(sub, (await getCurrentUser()).userId)
  const { tokens } = await fetchAuthSession({ forceRefresh: true })
  assert.equal(tokens?.idToken?.payload['custom:plan'], 'gold')

  for (const userAttributes of [{ gender: 'f' }, { email_verified: 'true' }, { sub: 'mine' }])
    await assert.rejects(
      updateUserAttributes({ userAttributes }),
      { name: 'NotAuthorizedException' },
      JSON.stringify(userAttributes),
    )
})

test('amplify: a new e-mail address is proved with the code that went there', async () => {
  app()
  await addPerson('ben')
  await signedIn('ben')
  const fresh = 'benjamin@people.example'
  const updated = await updateUserAttributes({ userAttributes: { email: fresh } })
  assert.deepEqual(updated.email, {
    isUpdated: false,
    nextStep: {
      updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
      codeDeliveryDetails: { destination: 'b***@p***', deliveryMedium: 'EMAIL', attributeName: 'email' },
    },
  })
  const first = await codeFrom(mail, fresh)
  assert.equal((await fetchUserAttributes()).email_verified, 'false')
  const confirm = (confirmationCode: string) => confirmUserAttribute({ userAttributeKey: 'email', confirmationCode })
  await assert.rejects(confirm(wrongCode(first)), mismatch)
  const sent = await sendUserAttributeVerificationCode({ userAttributeKey: 'email' })
  assert.deepEqual(sent, { destination: 'b***@p***', deliveryMedium: 'EMAIL', attributeName: 'email' })
  const second = await codeFrom(mail, fresh)
  await confirm(second)
  const { email, email_verified } = await fetchUserAttributes()
  assert.deepEqual([email, email_verified], [fresh, 'true'])
  await assert.rejects(confirm(second), { name: 'ExpiredCodeException' })
})

test('amplify: where an address has to be proved first, the old one stands until then', async () => {
  const UserAttributeUpdateSettings = { AttributesRequireVerificationBeforeUpdate: ['email' as const] }
  const pool = await createPool(sdk, { pool: { UserAttributeUpdateSettings } })
  app(pool)
  await addPerson('cleo', pool)
  await signedIn('cleo')
  const fresh = 'cleopatra@people.example'
  await updateUserAttributes({ userAttributes: { email: fresh } })
  const confirmationCode = await codeFrom(mail, fresh)
  const email = async () => (await fetchUserAttributes()).email
  assert.equal(await email(), addressOf('cleo'))
  await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode })
  assert.equal(await email(), fresh)
})

test('amplify: a forgotten password is replaced with the code of the e-mail', async () => {
  app()
  await addPerson('dan')
  assert.deepEqual(await resetPassword({ username: 'dan' }), {
    isPasswordReset: false,
    nextStep: {
      resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
      codeDeliveryDetails: { destination: 'd***@p***', deliveryMedium: 'EMAIL', attributeName: 'email' },
    },
  })
  const code = await codeFrom(mail, addressOf('dan'))
  const confirm = (confirmationCode: string, newPassword = next) =>
    confirmResetPassword({ username: 'dan', newPassword, confirmationCode })
  await assert.rejects(confirm(wrongCode(code)), mismatch)
  await assert.rejects(confirm(code, 'short'), { name: 'InvalidPasswordException' })
  assert.deepEqual(await stepOf('dan'), { signInStep: 'DONE' })
  await signOut()
  await confirm(code)
  await assert.rejects(stepOf('dan'), { name: 'NotAuthorizedException' })
  await assert.rejects(confirm(code), { name: 'ExpiredCodeException' })
  assert.deepEqual(await stepOf('dan', next), { signInStep: 'DONE' })
  await assert.rejects(resetPassword({ username: 'nobody' }), { name: 'UserNotFoundException' })
})

test('amplify: whom an administrator resets is led to choose another password', async () => {
  app()
  await addPerson('eve')
  await sdk.send(new AdminResetUserPasswordCommand({ UserPoolId: plain.poolId, Username: 'eve' }))
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)
    assert.deepEqual(await stepOf('eve', password, flow), { signInStep: 'RESET_PASSWORD' })
  const confirmationCode = await codeFrom(mail, addressOf('eve'))
  await confirmResetPassword({ username: 'eve', newPassword: next, confirmationCode })
  assert.deepEqual(await stepOf('eve', next), { signInStep: 'DONE' })
})

test('amplify: where the client hides who exists, a forgotten password says nothing of it', async () => {
  const pool = await createPool(sdk, { client: { PreventUserExistenceErrors: 'ENABLED' } })
  app(pool)
  await addPerson('fay', pool)
  for (const username of [addressOf('nobody'), 'fay']) {
    const { nextStep } = await resetPassword({ username })
    assert.equal(nextStep.resetPasswordStep, 'CONFIRM_RESET_PASSWORD_WITH_CODE')
    assert.deepEqual(
      [nextStep.codeDeliveryDetails.deliveryMedium, nextStep.codeDeliveryDetails.attributeName],
      ['EMAIL', 'email'],
    )
  }
  const confirmationCode = wrongCode(await codeFrom(mail, addressOf('fay')))
  for (const username of [addressOf('nobody'), 'fay'])
    await assert.rejects(confirmResetPassword({ username, newPassword: next, confirmationCode }), mismatch)
})

test('amplify: somebody signed in changes the password', async () => {
  app()
  await addPerson('gus')
  await signedIn('gus')
  await assert.rejects(updatePassword({ oldPassword: 'Wrong-horse-7', newPassword: next }), {
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
  await assert.rejects(updatePassword({ oldPassword: password, newPassword: 'short' }), {
    name: 'InvalidPasswordException',
  })
  await updatePassword({ oldPassword: password, newPassword: next })
  assert.ok((await fetchAuthSession({ forceRefresh: true })).tokens)
  await signOut()
  await assert.rejects(stepOf('gus'), { name: 'NotAuthorizedException' })
  assert.deepEqual(await stepOf('gus', next), { signInStep: 'DONE' })
})

test('amplify: a temporary password is replaced at the first sign-in, with what the pool still wants to know', async () => {
  const Schema = [{ Name: 'family_name', Required: true, Mutable: true }]
  const pool = await createPool(sdk, { pool: { Schema } })
  const user = {
    UserPoolId: pool.poolId,
    Username: 'hal',
    UserAttributes: [{ Name: 'email', Value: addressOf('hal') }],
  }
  await sdk.send(new AdminCreateUserCommand({ ...user, TemporaryPassword: password, MessageAction: 'SUPPRESS' }))
  for (const flow of ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH'] as const) {
    app(pool)
    assert.deepEqual(await stepOf('hal', password, flow), {
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: ['family_name'],
    })
  }
  await assert.rejects(confirmSignIn({ challengeResponse: 'short' }), { name: 'InvalidPasswordException' })
  await assert.rejects(confirmSignIn({ challengeResponse: next }), { name: 'InvalidParameterException' })
  const options = { userAttributes: { family_name: 'Lovelace' } }
  const { isSignedIn } = await confirmSignIn({ challengeResponse: next, options })
  assert.equal(isSignedIn, true)
  assert.equal((await fetchUserAttributes()).family_name, 'Lovelace')
  await signOut()
  assert.deepEqual(await stepOf('hal', next), { signInStep: 'DONE' })
})
