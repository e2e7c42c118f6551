import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness, secretHash } from '#test/support/harness.ts'
import {
  addUser,
  claimsOf,
  createClient,
  createWorld,
  goodPassword,
  signInBySrp,
  type World,
} from '#test/support/people.ts'
import { createSrpClient } from '#test/support/srp-client.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness, { pool: { AliasAttributes: ['email'] } })
})
after(() => harness.close())

const incorrect = { code: 'NotAuthorizedException', message: 'Incorrect username or password.', status: 400 }

/** The first step, and what a client that knows the password answers. */
async function firstStep(username: string, password = goodPassword, target = world) {
  const client = createSrpClient()
  const input = {
    ClientId: target.clientId,
    AuthFlow: 'USER_SRP_AUTH' as const,
    AuthParameters: { USERNAME: username, SRP_A: client.publicValue },
  }
  const { ChallengeName, ChallengeParameters = {}, Session } = await harness.call('InitiateAuth', input)
  const responses = client.answer(target.poolId, ChallengeParameters, password, harness.clock.now())
  return { ChallengeName, ChallengeParameters, Session, responses }
}

const answering = (responses: Record<string, string>, target = world) => ({
  ClientId: target.clientId,
  ChallengeName: 'PASSWORD_VERIFIER',
  ChallengeResponses: responses,
})

test('both steps with the right password give tokens; the first shows what clients read', async () => {
  const sub = await addUser(harness, world, 'anna', { email: 'anna@example.com', email_verified: 'true' })
  const { ChallengeName, ChallengeParameters, Session } = await firstStep('anna@example.com')
  assert.equal(ChallengeName, 'PASSWORD_VERIFIER')
  assert.equal(Session, undefined)
  assert.deepEqual(Object.keys(ChallengeParameters).sort(), [
    'SALT',
    'SECRET_BLOCK',
    'SRP_B',
    'USERNAME',
    'USER_ID_FOR_SRP',
  ])
  assert.equal(ChallengeParameters.USER_ID_FOR_SRP, 'anna', 'the stored username, never the alias')
  assert.match(ChallengeParameters.SALT ?? '', /^[0-9a-f]{1,32}$/)
  const { AuthenticationResult } = await signInBySrp(harness, world, 'anna')
  assert.equal(claimsOf(AuthenticationResult?.IdToken).sub, sub)
})

test('the salt stays, B changes', async () => {
  await addUser(harness, world, 'rita')
  const [one, two] = [await firstStep('rita'), await firstStep('rita')]
  assert.equal(one.ChallengeParameters.SALT, two.ChallengeParameters.SALT)
  assert.notEqual(one.ChallengeParameters.SRP_B, two.ChallengeParameters.SRP_B)
  assert.notEqual(one.ChallengeParameters.SECRET_BLOCK, two.ChallengeParameters.SECRET_BLOCK)
})

test('a wrong password and every tampering with the proof is refused alike', async () => {
  const tampered: [string, (responses: Record<string, string>) => Record<string, string>, string?][] = [
    ['wrong password', (responses) => responses, 'wrong'],
    [
      'another signature',
      (responses) => ({ ...responses, PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32, 1).toString('base64') }),
    ],
    ['a short signature', (responses) => ({ ...responses, PASSWORD_CLAIM_SIGNATURE: 'AA==' })],
    ['another moment', (responses) => ({ ...responses, TIMESTAMP: 'Thu Jan 15 11:59:59 UTC 2026' })],
    ['a timestamp in another form', (responses) => ({ ...responses, TIMESTAMP: '2026-01-15T12:00:00Z' })],
    [
      'a secret block of its own making',
      (responses) => ({ ...responses, PASSWORD_CLAIM_SECRET_BLOCK: Buffer.alloc(900, 3).toString('base64') }),
    ],
    [
      'a secret block with a flipped end',
      (responses) => ({
        ...responses,
        PASSWORD_CLAIM_SECRET_BLOCK: `${(responses.PASSWORD_CLAIM_SECRET_BLOCK ?? '').slice(0, -4)}AAAA`,
      }),
    ],
    ['another user', (responses) => ({ ...responses, USERNAME: 'mallory' })],
  ]
  await addUser(harness, world, 'mallory')
  for (const [index, [what, change, password]] of tampered.entries()) {
    const name = `victim${index}`
    await addUser(harness, world, name)
    const { responses } = await firstStep(name, password)
    assert.deepEqual(await harness.refusal('RespondToAuthChallenge', answering(change(responses))), incorrect, what)
  }
})

