import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, goodPassword, signInByPassword, signInBySrp, type World } from '#test/support/people.ts'
import { createSrpClient } from '#test/support/srp-client.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const hidden = { client: { PreventUserExistenceErrors: 'ENABLED' } } as const

async function firstStep(world: World, username: string) {
  const client = createSrpClient()
  const input = {
    ClientId: world.clientId,
    AuthFlow: 'USER_SRP_AUTH' as const,
    AuthParameters: { USERNAME: username, SRP_A: client.publicValue },
  }
  const { ChallengeParameters = {} } = await harness.call('InitiateAuth', input)
  return { client, ChallengeParameters }
}

test('where existence is not hidden, the first step of every flow says that nobody is there', async () => {
  const world = await createWorld(harness)
  const srp = {
    ClientId: world.clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: 'nobody', SRP_A: 'abc' },
  }
  const refusal = await harness.refusal('InitiateAuth', srp)
  assert.deepEqual([refusal.code, refusal.message], ['UserNotFoundException', 'User does not exist.'])
})

test('SRP for an unknown name shows a stable salt and user id of its own, and fails at the second step only (RFC 5054, 2.5.1.3)', async () => {
  const world = await createWorld(harness, hidden)
  const one = await firstStep(world, 'nobody')
  const two = await firstStep(world, 'nobody')
  const other = await firstStep(world, 'somebody')
  assert.equal(one.ChallengeParameters.SALT, two.ChallengeParameters.SALT)
  assert.notEqual(one.ChallengeParameters.SRP_B, two.ChallengeParameters.SRP_B)
  assert.notEqual(one.ChallengeParameters.SALT, other.ChallengeParameters.SALT)
  assert.equal(one.ChallengeParameters.USER_ID_FOR_SRP, 'nobody')
  const ChallengeResponses = one.client.answer(world.poolId, one.ChallengeParameters, 'Passw0rd!', harness.clock.now())
  const refusal = await harness.refusal('RespondToAuthChallenge', {
    ClientId: world.clientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses,
  })
  assert.deepEqual([refusal.code, refusal.message], ['NotAuthorizedException', 'Incorrect username or password.'])
})

test('where usernames are UUIDs the stand-in shows a stable UUID, and letter case does not tell', async () => {
  const world = await createWorld(harness, {
    ...hidden,
    pool: { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } },
  })
  const one = await firstStep(world, 'nobody@example.com')
  const two = await firstStep(world, 'Nobody@Example.com')
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  assert.match(one.ChallengeParameters.USER_ID_FOR_SRP ?? '', uuid)
  assert.match(await addUser(harness, world, 'somebody@example.com'), uuid, 'a real one has the same shape')
  assert.equal(one.ChallengeParameters.USER_ID_FOR_SRP, two.ChallengeParameters.USER_ID_FOR_SRP)
  assert.equal(one.ChallengeParameters.SALT, two.ChallengeParameters.SALT)
})

test('an unknown name and a wrong password cause the same work and the same answer', async () => {
  const world = await createWorld(harness, hidden)
  await addUser(harness, world, 'anna')
  const work: string[][] = []
  for (const name of ['anna', 'nobody']) {
    const calls: string[] = []
    const passwords = { ...harness.services.passwords }
    const counting: typeof passwords = {
      ...passwords,
      matchesEvenly: (...args) => {
        calls.push(`matches ${args[0]}`)
        return passwords.matchesEvenly(...args)
      },
    }
    Object.assign(harness.services.passwords, counting)
    const input = {
      ClientId: world.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: name, PASSWORD: 'wrong' },
    }
    calls.push((await harness.refusal('InitiateAuth', input)).message)
    Object.assign(harness.services.passwords, passwords)
    work.push(calls)
  }
  assert.deepEqual(work, [
    ['matches SRP_VERIFIER', 'Incorrect username or password.'],
    ['matches SRP_VERIFIER', 'Incorrect username or password.'],
  ])
})

const resetRequired = 'PasswordResetRequiredException: Password reset required for the user'
const incorrect = 'NotAuthorizedException: Incorrect username or password.'
const said = (signIn: Promise<unknown>) =>
  signIn.then(
    () => 'signed in',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  )

const adminSignIn = ({ poolId, clientId }: World, USERNAME: string, PASSWORD: string) =>
  harness.call('AdminInitiateAuth', {
    UserPoolId: poolId,
    ClientId: clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD },
  })

const flows: Readonly<Record<string, (world: World, name: string, password: string) => Promise<unknown>>> = {
  USER_PASSWORD_AUTH: (world, name, password) => signInByPassword(harness, world, name, password),
  USER_SRP_AUTH: (world, name, password) => signInBySrp(harness, world, name, password),
  ADMIN_USER_PASSWORD_AUTH: adminSignIn,
}

for (const [flow, signIn] of Object.entries(flows)) {
  test(`${flow}: where existence is hidden, only the right password tells that it has to be reset`, async () => {
    for (const [options, wrong] of [
      [hidden, incorrect],
      [{}, resetRequired],
    ] as const) {
      const world = await createWorld(harness, options)
      await addUser(harness, world, 'ida', { email: 'ida@mail.example', email_verified: 'true' })
      await harness.call('AdminResetUserPassword', { UserPoolId: world.poolId, Username: 'ida' })
      assert.equal(await said(signIn(world, 'ida', 'Wrong-1-password')), wrong)
      assert.equal(await said(signIn(world, 'ida', goodPassword)), resetRequired)
    }
  })
}
