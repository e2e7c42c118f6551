import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { claimsOf, createClient, createWorld, signInByPassword, signInBySrp, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  const Schema = [{ Name: 'name', AttributeDataType: 'String' as const, Required: true, Mutable: true }]
  world = await createWorld(harness, { pool: { Schema } })
})
after(() => harness.close())

const temporary = 'Tempor4ry!'
const chosen = 'Ch0sen-one!'

async function invite(username: string, attributes: { Name: string; Value: string }[] = []) {
  await harness.call('AdminCreateUser', {
    UserPoolId: world.poolId,
    Username: username,
    TemporaryPassword: temporary,
    MessageAction: 'SUPPRESS',
    UserAttributes: attributes,
  })
  return signInByPassword(harness, world, username, temporary)
}

const answering = (Session: string | undefined, responses: Record<string, string>, target = world) => ({
  ClientId: target.clientId,
  ChallengeName: 'NEW_PASSWORD_REQUIRED' as const,
  Session,
  ChallengeResponses: responses,
})
const refusal = async (input: object) => {
  const { code, message } = await harness.refusal('RespondToAuthChallenge', input)
  return [code, message]
}

test('a temporary password asks for a new one and for the required attributes that are missing', async () => {
  const { ChallengeName, ChallengeParameters, Session, AuthenticationResult } = await invite('anna', [
    { Name: 'email', Value: 'anna@example.com' },
  ])
  assert.equal(AuthenticationResult, undefined)
  assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED')
  assert.deepEqual(
    [
      ChallengeParameters?.USER_ID_FOR_SRP,
      JSON.parse(ChallengeParameters?.requiredAttributes ?? ''),
      JSON.parse(ChallengeParameters?.userAttributes ?? ''),
    ],
    ['anna', ['userAttributes.name'], { email: 'anna@example.com' }],
  )
  const answer = await harness.call(
    'RespondToAuthChallenge',
    answering(Session, { USERNAME: 'anna', NEW_PASSWORD: chosen, 'userAttributes.name': 'Anna' }),
  )
  assert.equal(claimsOf(answer.AuthenticationResult?.IdToken).name, 'Anna')
  assert.equal(
    (await harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'anna' })).UserStatus,
    'CONFIRMED',
  )
  assert.ok((await signInBySrp(harness, world, 'anna', chosen)).AuthenticationResult)
  await assert.rejects(signInByPassword(harness, world, 'anna', temporary), {
    message: 'Incorrect username or password.',
  })
})

test('SRP with a temporary password leads to the same challenge', async () => {
  await invite('bert')
  assert.equal((await signInBySrp(harness, world, 'bert', temporary)).ChallengeName, 'NEW_PASSWORD_REQUIRED')
})

test('a refusal says why and leaves the session good; success uses it up', async () => {
  const { Session } = await invite('cora')
  const good = { USERNAME: 'cora', NEW_PASSWORD: chosen, 'userAttributes.name': 'Cora' }
  const cases: [Record<string, string>, string, string][] = [
    [
      { ...good, NEW_PASSWORD: 'short' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ],
    [
      { USERNAME: 'cora', NEW_PASSWORD: chosen },
      'InvalidParameterException',
      'Invalid attributes given, name is missing',
    ],
    [
      { USERNAME: 'cora', 'userAttributes.name': 'Cora' },
      'InvalidParameterException',
      'Missing required parameter NEW_PASSWORD',
    ],
    [{ ...good, USERNAME: 'anna' }, 'NotAuthorizedException', 'Invalid session for the user.'],
    [{ ...good, USERNAME: 'nobody' }, 'NotAuthorizedException', 'Invalid session for the user.'],
  ]
  for (const [responses, code, message] of cases)
    assert.deepEqual(await refusal(answering(Session, responses)), [code, message])
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => harness.call('RespondToAuthChallenge', answering(Session, good))),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.deepEqual(await refusal(answering(Session, good)), [
    'NotAuthorizedException',
    'Invalid session for the user, session can only be used once.',
  ])
})

test('a session is bound to client and challenge, and ends', async () => {
  const { Session } = await invite('dirk')
  const good = { USERNAME: 'dirk', NEW_PASSWORD: chosen, 'userAttributes.name': 'Dirk' }
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  assert.deepEqual(await refusal(answering(Session, good, other)), [
    'NotAuthorizedException',
    'Invalid session for the user.',
  ])
  const asMfa = { ...answering(Session, good), ChallengeName: 'SMS_MFA' }
  assert.deepEqual(await refusal(asMfa), ['NotAuthorizedException', 'Invalid session for the user.'])
  assert.deepEqual(await refusal(answering('A'.repeat(100), good)), [
    'NotAuthorizedException',
    'Invalid session for the user.',
  ])
  assert.deepEqual(await refusal(answering(undefined, good)), [
    'InvalidParameterException',
    'Missing required parameter Session',
  ])
  harness.clock.advance(180)
  assert.deepEqual(await refusal(answering(Session, good)), [
    'NotAuthorizedException',
    'Invalid session for the user, session is expired.',
  ])
})

test('a user writes only what is theirs to write (CVE-2026-54693, CVE-2026-27946)', async () => {
  const { Session } = await invite('emil', [{ Name: 'email', Value: 'emil@example.com' }])
  const good = { USERNAME: 'emil', NEW_PASSWORD: chosen, 'userAttributes.name': 'Emil' }
  for (const name of ['email_verified', 'sub', 'identities', 'cognito:username', '__proto__', 'custom:nosuch']) {
    const { code } = await harness.refusal(
      'RespondToAuthChallenge',
      answering(Session, { ...good, [`userAttributes.${name}`]: 'true' }),
    )
    assert.match(code, /^(NotAuthorizedException|InvalidParameterException)$/, name)
  }
  assert.deepEqual(await refusal(answering(Session, { ...good, 'userAttributes.email': 'mallory@example.com' })), [
    'InvalidParameterException',
    'Cannot modify an already provided email',
  ])
})

test('a temporary password ends after the days of the policy', async () => {
  await invite('fritz')
  harness.clock.advance(7 * 86_400)
  const input = {
    ClientId: world.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'fritz', PASSWORD: temporary },
  }
  const { code, message } = await harness.refusal('InitiateAuth', input)
  assert.deepEqual(
    [code, message],
    ['NotAuthorizedException', 'Temporary password has expired and must be reset by an administrator.'],
  )
})

test('a password that an administrator sets meanwhile makes the open session worthless', async () => {
  const { Session } = await invite('gina')
  await harness.call('AdminSetUserPassword', {
    UserPoolId: world.poolId,
    Username: 'gina',
    Password: 'Admin-g4ve!',
    Permanent: true,
  })
  const good = { USERNAME: 'gina', NEW_PASSWORD: chosen, 'userAttributes.name': 'Gina' }
  assert.deepEqual(await refusal(answering(Session, good)), [
    'NotAuthorizedException',
    'Invalid session for the user, session can only be used once.',
  ])
})

test('a new temporary password does the same: who knows only the old one gets no further', async () => {
  const { Session } = await invite('hugo')
  const again = { UserPoolId: world.poolId, Username: 'hugo', Password: 'An0ther-one!', Permanent: false }
  await harness.call('AdminSetUserPassword', again)
  const good = { USERNAME: 'hugo', NEW_PASSWORD: chosen, 'userAttributes.name': 'Hugo' }
  assert.deepEqual(await refusal(answering(Session, good)), ['NotAuthorizedException', 'Invalid session for the user.'])
  const { ChallengeName } = await signInByPassword(harness, world, 'hugo', 'An0ther-one!')
  assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED')
})
