import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import type { CognitoUser, CognitoUserSession } from 'amazon-cognito-identity-js'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { answerOf, browserApp, chooseNewPassword } from './browser-app.ts'
import { codeFrom, createPool, type PoolIds, password, present, sdkOf } from './sdk-world.ts'

/** amazon-cognito-identity-js, the library under Amplify v5 and older, with nothing but `endpoint` changed. */

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

async function registered(pool: PoolIds, username: string, email = `${username}@people.example`) {
  const app = browserApp(server.url, pool)
  const { userSub } = await app.signUp(username, password, { email })
  await app.confirm(username, await codeFrom(mail, email))
  return { app, userSub }
}

const globalSignOut = (user: CognitoUser) =>
  new Promise((onSuccess, onFailure) => user.globalSignOut({ onSuccess, onFailure }))
const attributesOf = async (user: CognitoUser) => {
  const attributes = await answerOf<{ getName(): string; getValue(): string }[]>((done) => user.getUserAttributes(done))
  return Object.fromEntries(attributes.map((attribute) => [attribute.getName(), attribute.getValue()]))
}

test('a person signs up, confirms with the code of the e-mail and signs in by SRP', async () => {
  const app = browserApp(server.url, plain)
  const started = await app.signUp('ada', password, { email: 'ada@people.example' })
  assert.equal(started.userConfirmed, false)
  assert.deepEqual(started.codeDeliveryDetails, {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: 'a***@p***',
  })
  await assert.rejects(app.signIn('ada', password), { code: 'UserNotConfirmedException' })
  const first = await codeFrom(mail, 'ada@people.example')
  await app.resendCode('ada')
  const second = await codeFrom(mail, 'ada@people.example')
  if (first !== second) await assert.rejects(app.confirm('ada', first), { code: 'CodeMismatchException' })
  assert.equal(await app.confirm('ada', second), 'SUCCESS')

  const { user, session } = await app.signedIn('ada', password)
  assert.equal(user.getUsername(), 'ada')
  assert.ok(session.isValid())
  assert.equal(session.getIdToken().payload.sub, started.userSub)
  assert.equal(session.getAccessToken().payload.scope, 'aws.cognito.signin.user.admin')
  assert.deepEqual(await attributesOf(user), {
    sub: started.userSub,
    email: 'ada@people.example',
    email_verified: 'true',
  })
  assert.equal(app.pool.getCurrentUser()?.getUsername(), 'ada')
})

