import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MfaMethod } from '#domain/users.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, goodPassword, signInByPassword, type World } from '#test/support/people.ts'
import {
  accessTokenOf,
  answer,
  authenticator,
  createMfaWorld,
  enrolApp,
  lockedOut,
  newestCode,
  phone,
  refusalOf,
  used,
  wrongCode,
  wrongMessage,
  wrongTotp,
} from './mfa-fixture.ts'

let harness: Harness
let apps: World
let texts: World
let mails: World
before(async () => {
  harness = await createHarness()
  apps = await createMfaWorld(harness, 'OPTIONAL', ['SOFTWARE_TOKEN_MFA'])
  texts = await createMfaWorld(harness, 'ON', ['SMS_MFA'])
  mails = await createMfaWorld(harness, 'ON', ['EMAIL_OTP'])
})
after(() => harness.close())

type Guessing = { world: World; method: MfaMethod; username: string; session: string | undefined; code: string }

const trying = ({ world, method, username, session }: Guessing, code: string) =>
  answer(world, method, session, username, code)

async function byApp(username: string) {
  await addUser(harness, apps, username)
  const app = await enrolApp(harness, await accessTokenOf(harness, apps, username))
  const { Session } = await signInByPassword(harness, apps, username)
  return { world: apps, method: 'SOFTWARE_TOKEN_MFA' as const, username, session: Session, code: app.code(), app }
}

async function byText(username: string): Promise<Guessing> {
  await addUser(harness, texts, username, { phone_number: phone })
  return textAgain(username)
}

async function textAgain(username: string): Promise<Guessing> {
  const { Session } = await signInByPassword(harness, texts, username)
  return { world: texts, method: 'SMS_MFA', username, session: Session, code: await newestCode(harness, texts) }
}

async function byMail(username: string): Promise<Guessing> {
  await addUser(harness, mails, username, { email: `${username}@example.com` })
  const { Session } = await signInByPassword(harness, mails, username)
  return { world: mails, method: 'EMAIL_OTP', username, session: Session, code: await newestCode(harness, mails) }
}

for (const [method, begin, wrong] of [
  ['SOFTWARE_TOKEN_MFA', byApp, wrongTotp],
  ['SMS_MFA', byText, wrongMessage],
  ['EMAIL_OTP', byMail, wrongMessage],
] as const) {
  test(`${method}: the fifth wrong code locks, and the right one does not help during it (CVE-2024-32868)`, async () => {
    const guessing = await begin(`one-${method}`)
    for (let n = 1; n <= 5; n++)
      assert.deepEqual(await refusalOf(harness, trying(guessing, wrongCode(guessing.code, n * 7))), wrong)
    assert.deepEqual(await refusalOf(harness, trying(guessing, guessing.code)), lockedOut)
    harness.clock.advance(1)
    assert.deepEqual(await refusalOf(harness, trying(guessing, wrongCode(guessing.code, 99))), wrong)
    harness.clock.advance(1)
    assert.deepEqual(await refusalOf(harness, trying(guessing, guessing.code)), lockedOut, 'the sixth locks longer')
    harness.clock.advance(1)
    const right = await harness.call('RespondToAuthChallenge', trying(guessing, guessing.code))
    assert.ok(right.AuthenticationResult, 'success after the lock')
  })

  test(`${method}: of 40 parallel guesses at most five are looked at (CVE-2024-4629)`, async () => {
    const guessing = await begin(`many-${method}`)
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => refusalOf(harness, trying(guessing, wrongCode(guessing.code, n + 2)))),
    )
    const count = ([code, message]: readonly string[]) =>
      outcomes.filter((outcome) => outcome[0] === code && outcome[1] === message).length
    assert.deepEqual([count(wrong), count(lockedOut)], [5, 35])
  })

  test(`${method}: of 20 parallel right answers to one session one wins (CVE-2026-53512)`, async () => {
    const guessing = await begin(`race-${method}`)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => harness.call('RespondToAuthChallenge', trying(guessing, guessing.code))),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    const messages = new Set(
      outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.message] : [])),
    )
    assert.ok(messages.has(used[1]), [...messages].join())
  })
}

test('one app code used at once in two sign-ins lets one of them in', async () => {
  const first = await byApp('twice')
  const others = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { Session } = await signInByPassword(harness, apps, 'twice')
      return { ...first, session: Session }
    }),
  )
  const outcomes = await Promise.allSettled(
    [first, ...others].map((guessing) => harness.call('RespondToAuthChallenge', trying(guessing, first.code))),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      assert.equal(outcome.reason.message, 'Your software token has already been used once.')
})

