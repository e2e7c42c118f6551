import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { CognitoUserSession } from 'amazon-cognito-identity-js'
import { Client } from 'pg'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import { type RunningServer, type RunningServerOptions, startRunningServer } from '#test/support/running-server.ts'
import { createSrpClient } from '#test/support/srp-client.ts'
import { answerOf, browserApp } from './browser-app.ts'
import { claimsIn, codeFrom, createPool, type PoolIds, password, present, sdkOf } from './sdk-world.ts'
import { outboxOf, publicCall } from './signed-request.ts'

/** Two servers on one PostgreSQL database are one Cognito. */

const settings = {
  LIFEGUARD_MASTER_KEY: randomBytes(32).toString('hex'),
  LIFEGUARD_PUBLIC_URL: 'https://auth.example.test',
  // What holds when many calls of one user come at once must hold without them.
  LIFEGUARD_RATE_LIMITS: 'off',
}

let mail: MailServer
let databaseUrl: string
let one: RunningServer
let two: RunningServer
let sdk: CognitoIdentityProviderClient
let otherSdk: CognitoIdentityProviderClient
let ids: PoolIds

async function startPair(options: RunningServerOptions = {}): Promise<[RunningServer, RunningServer]> {
  const start = () => startRunningServer({ databaseUrl, settings, ...options })
  return Promise.all([start(), start()])
}

before(async () => {
  mail = await startMailServer()
  databaseUrl = await freshPostgresDatabase()
  // At the same moment, on an empty database: one of them makes the tables and the access key.
  const pair = await startPair({ smtpUrl: mail.url })
  one = pair[0]
  two = pair[1]
  sdk = sdkOf(one)
  otherSdk = sdkOf({ url: two.url, accessKey: one.accessKey })
  ids = await createPool(sdk)
})
after(async () => {
  sdk?.destroy()
  otherSdk?.destroy()
  await one?.close()
  await two?.close()
  await mail?.close()
})

async function addUser(username: string): Promise<void> {
  const who = { UserPoolId: ids.poolId, Username: username }
  await sdk.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }))
  await sdk.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }))
}

/** How many of the answers were which: `200`, or the type and message of the refusal. */
function tally(answers: readonly { status: number; body: Record<string, unknown> }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const outcome = status === 200 ? '200' : `${body.__type}: ${body.message}`
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

/** The same calls at once, every other one to the other server. */
function atOnce(count: number, operation: string, input: (index: number) => object, servers = [one, two]) {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      publicCall(present(servers[index % servers.length]), operation, input(index)),
    ),
  )
}

test('both servers have the access key that the first of them made', () => {
  assert.deepEqual(two.accessKey, one.accessKey)
})

test('a person signs up on one server and confirms, signs in, refreshes and signs out on either', async () => {
  const [here, there] = [browserApp(one.url, ids), browserApp(two.url, ids)]
  await here.signUp('ada', password, { email: 'ada@people.example' })
  await there.confirm('ada', await codeFrom(mail, 'ada@people.example'))
  await assert.rejects(there.signIn('ada', 'Wrong-horse-7'), { code: 'NotAuthorizedException' })
  const { session } = await here.signedIn('ada', password)

  const elsewhere = there.userNamed('ada')
  const renewed = await answerOf<CognitoUserSession>((done) =>
    elsewhere.refreshSession(session.getRefreshToken(), done),
  )
  assert.equal(renewed.getAccessToken().payload.origin_jti, session.getAccessToken().payload.origin_jti)
  const AccessToken = renewed.getAccessToken().getJwtToken()
  assert.equal((await sdk.send(new GetUserCommand({ AccessToken }))).Username, 'ada')

  const Token = session.getRefreshToken().getToken()
  await otherSdk.send(new RevokeTokenCommand({ ClientId: ids.clientId, Token }))
  for (const client of [sdk, otherSdk]) {
    await assert.rejects(client.send(new GetUserCommand({ AccessToken })), { message: 'Access Token has been revoked' })
    const refresh = new InitiateAuthCommand({
      ClientId: ids.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: Token },
    })
    await assert.rejects(client.send(refresh), { name: 'NotAuthorizedException' })
  }
})

test('both sign with the same keys, and each verifies what the other signed', async () => {
  const jwks = await Promise.all(
    [one, two].map(async ({ url }) => (await fetch(`${url}/${ids.poolId}/.well-known/jwks.json`)).json()),
  )
  assert.deepEqual(jwks[0], jwks[1])
})

test('an SRP sign-in may take its two steps on two servers, but only once', async () => {
  await addUser('ben')
  const client = createSrpClient()
  const started = await publicCall(one, 'InitiateAuth', {
    ClientId: ids.clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: 'ben', SRP_A: client.publicValue },
  })
  const challenge = started.body.ChallengeParameters as Record<string, string>
  const ChallengeResponses = client.answer(ids.poolId, challenge, password, new Date())
  const answers = await atOnce(10, 'RespondToAuthChallenge', () => ({
    ClientId: ids.clientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses,
  }))
  assert.deepEqual(tally(answers), { '200': 1, 'NotAuthorizedException: Incorrect username or password.': 9 })
})