test('a wrong password and an unknown user are refused in Cognito’s words', async () => {
  const { app } = await registered(plain, 'ben')
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH']) {
    await assert.rejects(app.signIn('ben', 'Wrong-horse-7', flow), {
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
    await assert.rejects(app.signIn('nobody', password, flow), {
      code: 'UserNotFoundException',
      message: 'User does not exist.',
    })
  }
  assert.ok((await app.signedIn('ben', password)).session.isValid())
})

test('where the client hides who exists, an unknown user looks like a wrong password', async () => {
  const hiding = await createPool(sdk, { client: { PreventUserExistenceErrors: 'ENABLED' } })
  await assert.rejects(browserApp(server.url, hiding).signIn('nobody', password), {
    code: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
})

test('many passwords work by SRP', async () => {
  // Salts, verifiers and public values that begin with a high bit, half of them, are where implementations differ.
  const names = Array.from({ length: 8 }, (_, index) => `many-${index}`)
  for (const [index, name] of names.entries()) {
    const own = `Pässword-${index}-☂`
    await sdk.send(
      new AdminCreateUserCommand({
        UserPoolId: plain.poolId,
        Username: name,
        TemporaryPassword: own,
        MessageAction: 'SUPPRESS',
      }),
    )
    const { outcome } = await browserApp(server.url, plain).signIn(name, own)
    assert.equal(outcome.kind, 'new password required', name)
  }
})

test('a session is refreshed, and an expired one found in the storage is renewed by itself', async () => {
  const { app } = await registered(plain, 'cleo')
  const { user, session } = await app.signedIn('cleo', password)
  const renewed = await answerOf<CognitoUserSession>((done) => user.refreshSession(session.getRefreshToken(), done))
  assert.notEqual(renewed.getAccessToken().payload.jti, session.getAccessToken().payload.jti)
  assert.equal(renewed.getAccessToken().payload.origin_jti, session.getAccessToken().payload.origin_jti)
  assert.equal(renewed.getRefreshToken().getToken(), session.getRefreshToken().getToken())

  const returning = present(app.pool.getCurrentUser())
  // As if the clock of the browser had been turned on by two hours since.
  app.storage.setItem(`CognitoIdentityServiceProvider.${plain.clientId}.cleo.clockDrift`, '-7200')
  const found = await answerOf<CognitoUserSession>((done) => returning.getSession(done as never))
  assert.notEqual(found.getIdToken().payload.jti, renewed.getIdToken().payload.jti)
  assert.equal((await attributesOf(returning)).email, 'cleo@people.example')
})

test('a sign-out revokes the tokens of this browser, a global one those of every browser', async () => {
  const { app: phone } = await registered(plain, 'dan')
  const [laptop, tablet] = [browserApp(server.url, plain), browserApp(server.url, plain)]
  const onPhone = await phone.signedIn('dan', password)
  const onLaptop = await laptop.signedIn('dan', password)
  const onTablet = await tablet.signedIn('dan', password)
  const copy = browserApp(server.url, plain).userNamed('dan')
  copy.setSignInUserSession(onPhone.session)

  await answerOf((done) => onPhone.user.signOut(done))
  assert.equal(phone.pool.getCurrentUser(), null)
  await assert.rejects(attributesOf(copy), {
    code: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  })
  assert.equal((await attributesOf(onLaptop.user)).email, 'dan@people.example')

  assert.equal(await globalSignOut(onTablet.user), 'SUCCESS')
  await assert.rejects(attributesOf(onLaptop.user), { code: 'NotAuthorizedException' })
})

test('an invited user chooses a password and gives what the pool requires', async () => {
  const strict = await createPool(sdk, {
    pool: { Schema: [{ Name: 'given_name', Required: true }], AliasAttributes: ['email'] },
  })
  await sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: strict.poolId,
      Username: 'eva',
      TemporaryPassword: 'Temporary-7',
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: 'eva@people.example' },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  )
  const app = browserApp(server.url, strict)
  // By the alias: what comes after the first step goes by the stored username.
  const { user, outcome } = await app.signIn('eva@people.example', 'Temporary-7')
  assert.ok(outcome.kind === 'new password required')
  assert.deepEqual(outcome.requiredAttributes, ['given_name'])
  assert.equal(outcome.userAttributes.email, 'eva@people.example')
  await assert.rejects(chooseNewPassword(user, 'short', { given_name: 'Eva' }), { code: 'InvalidPasswordException' })
  await assert.rejects(chooseNewPassword(user, password), { code: 'InvalidParameterException' })
  const session = await chooseNewPassword(user, password, { given_name: 'Eva' })
  assert.equal(session.getIdToken().payload.given_name, 'Eva')
  assert.equal(session.getIdToken().payload['cognito:username'], 'eva')
  assert.ok((await app.signedIn('eva', password)).session.isValid())
})

test('where people sign in with e-mail addresses, the username is the sub', async () => {
  const byEmail = await createPool(sdk, { pool: { UsernameAttributes: ['email'] } })
  const email = 'Fay@people.example'
  const { app, userSub } = await registered(byEmail, email, email)
  await assert.rejects(app.signUp(email, password, { email }), {
    code: 'UsernameExistsException',
    message: 'An account with the given email already exists.',
  })
  await assert.rejects(app.signUp('fay', password, {}), { code: 'InvalidParameterException' })

  const { user, session } = await app.signedIn(email, password)
  assert.equal(user.getUsername(), userSub)
  assert.equal(session.getAccessToken().payload.username, userSub)
  assert.equal(session.getIdToken().payload['cognito:username'], userSub)
  assert.equal(session.getIdToken().payload.email, email)
  assert.ok((await app.signedIn(userSub, password)).session.isValid())
  const seen = await sdk.send(new AdminGetUserCommand({ UserPoolId: byEmail.poolId, Username: email }))
  assert.equal(seen.Username, userSub)
})

test('a client with a secret is not for browsers', async () => {
  const secretive = await createPool(sdk, { client: { GenerateSecret: true } })
  const app = browserApp(server.url, secretive)
  await assert.rejects(app.signUp('gus', password, { email: 'gus@people.example' }), {
    code: 'NotAuthorizedException',
    message: `Client ${secretive.clientId} is configured with secret but SECRET_HASH was not received`,
  })
})

test('the case of a name does not count where the pool says so, for SRP neither', async () => {
  const folding = await createPool(sdk, { pool: { UsernameConfiguration: { CaseSensitive: false } } })
  const { app, userSub } = await registered(folding, 'Hana', 'hana@people.example')
  for (const name of ['hana', 'HANA']) {
    const { session } = await app.signedIn(name, password)
    assert.equal(session.getIdToken().payload.sub, userSub)
  }
  await registered(plain, 'Hana', 'hana@people.example')
  await assert.rejects(browserApp(server.url, plain).signIn('hana', password), { code: 'UserNotFoundException' })
})

test('an address signs in whoever confirmed it last, if they insist', async () => {
  const byAlias = await createPool(sdk, { pool: { AliasAttributes: ['email'] } })
  const email = 'shared@people.example'
  const { app } = await registered(byAlias, 'ida', email)
  assert.equal((await app.signedIn(email, password)).user.getUsername(), 'ida')

  await app.signUp('jan', password, { email })
  const code = await codeFrom(mail, email)
  await assert.rejects(app.confirm('jan', code), { code: 'AliasExistsException' })
  await app.confirm('jan', code, true)
  assert.equal((await app.signedIn(email, password)).user.getUsername(), 'jan')
  const { user } = await app.signedIn('ida', password)
  assert.equal((await attributesOf(user)).email_verified, 'false')
})

test('a browser signs out through a client that revokes nothing', async () => {
  const lasting = await createPool(sdk, { client: { EnableTokenRevocation: false } })
  const { app } = await registered(lasting, 'kim')
  const { user, session } = await app.signedIn('kim', password)
  // Without this claim the library does not ask for what would be refused.
  assert.equal(session.getAccessToken().payload.origin_jti, undefined)
  await answerOf((done) => user.signOut(done))
  assert.equal(app.pool.getCurrentUser(), null)
})
