import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness, secretHash } from '#test/support/harness.ts'
import {
  addUser,
  claimsOf,
  createClient,
  createWorld,
  goodPassword,
  signInByPassword,
  type World,
} from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
})
after(() => harness.close())

const start = (world: World, parameters: Record<string, string>, flow = 'USER_PASSWORD_AUTH') => ({
  ClientId: world.clientId,
  AuthFlow: flow,
  AuthParameters: parameters,
})
const incorrect = { code: 'NotAuthorizedException', message: 'Incorrect username or password.', status: 400 }

test('the right password gives three tokens with the claims of an API sign-in', async () => {
  const sub = await addUser(harness, world, 'anna', { email: 'anna@example.com', email_verified: 'true', name: 'Anna' })
  const { AuthenticationResult, ChallengeName } = await signInByPassword(harness, world, 'anna')
  assert.equal(ChallengeName, undefined)
  assert.equal(AuthenticationResult?.TokenType, 'Bearer')
  assert.equal(AuthenticationResult?.ExpiresIn, 3_600)
  assert.match(AuthenticationResult?.RefreshToken ?? '', /^eyJjdHki/)

  const id = claimsOf(AuthenticationResult?.IdToken)
  const access = claimsOf(AuthenticationResult?.AccessToken)
  const now = harness.clock.now().getTime() / 1_000
  const issuer = `http://localhost:9750/${world.poolId}`
  const { jti, ...idRest } = id
  assert.deepEqual(idRest, {
    name: 'Anna',
    email: 'anna@example.com',
    email_verified: true,
    sub,
    iss: issuer,
    'cognito:username': 'anna',
    aud: world.clientId,
    origin_jti: access.origin_jti,
    event_id: access.event_id,
    token_use: 'id',
    auth_time: now,
    exp: now + 3_600,
    iat: now,
  })
  const { jti: accessJti, origin_jti, event_id, ...accessRest } = access
  assert.deepEqual(accessRest, {
    sub,
    iss: issuer,
    client_id: world.clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: now,
    exp: now + 3_600,
    iat: now,
    username: 'anna',
  })
  assert.equal(new Set([jti, accessJti, origin_jti, event_id]).size, 4)
})

test('ID and access tokens are signed by different keys', async () => {
  await addUser(harness, world, 'kim')
  const { AuthenticationResult } = await signInByPassword(harness, world, 'kim')
  const kidOf = (token = '') => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid
  assert.notEqual(kidOf(AuthenticationResult?.IdToken), kidOf(AuthenticationResult?.AccessToken))
})

test('a wrong password and a missing parameter are refused in their words', async () => {
  await addUser(harness, world, 'bob')
  const cases: [Record<string, string>, object][] = [
    [{ USERNAME: 'bob', PASSWORD: 'wrong' }, incorrect],
    [{ USERNAME: 'bob', PASSWORD: `${goodPassword} ` }, incorrect],
    [
      { USERNAME: 'BOB', PASSWORD: goodPassword },
      { code: 'UserNotFoundException', message: 'User does not exist.', status: 400 },
    ],
    [
      { USERNAME: 'nobody', PASSWORD: 'x' },
      { code: 'UserNotFoundException', message: 'User does not exist.', status: 400 },
    ],
    [
      { USERNAME: 'bob' },
      { code: 'InvalidParameterException', message: 'Missing required parameter PASSWORD', status: 400 },
    ],
    [
      { PASSWORD: 'x' },
      { code: 'InvalidParameterException', message: 'Missing required parameter USERNAME', status: 400 },
    ],
  ]
  for (const [parameters, refusal] of cases)
    assert.deepEqual(await harness.refusal('InitiateAuth', start(world, parameters)), refusal)
})

test('a flow that the client does not allow, or that is not for this caller, is refused', async () => {
  const srpOnly = {
    ...world,
    ...(await createClient(harness, world.poolId, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })),
  }
  const message = async (flow: string, target = srpOnly) =>
    (await harness.refusal('InitiateAuth', start(target, { USERNAME: 'bob', PASSWORD: 'x' }, flow))).message
  assert.equal(await message('USER_PASSWORD_AUTH'), 'USER_PASSWORD_AUTH flow not enabled for this client')
  assert.equal(await message('REFRESH_TOKEN_AUTH'), 'REFRESH_TOKEN_AUTH flow not enabled for this client')
  assert.equal(await message('ADMIN_USER_PASSWORD_AUTH', world), 'Initiate Auth method not supported.')
  assert.equal(await message('ADMIN_NO_SRP_AUTH', world), 'Initiate Auth method not supported.')

  const admin = (flow: string, clientId: string) => ({
    ...start(world, { USERNAME: 'bob', PASSWORD: 'x' }, flow),
    UserPoolId: world.poolId,
    ClientId: clientId,
  })
  assert.equal(
    (await harness.refusal('AdminInitiateAuth', admin('ADMIN_USER_PASSWORD_AUTH', srpOnly.clientId))).message,
    'Auth flow not enabled for this client',
  )
  assert.equal(
    (await harness.refusal('AdminInitiateAuth', admin('USER_PASSWORD_AUTH', world.clientId))).message,
    'Initiate Auth method not supported.',
  )
})