test('another sign-in, another factor or the administrator’s gives no fresh guesses', async () => {
  const first = await byText('moving')
  for (let n = 1; n <= 3; n++)
    assert.deepEqual(await refusalOf(harness, trying(first, wrongCode(first.code, n))), wrongMessage)
  const second = await textAgain('moving')
  assert.deepEqual(await refusalOf(harness, trying(second, wrongCode(second.code))), wrongMessage)
  const input = { UserPoolId: texts.poolId, ...trying(second, wrongCode(second.code, 3)) }
  assert.equal((await harness.refusal('AdminRespondToAuthChallenge', input)).code, 'CodeMismatchException')
  assert.equal((await harness.refusal('AdminRespondToAuthChallenge', input)).message, lockedOut[1])
  assert.deepEqual(await refusalOf(harness, trying(second, second.code)), lockedOut)
})

test('passwords and codes are counted apart: a right password does not forget wrong codes', async () => {
  const guessing = await byApp('apart')
  for (let n = 1; n <= 5; n++) await refusalOf(harness, trying(guessing, wrongCode(guessing.code, n * 11)))
  const { Session, ChallengeName } = await signInByPassword(harness, apps, 'apart')
  assert.equal(ChallengeName, 'SOFTWARE_TOKEN_MFA')
  assert.deepEqual(await refusalOf(harness, trying({ ...guessing, session: Session }, guessing.code)), lockedOut)
})

test('a replayed code, and a used session, do not forget wrong codes', async () => {
  const first = await byApp('replay')
  await harness.call('RespondToAuthChallenge', trying(first, first.code))
  const { Session } = await signInByPassword(harness, apps, 'replay')
  const again = { ...first, session: Session }
  for (let n = 1; n <= 3; n++)
    assert.deepEqual(await refusalOf(harness, trying(again, wrongCode(first.code, n * 13))), wrongTotp)
  assert.equal((await refusalOf(harness, trying(again, first.code)))[0], 'ExpiredCodeException')
  assert.deepEqual(await refusalOf(harness, trying(first, first.code)), used)
  assert.deepEqual(await refusalOf(harness, trying(again, wrongCode(first.code, 5))), lockedOut)
})

test('success forgets wrong codes', async () => {
  const { app, ...guessing } = await byApp('forget')
  for (let n = 1; n <= 4; n++) await refusalOf(harness, trying(guessing, wrongCode(guessing.code, n * 17)))
  await harness.call('RespondToAuthChallenge', trying(guessing, guessing.code))
  harness.clock.advance(30)
  const { Session } = await signInByPassword(harness, apps, 'forget')
  const next = { ...guessing, session: Session, code: app.code() }
  for (let n = 1; n <= 4; n++)
    assert.deepEqual(await refusalOf(harness, trying(next, wrongCode(next.code, n * 17))), wrongTotp)
  assert.ok((await harness.call('RespondToAuthChallenge', trying(next, next.code))).AuthenticationResult)
})

test('proving an app is limited too', async () => {
  await addUser(harness, apps, 'proving')
  const AccessToken = await accessTokenOf(harness, apps, 'proving')
  const { SecretCode } = await harness.call('AssociateSoftwareToken', { AccessToken })
  const app = authenticator(harness, SecretCode)
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      harness.refusal('VerifySoftwareToken', { AccessToken, UserCode: wrongCode(app.code(), n + 2) }),
    ),
  )
  const mismatches = outcomes.filter(({ code }) => code === 'EnableSoftwareTokenMFAException')
  assert.equal(mismatches.length, 5)
  assert.equal(outcomes.filter(({ message }) => message === lockedOut[1]).length, 35)
})

test('a password brings at most twenty e-mails an hour', async () => {
  await addUser(harness, mails, 'flooded', { email: 'flooded@example.com' })
  const start = () => signInByPassword(harness, mails, 'flooded')
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, start))
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 20)
  const sent = (await harness.messages(mails.poolId)).filter(({ recipient }) => recipient === 'flooded@example.com')
  assert.equal(sent.length, 20)
  const input = {
    ClientId: mails.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'flooded', PASSWORD: goodPassword },
  }
  const { code, message } = await harness.refusal('InitiateAuth', input)
  assert.deepEqual([code, message], ['TooManyRequestsException', 'Attempt limit exceeded, please try after some time.'])
  harness.clock.advance(3_600)
  assert.equal((await start()).ChallengeName, 'EMAIL_OTP')
})
