import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminDisableUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  autoSignIn,
  confirmSignUp,
  deleteUser,
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  resendSignUpCode,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { openAmplifyApp, signedIn, stepOf, storedAs, withoutLingering } from './amplify-app.ts'
import { codeFrom, createPool, type PoolIds, password, sdkOf } from './sdk-world.ts'
import { publicCall } from './signed-request.ts'

/** aws-amplify v6, the library of most apps in browsers today: signing up and in, sessions, and the ways out. */

let aheadMilliseconds = 0
const clock = { now: () => new Date(Date.now() + aheadMilliseconds) }

let mail: MailServer
let server: RunningServer
let sdk: CognitoIdentityProviderClient
let plain: PoolIds

before(async () => {
  mail = await startMailServer()
  server = await startRunningServer({ smtpUrl: mail.url, clock })
  sdk = sdkOf(server)
  plain = await createPool(sdk)
})
after(async () => {
  sdk?.destroy()
  await server?.close()
  await mail?.close()
})

const app = (pool = plain) => openAmplifyApp(server.url, pool)

async function registered(username: string, email = `${username}@people.example`): Promise<string> {
  const { userId } = await signUp({ username, password, options: { userAttributes: { email } } })
  await confirmSignUp({ username, confirmationCode: await codeFrom(mail, email) })
  assert.ok(userId)
  return userId
}

const tokensNow = async () => (await fetchAuthSession()).tokens
const refreshedTokens = async () => (await fetchAuthSession({ forceRefresh: true })).tokens

test('amplify: a person signs up, confirms with the code of the e-mail and signs in by SRP', async () => {
  const storage = app()
  const email = 'ada@people.example'
  const started = await signUp({ username: 'ada', password, options: { userAttributes: { email } } })
  assert.equal(started.isSignUpComplete, false)
  assert.deepEqual(started.nextStep, {
    signUpStep: 'CONFIRM_SIGN_UP',
    codeDeliveryDetails: { destination: 'a***@p***', deliveryMedium: 'EMAIL', attributeName: 'email' },
  })
  assert.deepEqual(await stepOf('ada'), { signInStep: 'CONFIRM_SIGN_UP' })
  const first = await codeFrom(mail, email)
  assert.equal((await resendSignUpCode({ username: 'ada' })).destination, 'a***@p***')
  const second = await codeFrom(mail, email)
  if (first !== second)
    await assert.rejects(confirmSignUp({ username: 'ada', confirmationCode: first }), { name: 'CodeMismatchException' })
  const confirmed = await confirmSignUp({ username: 'ada', confirmationCode: second })
  assert.deepEqual(confirmed, { isSignUpComplete: true, nextStep: { signUpStep: 'DONE' } })

  assert.deepEqual(await signIn({ username: 'ada', password }), { isSignedIn: true, nextStep: { signInStep: 'DONE' } })
  assert.deepEqual(await getCurrentUser(), {
    username: 'ada',
    userId: started.userId,
    signInDetails: { loginId: 'ada', authFlowType: 'USER_SRP_AUTH' },
  })
  const { tokens, userSub } = await fetchAuthSession()
  assert.equal(userSub, started.userId)
  assert.equal(tokens?.accessToken.payload.scope, 'aws.cognito.signin.user.admin')
  assert.equal(tokens?.idToken?.payload.email_verified, true)
  assert.equal(tokens?.idToken?.payload['cognito:username'], 'ada')
  assert.equal(storedAs(storage, 'accessToken'), tokens?.accessToken.toString())
  assert.deepEqual(await fetchUserAttributes(), { sub: started.userId, email, email_verified: 'true' })
  await assert.rejects(signIn({ username: 'ada', password }), { name: 'UserAlreadyAuthenticatedException' })
})