test('a proof counts once: the same answer again is refused, in parallel too', async () => {
  await addUser(harness, world, 'olga')
  const { responses } = await firstStep('olga')
  const tries = Array.from({ length: 10 }, () =>
    harness.call('RespondToAuthChallenge', { ...answering(responses), ChallengeName: 'PASSWORD_VERIFIER' }),
  )
  const outcomes = await Promise.allSettled(tries)
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a secret block is bound to its client and ends with the session', async () => {
  await addUser(harness, world, 'pia')
  const other = { ...world, ...(await createClient(harness, world.poolId)) }
  const first = await firstStep('pia')
  assert.deepEqual(await harness.refusal('RespondToAuthChallenge', answering(first.responses, other)), incorrect)
  const late = await firstStep('pia')
  harness.clock.advance(180)
  assert.deepEqual(await harness.refusal('RespondToAuthChallenge', answering(late.responses)), incorrect)
})

test('degenerate public values are refused before anything is computed (A mod N = 0)', async () => {
  const N = (await import('#domain/sign-in/srp-group.ts')).primeHex
  for (const SRP_A of ['0', '00', N, (2n * BigInt(`0x${N}`)).toString(16), 'xyz', '-1', 'f'.repeat(5_000)]) {
    const input = { ClientId: world.clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'anna', SRP_A } }
    assert.equal((await harness.refusal('InitiateAuth', input)).code, 'InvalidParameterException', SRP_A.slice(0, 20))
  }
})

test('every missing part of the proof is named', async () => {
  await addUser(harness, world, 'quin')
  for (const name of ['USERNAME', 'PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'TIMESTAMP']) {
    const { [name]: _, ...rest } = (await firstStep('quin')).responses
    const refusal = await harness.refusal('RespondToAuthChallenge', answering(rest))
    assert.deepEqual(refusal, {
      code: 'InvalidParameterException',
      message: `Missing required parameter ${name}`,
      status: 400,
    })
  }
})

test('the secret hash is demanded at both steps, over the name that each step sends', async () => {
  const secure = { ...world, ...(await createClient(harness, world.poolId, { GenerateSecret: true })) }
  await addUser(harness, world, 'rosa', { email: 'rosa@example.com', email_verified: 'true' })
  const client = createSrpClient()
  const hash = (name: string) => secretHash(secure.clientSecret, name, secure.clientId)
  const parameters = { USERNAME: 'rosa@example.com', SRP_A: client.publicValue, SECRET_HASH: hash('rosa@example.com') }
  const { ChallengeParameters = {} } = await harness.call('InitiateAuth', {
    ClientId: secure.clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: parameters,
  })
  const responses = client.answer(world.poolId, ChallengeParameters, goodPassword, harness.clock.now())
  const wrong = await harness.refusal(
    'RespondToAuthChallenge',
    answering({ ...responses, SECRET_HASH: hash('rosa@example.com') }, secure),
  )
  assert.equal(wrong.message, `Unable to verify secret hash for client ${secure.clientId}`)
  const right = {
    ClientId: secure.clientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    ChallengeResponses: { ...responses, SECRET_HASH: hash('rosa') },
  }
  assert.ok((await harness.call('RespondToAuthChallenge', right)).AuthenticationResult?.AccessToken)
})

test('an unconfirmed user is told so at the second step, a disabled one at the first', async () => {
  await harness.call('SignUp', { ClientId: world.clientId, Username: 'sven', Password: goodPassword })
  const { responses } = await firstStep('sven')
  const refusal = await harness.refusal('RespondToAuthChallenge', answering(responses))
  assert.deepEqual([refusal.code, refusal.message], ['UserNotConfirmedException', 'User is not confirmed.'])

  const sub = await addUser(harness, world, 'tina')
  const user = await harness.store.users.find(world.poolId, sub)
  assert.ok(user)
  await harness.store.users.put({ ...user, enabled: false })
  const input = {
    ClientId: world.clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: 'tina', SRP_A: createSrpClient().publicValue },
  }
  const disabled = await harness.refusal('InitiateAuth', input)
  assert.deepEqual([disabled.code, disabled.message], ['NotAuthorizedException', 'User is disabled.'])
})

test('PASSWORD_VERIFIER with no step before it, and a challenge nobody asked for, are refused', async () => {
  for (const ChallengeName of [
    'SMS_MFA',
    'SOFTWARE_TOKEN_MFA',
    'CUSTOM_CHALLENGE',
    'WEB_AUTHN',
    'NEW_PASSWORD_REQUIRED',
  ] as const) {
    const input = {
      ClientId: world.clientId,
      ChallengeName,
      Session: 'x'.repeat(40),
      ChallengeResponses: { USERNAME: 'anna', NEW_PASSWORD: goodPassword },
    }
    const refusal = await harness.refusal('RespondToAuthChallenge', input)
    assert.deepEqual(
      [refusal.code, refusal.message],
      ['NotAuthorizedException', 'Invalid session for the user.'],
      ChallengeName,
    )
  }
})
