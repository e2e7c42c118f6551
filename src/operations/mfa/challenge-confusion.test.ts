import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ChallengeNameType } from '#contract/cognito-idp-types.generated.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createClient, createWorld, goodPassword, signInByPassword, type World } from '#test/support/people.ts'
import { createSrpClient } from '#test/support/srp-client.ts'
import {
  accessTokenOf,
  answer,
  createMfaWorld,
  enrolApp,
  invalid,
  newestCode,
  phone,
  refusalOf,
  respond,
  wrongCode,
} from './mfa-fixture.ts'

/** CVE-2026-49443 and CVE-2024-45042: an answer counts for the step it was asked for, and no step is skipped. */

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createMfaWorld(harness, 'ON', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
})
after(() => harness.close())

const challenges: ChallengeNameType[] = [
  'SMS_MFA',
  'SOFTWARE_TOKEN_MFA',
  'EMAIL_OTP',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
  'NEW_PASSWORD_REQUIRED',
  'PASSWORD_VERIFIER',
  'CUSTOM_CHALLENGE',
  'SMS_OTP',
  'PASSWORD',
  'PASSWORD_SRP',
  'SELECT_CHALLENGE',
  'WEB_AUTHN',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'ADMIN_NO_SRP_AUTH',
]
const everyAnswer = (USERNAME: string, code: string) => ({
  USERNAME,
  SMS_MFA_CODE: code,
  SOFTWARE_TOKEN_MFA_CODE: code,
  EMAIL_OTP_CODE: code,
  ANSWER: 'SMS_MFA',
  EMAIL: 'mallory@example.com',
  NEW_PASSWORD: goodPassword,
  PASSWORD: goodPassword,
})

async function texted(username: string) {
  await addUser(harness, world, username, { phone_number: phone })
  const { Session, ChallengeName } = await signInByPassword(harness, world, username)
  assert.equal(ChallengeName, 'SMS_MFA')
  return { Session, code: await newestCode(harness, world) }
}

test('the session of one challenge answers no other, even with the right code in every place', async () => {
  const { Session, code } = await texted('anna')
  for (const name of challenges.filter((challenge) => challenge !== 'SMS_MFA')) {
    const outcome = await harness.refusal(
      'RespondToAuthChallenge',
      respond(world, name, Session, everyAnswer('anna', code)),
    )
    assert.match(outcome.code, /^(NotAuthorized|InvalidParameter)Exception$/, name)
  }
  const right = answer(world, 'SMS_MFA', Session, 'anna', code)
  assert.ok((await harness.call('RespondToAuthChallenge', right)).AuthenticationResult, 'it was still good for its own')
})