test('amplify: what is refused comes with the names that it knows', async () => {
  app()
  await registered('ben')
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    await assert.rejects(stepOf('ben', 'Wrong-horse-7', flow), {
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
    await assert.rejects(stepOf('nobody', password, flow), {
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
    assert.deepEqual(await stepOf('ben', password, flow), { signInStep: 'DONE' })
    await signOut()
  }
  const again = (typed: string) =>
    signUp({ username: 'ben', password: typed, options: { userAttributes: { email: 'ben@people.example' } } })
  await assert.rejects(again(password), { name: 'UsernameExistsException', message: 'User already exists' })
  await assert.rejects(again('short'), { name: 'InvalidPasswordException' })
  await assert.rejects(confirmSignUp({ username: 'ben', confirmationCode: '123456' }), {
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  })
  await assert.rejects(resendSignUpCode({ username: 'ben' }), {
    name: 'InvalidParameterException',
    message: 'User is already confirmed.',
  })
  await assert.rejects(fetchUserAttributes(), { name: 'UserUnAuthenticatedException' })
})

test('amplify: where the client hides who exists, an unknown user looks like a wrong password', async () => {
  app(await createPool(sdk, { client: { PreventUserExistenceErrors: 'ENABLED' } }))
  await registered('cleo')
  const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)
    for (const name of ['cleo', 'nobody']) await assert.rejects(stepOf(name, 'Wrong-horse-7', flow), incorrect)
})

test('amplify: somebody who has just confirmed is signed in without being asked again', async () => {
  app()
  const email = 'dora@people.example'
  const options = { userAttributes: { email }, autoSignIn: true }
  await withoutLingering(() => signUp({ username: 'dora', password, options }))
  const confirmationCode = await codeFrom(mail, email)
  const { nextStep } = await confirmSignUp({ username: 'dora', confirmationCode })
  assert.deepEqual(nextStep, { signUpStep: 'COMPLETE_AUTO_SIGN_IN' })
  assert.equal((await autoSignIn()).isSignedIn, true)
  assert.equal((await getCurrentUser()).username, 'dora')
})

test('amplify: a refresh brings new tokens of the same sign-in', async () => {
  const storage = app()
  await registered('eve')
  await signedIn('eve')
  const before = await tokensNow()
  const refreshToken = storedAs(storage, 'refreshToken')
  aheadMilliseconds += 2_000
  const after = await refreshedTokens()
  assert.ok(before && after)
  assert.notEqual(after.accessToken.toString(), before.accessToken.toString())
  assert.notEqual(after.idToken?.toString(), before.idToken?.toString())
  for (const claim of ['sub', 'origin_jti', 'auth_time', 'client_id'])
    assert.equal(after.accessToken.payload[claim], before.accessToken.payload[claim], claim)
  assert.ok((after.accessToken.payload.exp ?? 0) > (before.accessToken.payload.exp ?? 0))
  assert.equal(storedAs(storage, 'refreshToken'), refreshToken)
  assert.equal((await fetchUserAttributes()).email, 'eve@people.example')
})

test('amplify: where refresh tokens rotate each is good once, and one used again ends the sign-in', async () => {
  const RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } as const
  // A client that rotates must not allow the older way to refresh.
  const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH'] as const
  const storage = app(
    await createPool(sdk, { client: { RefreshTokenRotation, ExplicitAuthFlows: [...ExplicitAuthFlows] } }),
  )
  await registered('fay')
  await signedIn('fay')
  const old = [...storage.items]
  const used = storedAs(storage, 'refreshToken')
  assert.ok(await refreshedTokens())
  assert.notEqual(storedAs(storage, 'refreshToken'), used)
  assert.ok(await refreshedTokens())

  for (const [key, value] of old) await storage.setItem(key, value)
  await assert.rejects(refreshedTokens(), { name: 'RefreshTokenReuseException' })
  assert.equal(storedAs(storage, 'refreshToken'), undefined)
})

test('amplify: whoever is disabled is signed out at the next refresh', async () => {
  const storage = app()
  await registered('gus')
  await signedIn('gus')
  await sdk.send(new AdminDisableUserCommand({ UserPoolId: plain.poolId, Username: 'gus' }))
  assert.equal(await refreshedTokens(), undefined)
  assert.equal(storedAs(storage, 'accessToken'), undefined)
  await assert.rejects(stepOf('gus'), { name: 'NotAuthorizedException', message: 'User is disabled.' })
})

test('amplify: a sign-out ends this sign-in, a global one all of them', async () => {
  const first = app()
  await registered('hal')
  await signedIn('hal')
  const Token = storedAs(first, 'refreshToken')
  const second = app()
  await signedIn('hal')
  const other = storedAs(second, 'accessToken')

  app()
  await signedIn('hal')
  const here = (await tokensNow())?.accessToken.toString()
  await signOut()
  assert.equal(await tokensNow(), undefined)
  assert.deepEqual(await standing(here), ['NotAuthorizedException', 'Access Token has been revoked'])
  assert.deepEqual(await standing(other), ['hal'])

  await signedIn('hal')
  await signOut({ global: true })
  assert.deepEqual(await standing(other), ['NotAuthorizedException', 'Access Token has been revoked'])
  const refresh = { ClientId: plain.clientId, RefreshToken: Token }
  assert.equal((await publicCall(server, 'GetTokensFromRefreshToken', refresh)).body.__type, 'NotAuthorizedException')
})

/** Whose the access token is, or how it is refused. */
async function standing(AccessToken: string | undefined): Promise<readonly unknown[]> {
  const { status, body } = await publicCall(server, 'GetUser', { AccessToken })
  return status === 200 ? [body.Username] : [body.__type, body.message]
}

test('amplify: a person deletes the account', async () => {
  const storage = app()
  await registered('ida')
  await signedIn('ida')
  await deleteUser()
  assert.equal(storedAs(storage, 'accessToken'), undefined)
  await assert.rejects(stepOf('ida'), { name: 'UserNotFoundException' })
  const look = new AdminGetUserCommand({ UserPoolId: plain.poolId, Username: 'ida' })
  await assert.rejects(sdk.send(look), { name: 'UserNotFoundException' })
})

test('amplify: an e-mail address is the name to sign in with', async () => {
  const pool = { UsernameAttributes: ['email' as const], UsernameConfiguration: { CaseSensitive: false } }
  app(await createPool(sdk, { pool }))
  const email = 'jan@people.example'
  const userId = await registered(email, email)
  assert.deepEqual(await stepOf('Jan@People.Example'), { signInStep: 'DONE' })
  assert.deepEqual(await getCurrentUser(), {
    username: userId,
    userId,
    signInDetails: { loginId: 'Jan@People.Example', authFlowType: 'USER_SRP_AUTH' },
  })
  const tokens = await refreshedTokens()
  assert.equal(tokens?.accessToken.payload.username, userId)
  assert.equal(tokens?.idToken?.payload.email, email)
  await signOut()
  assert.deepEqual(await stepOf(email, password, 'USER_PASSWORD_AUTH'), { signInStep: 'DONE' })
  await signOut()
  const again = { username: email, password, options: { userAttributes: { email } } }
  await assert.rejects(signUp(again), {
    name: 'UsernameExistsException',
    message: 'An account with the given email already exists.',
  })
  await assert.rejects(signUp({ username: 'kim', password }), { name: 'InvalidParameterException' })
})

test('amplify: an address signs in whoever confirmed it last, if they insist', async () => {
  app(await createPool(sdk, { pool: { AliasAttributes: ['email', 'preferred_username'] } }))
  const email = 'shared@people.example'
  await registered('lea', email)
  await signedIn(email)
  assert.equal((await tokensNow())?.accessToken.payload.username, 'lea')
  await signOut()

  await signUp({ username: 'max', password, options: { userAttributes: { email } } })
  const given = { username: 'max', confirmationCode: await codeFrom(mail, email) }
  await assert.rejects(confirmSignUp(given), { name: 'AliasExistsException' })
  await confirmSignUp({ ...given, options: { forceAliasCreation: true } })
  await signedIn(email)
  assert.equal((await tokensNow())?.accessToken.payload.username, 'max')
  await signOut()
  await signedIn('lea')
  assert.equal((await fetchUserAttributes()).email_verified, 'false')
})