test('an administrator signs a user in, under the old name of the flow too', async () => {
  await addUser(harness, world, 'carl')
  for (const AuthFlow of ['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const) {
    const AuthParameters = { USERNAME: 'carl', PASSWORD: goodPassword }
    const answer = await harness.call('AdminInitiateAuth', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      AuthFlow,
      AuthParameters,
    })
    assert.equal(claimsOf(answer.AuthenticationResult?.AccessToken).username, 'carl')
  }
})

test('the admin twin needs a signature and a client of that very pool', async () => {
  const other = await createWorld(harness)
  const input = {
    ...start(other, { USERNAME: 'bob', PASSWORD: 'x' }, 'ADMIN_USER_PASSWORD_AUTH'),
    UserPoolId: world.poolId,
  }
  assert.equal(
    (await harness.refusal('AdminInitiateAuth', input, { kind: 'unsigned' })).code,
    'MissingAuthenticationTokenException',
  )
  const refusal = await harness.refusal('AdminInitiateAuth', input)
  assert.deepEqual(
    [refusal.code, refusal.message],
    ['ResourceNotFoundException', `User pool client ${other.clientId} does not exist.`],
  )
})

test('a client with a secret demands the right hash at every step', async () => {
  const secure = { ...world, ...(await createClient(harness, world.poolId, { GenerateSecret: true })) }
  await addUser(harness, world, 'dora')
  const message = async (hash?: string) =>
    (
      await harness.refusal(
        'InitiateAuth',
        start(secure, {
          USERNAME: 'dora',
          PASSWORD: goodPassword,
          ...(hash === undefined ? {} : { SECRET_HASH: hash }),
        }),
      )
    ).message
  assert.equal(await message(), `Client ${secure.clientId} is configured with secret but SECRET_HASH was not received`)
  assert.equal(
    await message(''),
    `Client ${secure.clientId} is configured with secret but SECRET_HASH was not received`,
  )
  for (const wrong of [
    'x',
    secretHash(secure.clientSecret, 'dora', world.clientId),
    secretHash(secure.clientSecret, 'Dora', secure.clientId),
    secretHash('', 'dora', secure.clientId),
  ])
    assert.equal(await message(wrong), `Unable to verify secret hash for client ${secure.clientId}`)
  const right = {
    USERNAME: 'dora',
    PASSWORD: goodPassword,
    SECRET_HASH: secretHash(secure.clientSecret, 'dora', secure.clientId),
  }
  const answer = await harness.call('InitiateAuth', {
    ClientId: secure.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: right,
  })
  assert.ok(answer.AuthenticationResult?.AccessToken)
})

test('aliases find the user, as far as the pool says so and they are verified', async () => {
  const aliases = await createWorld(harness, { pool: { AliasAttributes: ['email', 'preferred_username'] } })
  await addUser(harness, aliases, 'emil', {
    email: 'emil@example.com',
    email_verified: 'true',
    preferred_username: 'milo',
  })
  await addUser(harness, aliases, 'fred', { email: 'fred@example.com' })
  for (const name of ['emil', 'emil@example.com', 'milo']) {
    const { AuthenticationResult } = await signInByPassword(harness, aliases, name)
    assert.equal(claimsOf(AuthenticationResult?.AccessToken).username, 'emil', name)
  }
  const unverified = start(aliases, { USERNAME: 'fred@example.com', PASSWORD: goodPassword })
  assert.equal((await harness.refusal('InitiateAuth', unverified)).code, 'UserNotFoundException')
})

test('in a pool that signs in with e-mail addresses the username is the sub', async () => {
  const emails = await createWorld(harness, {
    pool: { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } },
  })
  const sub = await addUser(harness, emails, 'Gina@Example.com')
  const { AuthenticationResult } = await signInByPassword(harness, emails, 'gina@EXAMPLE.com')
  assert.equal(claimsOf(AuthenticationResult?.AccessToken).username, sub)
  const id = claimsOf(AuthenticationResult?.IdToken)
  assert.deepEqual([id['cognito:username'], id.sub, id.email], [sub, sub, 'gina@example.com'])
})

test('a pool that demands a second factor lets nobody in by password alone (CVE-2026-49443: no stage is skipped)', async () => {
  const strict = await createWorld(harness, {
    pool: {
      MfaConfiguration: 'ON',
      AutoVerifiedAttributes: ['phone_number'],
      SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' },
    },
  })
  await addUser(harness, strict, 'hugo')
  const answer = await signInByPassword(harness, strict, 'hugo')
  assert.deepEqual([answer.ChallengeName, answer.AuthenticationResult], ['MFA_SETUP', undefined])
})