test('the session of every challenge is of no use to the others', async () => {
  const optional = await createMfaWorld(harness, 'OPTIONAL', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
  const sessions = new Map<ChallengeNameType, { Session: string | undefined; username: string; target: World }>()
  await addUser(harness, world, 'setup')
  sessions.set('MFA_SETUP', {
    Session: (await signInByPassword(harness, world, 'setup')).Session,
    username: 'setup',
    target: world,
  })
  await addUser(harness, world, 'mail', { email: 'mail@example.com' })
  sessions.set('EMAIL_OTP', {
    Session: (await signInByPassword(harness, world, 'mail')).Session,
    username: 'mail',
    target: world,
  })
  await addUser(harness, world, 'both', { email: 'both@example.com', phone_number: phone })
  sessions.set('SELECT_MFA_TYPE', {
    Session: (await signInByPassword(harness, world, 'both')).Session,
    username: 'both',
    target: world,
  })
  await addUser(harness, optional, 'app')
  await enrolApp(harness, await accessTokenOf(harness, optional, 'app'))
  sessions.set('SOFTWARE_TOKEN_MFA', {
    Session: (await signInByPassword(harness, optional, 'app')).Session,
    username: 'app',
    target: optional,
  })
  const temporary = { UserPoolId: world.poolId, Username: 'new', TemporaryPassword: goodPassword } as const
  await harness.call('AdminCreateUser', { ...temporary, MessageAction: 'SUPPRESS' })
  sessions.set('NEW_PASSWORD_REQUIRED', {
    Session: (await signInByPassword(harness, world, 'new')).Session,
    username: 'new',
    target: world,
  })
  for (const [asked, { Session, username, target }] of sessions) {
    for (const name of challenges.filter((challenge) => challenge !== asked)) {
      const input = respond(target, name, Session, everyAnswer(username, '123456'))
      const { code } = await harness.refusal('RespondToAuthChallenge', input)
      assert.match(code, /^(NotAuthorized|InvalidParameter)Exception$/, `${asked} answered as ${name}`)
    }
    const verify = await harness.refusal('VerifySoftwareToken', { Session, UserCode: '123456' })
    assert.deepEqual([verify.code, verify.message], invalid, asked)
    if (asked === 'MFA_SETUP') continue
    const associate = await harness.refusal('AssociateSoftwareToken', { Session })
    assert.deepEqual([associate.code, associate.message], invalid, asked)
  }
})

test('empty and missing answers are no answers', async () => {
  const { Session } = await texted('bert')
  const missing = ['InvalidParameterException', 'Missing required parameter SMS_MFA_CODE']
  for (const responses of [{}, { SMS_MFA_CODE: '' }, { SOFTWARE_TOKEN_MFA_CODE: '123456' }] as Record<string, string>[])
    assert.deepEqual(
      await refusalOf(harness, respond(world, 'SMS_MFA', Session, { USERNAME: 'bert', ...responses })),
      missing,
    )
  assert.deepEqual(await refusalOf(harness, respond(world, 'SMS_MFA', Session, { SMS_MFA_CODE: '123456' })), [
    'InvalidParameterException',
    'Missing required parameter USERNAME',
  ])
  const { Session: _, ...without } = answer(world, 'SMS_MFA', undefined, 'bert', '123456') as Record<string, unknown>
  assert.deepEqual(await refusalOf(harness, without), [
    'InvalidParameterException',
    'Missing required parameter Session',
  ])
})

test('a session is of one user, one client and one pool', async () => {
  const { Session, code } = await texted('cora')
  await addUser(harness, world, 'mallory', { phone_number: '+12065550177' })
  assert.deepEqual(await refusalOf(harness, answer(world, 'SMS_MFA', Session, 'mallory', code)), invalid)
  assert.deepEqual(await refusalOf(harness, answer(world, 'SMS_MFA', Session, 'nobody', code)), invalid)
  const client = await createClient(harness, world.poolId)
  assert.deepEqual(await refusalOf(harness, answer(client, 'SMS_MFA', Session, 'cora', code)), invalid)
  const other = await createWorld(harness)
  await addUser(harness, other, 'cora', { phone_number: phone })
  assert.deepEqual(await refusalOf(harness, answer(other, 'SMS_MFA', Session, 'cora', code)), invalid)
  const tampered = `${Session?.slice(0, -2)}AA`
  assert.deepEqual(await refusalOf(harness, answer(world, 'SMS_MFA', tampered, 'cora', code)), invalid)
})

test('the code of one user does not let another in', async () => {
  const mine = await texted('dora')
  const theirs = await texted('emil')
  if (mine.code !== theirs.code)
    assert.equal(
      (await refusalOf(harness, answer(world, 'SMS_MFA', theirs.Session, 'emil', mine.code)))[0],
      'CodeMismatchException',
    )
})

test('a proof of the password given a second time does not count as the second factor', async () => {
  const { Session, code } = await texted('fritz')
  const client = createSrpClient()
  const AuthParameters = { USERNAME: 'fritz', SRP_A: client.publicValue }
  const start = { ClientId: world.clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters } as const
  const { ChallengeParameters = {} } = await harness.call('InitiateAuth', start)
  const responses = client.answer(world.poolId, ChallengeParameters, goodPassword, harness.clock.now())
  const next = await harness.call('RespondToAuthChallenge', respond(world, 'PASSWORD_VERIFIER', Session, responses))
  assert.deepEqual([next.ChallengeName, next.AuthenticationResult], ['SMS_MFA', undefined])
  assert.ok(
    (await harness.call('RespondToAuthChallenge', answer(world, 'SMS_MFA', Session, 'fritz', code)))
      .AuthenticationResult,
  )
})

test('what happens to the user meanwhile counts: a new password, a reset, a lock, a deletion', async () => {
  const pool = { UserPoolId: world.poolId }
  const cases: [string, (Username: string) => Promise<unknown>, readonly string[]][] = [
    [
      'gina',
      (Username) =>
        harness.call('AdminSetUserPassword', { ...pool, Username, Password: goodPassword, Permanent: true }),
      invalid,
    ],
    [
      'hugo',
      (Username) => harness.call('AdminDisableUser', { ...pool, Username }),
      ['NotAuthorizedException', 'User is disabled.'],
    ],
    ['ines', (Username) => harness.call('AdminDeleteUser', { ...pool, Username }), invalid],
    [
      'jana',
      (Username) => harness.call('AdminResetUserPassword', { ...pool, Username }),
      ['PasswordResetRequiredException', 'Password reset required for the user'],
    ],
  ]
  for (const [username, happen, expected] of cases) {
    const { Session, code } = await texted(username)
    if (username === 'jana')
      await harness.call('AdminUpdateUserAttributes', {
        ...pool,
        Username: username,
        UserAttributes: [
          { Name: 'email', Value: 'jana@example.com' },
          { Name: 'email_verified', Value: 'true' },
        ],
      })
    await happen(username)
    assert.deepEqual(await refusalOf(harness, answer(world, 'SMS_MFA', Session, username, code)), expected, username)
  }
})

test('codes are in no answer, no refusal and no log', async () => {
  const lines: string[] = []
  const note = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message]))
  Object.assign(harness.services.log, { debug: note, info: note, warn: note, error: note })
  await addUser(harness, world, 'karl', { phone_number: phone })
  const first = await signInByPassword(harness, world, 'karl')
  const code = await newestCode(harness, world)
  const typed = wrongCode(code)
  const refused = await harness.refusal(
    'RespondToAuthChallenge',
    answer(world, 'SMS_MFA', first.Session, 'karl', typed),
  )
  const done = await harness.call('RespondToAuthChallenge', answer(world, 'SMS_MFA', first.Session, 'karl', code))
  const replayed = await harness.refusal(
    'RespondToAuthChallenge',
    answer(world, 'SMS_MFA', first.Session, 'karl', code),
  )
  const shown = [
    ...lines,
    JSON.stringify(first.ChallengeParameters),
    JSON.stringify([refused, replayed, done.ChallengeParameters]),
  ]
  for (const text of shown) {
    assert.ok(!text.includes(code), text)
    assert.ok(!text.includes(typed), text)
  }
})