test('of 40 wrong guesses at once on both servers five are looked at', async (context) => {
  await addUser('cleo')
  const now = new Date()
  // Time stands still, or a slow machine would let the lock of one second run out.
  const frozen = await startPair({ clock: { now: () => now } })
  context.after(() => Promise.all(frozen.map((server) => server.close())))
  const answers = await atOnce(40, 'InitiateAuth', (index) => guess('cleo', `Wrong-horse-${index}`), frozen)
  assert.deepEqual(tally(answers), {
    'NotAuthorizedException: Incorrect username or password.': 5,
    'NotAuthorizedException: Password attempts exceeded': 35,
  })
  const [right] = await atOnce(1, 'InitiateAuth', () => guess('cleo', password), frozen)
  assert.equal(right?.body.message, 'Password attempts exceeded')
})

const guess = (USERNAME: string, PASSWORD: string) => ({
  ClientId: ids.clientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME, PASSWORD },
})

test('of 20 sign-ups of one name at once one succeeds, of 40 wrong codes fifteen are looked at', async () => {
  const signUps = await atOnce(20, 'SignUp', (index) => ({
    ClientId: ids.clientId,
    Username: 'dan',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: `dan-${index}@people.example` }],
  }))
  assert.deepEqual(tally(signUps), { '200': 1, 'UsernameExistsException: User already exists': 19 })
  const winner = signUps.findIndex(({ status }) => status === 200)
  const code = await codeFrom(mail, `dan-${winner}@people.example`)

  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const confirm = (ConfirmationCode: string) => ({ ClientId: ids.clientId, Username: 'dan', ConfirmationCode })
  const guesses = await atOnce(40, 'ConfirmSignUp', () => confirm(wrong))
  const exceeded = 'LimitExceededException: Attempt limit exceeded, please try after some time.'
  assert.deepEqual(tally(guesses), {
    'CodeMismatchException: Invalid verification code provided, please try again.': 15,
    [exceeded]: 25,
  })
  assert.deepEqual(tally(await atOnce(1, 'ConfirmSignUp', () => confirm(code))), { [exceeded]: 1 })
})

test('of many answers to one challenge at once one counts', async () => {
  const temporary = 'Temporary-7'
  const who = { UserPoolId: ids.poolId, Username: 'eva' }
  await sdk.send(new AdminCreateUserCommand({ ...who, TemporaryPassword: temporary, MessageAction: 'SUPPRESS' }))
  const challenge = await publicCall(one, 'InitiateAuth', guess('eva', temporary))
  assert.equal(challenge.body.ChallengeName, 'NEW_PASSWORD_REQUIRED')
  const answers = await atOnce(10, 'RespondToAuthChallenge', (index) => ({
    ClientId: ids.clientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: challenge.body.Session,
    ChallengeResponses: { USERNAME: 'eva', NEW_PASSWORD: `${password}-${index}` },
  }))
  const winner = answers.findIndex(({ status }) => status === 200)
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  for (const { status, body } of answers) if (status !== 200) assert.equal(body.__type, 'NotAuthorizedException')
  const [signedIn] = await atOnce(1, 'InitiateAuth', () => guess('eva', `${password}-${winner}`))
  const { AccessToken } = present(signedIn).body.AuthenticationResult as { AccessToken: string }
  assert.equal(claimsIn(AccessToken).username, 'eva')
})

test('of messages that both servers could send each goes out once', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `many-${index}`)
  const signUps = await atOnce(names.length, 'SignUp', (index) => ({
    ClientId: ids.clientId,
    Username: names[index],
    Password: password,
    UserAttributes: [{ Name: 'email', Value: `${names[index]}@people.example` }],
  }))
  assert.deepEqual(tally(signUps), { '200': names.length })
  for (const name of names) await mail.nextMessageTo(`${name}@people.example`)
  const recipients = mail.received.flatMap(({ envelopeTo }) => envelopeTo).filter((to) => to.startsWith('many-'))
  assert.equal(recipients.length, names.length)
  const log = (await outboxOf(one, ids.poolId)).filter(({ Destination }) => Destination.startsWith('many-'))
  assert.deepEqual(
    log.map(({ Tries }) => Tries),
    names.map(() => 1),
  )
})

test('the retries of the SDK get over the loss of every connection to the database', async (context) => {
  await addUser('gus')
  const quiet = await startRunningServer({ databaseUrl, settings: { ...settings, LIFEGUARD_LOG_LEVEL: 'silent' } })
  const administrator = new Client({ connectionString: databaseUrl })
  const client = sdkOf(quiet)
  context.after(async () => {
    client.destroy()
    await administrator.end()
    await quiet.close()
  })
  await administrator.connect()
  const look = () => client.send(new AdminGetUserCommand({ UserPoolId: ids.poolId, Username: 'gus' }))
  const lookTwenty = () => Promise.all(Array.from({ length: 20 }, look))
  await lookTwenty()
  const [cut, seen] = await Promise.all([administrator.query(cutEveryOtherConnection), lookTwenty()])
  assert.ok((cut.rowCount ?? 0) > 0)
  assert.deepEqual(new Set(seen.map(({ Username }) => Username)), new Set(['gus']))
})

const cutEveryOtherConnection = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`
