import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type AccountDesk,
  expired,
  limit,
  mismatch,
  openAccountDesk,
  otherCode,
} from '#operations/account/account-fixture.ts'
import { addUser, goodPassword, signInByPassword, type World } from '#test/support/people.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

const hiding = { PreventUserExistenceErrors: 'ENABLED' } as const
const nextOne = '0ther-Passw0rd'
const email = { email: 'ada@example.com', email_verified: 'true' }
const input = ({ clientId }: World, Username: string, ConfirmationCode: string, Password = nextOne) => ({
  ClientId: clientId,
  Username,
  ConfirmationCode,
  Password,
})
const confirm = (world: World, username: string, code: string, password?: string) =>
  desk.call('ConfirmForgotPassword', input(world, username, code, password))
const refusalOf = (world: World, username: string, code: string, password?: string) =>
  desk.refused('ConfirmForgotPassword', input(world, username, code, password))
const forgot = ({ clientId }: World, Username: string) => desk.call('ForgotPassword', { ClientId: clientId, Username })

/** Somebody with a code in hand. */
async function forgetful(world: World, username = 'ada', attributes: Record<string, string> = email) {
  const sub = await addUser(desk, world, username, attributes)
  await forgot(world, username)
  return { sub, code: await desk.code(world, sub, 'forgot_password') }
}

describe('ConfirmForgotPassword', () => {
  test('sets the password; the old one is good for nothing, sign-ins that stand go on', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    const { AuthenticationResult } = await signInByPassword(desk, world, 'ada')
    assert.deepEqual(await confirm(world, 'ada', code), {})
    await assert.rejects(signInByPassword(desk, world, 'ada'), { code: 'NotAuthorizedException' })
    assert.ok((await signInByPassword(desk, world, 'ada', nextOne)).AuthenticationResult)
    await desk.call('GetUser', { AccessToken: AuthenticationResult?.AccessToken ?? '' })
  })

  test('confirms somebody who had not confirmed the sign-up but whose address was vouched for', async () => {
    const world = await desk.aWorld({ AutoVerifiedAttributes: ['email'] })
    const UserAttributes = [{ Name: 'email', Value: 'ada@example.com' }]
    const { UserSub = '' } = await desk.call('SignUp', {
      ClientId: world.clientId,
      Username: 'ada',
      Password: goodPassword,
      UserAttributes,
    })
    await desk.adminUpdate(world, 'ada', { email_verified: 'true' })
    await forgot(world, 'ada')
    await confirm(world, 'ada', await desk.code(world, UserSub, 'forgot_password'))
    assert.equal((await desk.look(world, 'ada')).status, 'CONFIRMED')
    assert.ok((await signInByPassword(desk, world, 'ada', nextOne)).AuthenticationResult)
  })

  test('forgets wrong passwords', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    for (let tries = 0; tries < 5; tries++) await assert.rejects(signInByPassword(desk, world, 'ada', 'wrong'))
    await assert.rejects(signInByPassword(desk, world, 'ada'), { message: 'Password attempts exceeded' })
    await confirm(world, 'ada', code)
    assert.ok((await signInByPassword(desk, world, 'ada', nextOne)).AuthenticationResult)
  })

  test('works once and for an hour; a new code replaces the one before', async () => {
    const world = await desk.aWorld()
    const { sub, code } = await forgetful(world)
    await forgot(world, 'ada')
    const second = await desk.code(world, sub, 'forgot_password')
    if (second !== code) assert.equal(await refusalOf(world, 'ada', code), mismatch)
    await confirm(world, 'ada', second)
    assert.equal(await refusalOf(world, 'ada', second), expired)
    await forgot(world, 'ada')
    const third = await desk.code(world, sub, 'forgot_password')
    desk.clock.advance(3_600)
    assert.equal(await refusalOf(world, 'ada', third), expired)
  })

  test('a password that the policy or the history refuses leaves the code good', async () => {
    const PasswordPolicy = { MinimumLength: 8, PasswordHistorySize: 1 }
    const world = await desk.aWorld({ Policies: { PasswordPolicy } })
    const { code } = await forgetful(world)
    assert.match(await refusalOf(world, 'ada', code, 'short'), /^InvalidPasswordException: /)
    const reused = 'PasswordHistoryPolicyViolationException: Password has previously been used'
    assert.equal(await refusalOf(world, 'ada', code, goodPassword), reused)
    assert.equal(await refusalOf(world, 'ada', otherCode(code), goodPassword), mismatch, 'no way to test passwords')
    await confirm(world, 'ada', code)
  })

  test('hackerone 1342088: an address that was left, or that somebody else has proved, resets no password', async () => {
    const world = await desk.aWorld({ AliasAttributes: ['email'] })
    const ada = await forgetful(world)
    await desk.adminUpdate(world, 'ada', { email: 'new@example.com', email_verified: 'true' })
    assert.equal(await refusalOf(world, 'ada', ada.code), expired)
    const bob = await forgetful(world, 'bob', { email: 'bob@example.com', email_verified: 'true' })
    await desk.adminUpdate(world, 'ada', { email: 'bob@example.com', email_verified: 'true' })
    assert.equal(await refusalOf(world, 'bob', bob.code), expired)
  })

  test('a password that was set meanwhile ends the code', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    const Password = 'Chos3n-by-another'
    await desk.call('AdminSetUserPassword', { UserPoolId: world.poolId, Username: 'ada', Password, Permanent: true })
    assert.equal(await refusalOf(world, 'ada', code), expired)
    assert.ok((await signInByPassword(desk, world, 'ada', Password)).AuthenticationResult)
  })

  test('CVE-2024-32868: after 15 tries of an hour even the right one', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    for (let tries = 0; tries < 15; tries++) assert.equal(await refusalOf(world, 'ada', otherCode(code)), mismatch)
    const refused = await refusalOf(world, 'ada', code)
    assert.equal(refused, limit)
    assert.ok((await signInByPassword(desk, world, 'ada')).AuthenticationResult)
  })

  test('neither codes nor passwords nor addresses are in an answer, a refusal or a log', async () => {
    const lines: string[] = []
    const note = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message]))
    Object.assign(desk.services.log, { debug: note, info: note, warn: note, error: note })
    const world = await desk.aWorld()
    const sub = await addUser(desk, world, 'ada', email)
    lines.push(JSON.stringify(await forgot(world, 'ada')))
    const code = await desk.code(world, sub, 'forgot_password')
    lines.push(await refusalOf(world, 'ada', otherCode(code)))
    lines.push(await refusalOf(world, 'ada', code, 'sh0rt'))
    lines.push(JSON.stringify(await confirm(world, 'ada', code)))
    lines.push(await refusalOf(world, 'ada', code))
    assert.ok(lines.length >= 5)
    for (const line of lines)
      for (const secret of [code, otherCode(code), 'ada@example.com', nextOne, 'sh0rt'])
        assert.ok(!line.includes(secret), line)
  })

  test('CVE-2024-4629: 40 parallel guesses are 15 tries', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    const refusals = await Promise.all(Array.from({ length: 40 }, () => refusalOf(world, 'ada', otherCode(code))))
    assert.deepEqual(
      [mismatch, limit].map((one) => refusals.filter((other) => other === one).length),
      [15, 25],
    )
  })

  test('CVE-2026-53512: of 50 who bring one code at the same time one wins, with their password', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    const passwords = Array.from({ length: 50 }, (_, n) => `0ther-Passw0rd-${n}`)
    const results = await Promise.allSettled(passwords.map((password) => confirm(world, 'ada', code, password)))
    const winners = passwords.filter((_, n) => results[n]?.status === 'fulfilled')
    assert.equal(winners.length, 1)
    assert.ok((await signInByPassword(desk, world, 'ada', winners[0])).AuthenticationResult)
  })
})

describe('who can’t', () => {
  test('nobody and the disabled, said plainly by a client that does not hide who exists', async () => {
    const world = await desk.aWorld()
    const { code } = await forgetful(world)
    await desk.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'ada' })
    assert.equal(await refusalOf(world, 'ada', code), 'NotAuthorizedException: User is disabled.')
    const unknown = 'UserNotFoundException: Username/client id combination not found.'
    assert.equal(await refusalOf(world, 'nobody', '123456'), unknown)
    await addUser(desk, world, 'bob')
    assert.equal(await refusalOf(world, 'bob', '123456'), expired)
  })

  test('where existence is hidden, a wrong code is answered alike for everybody, by whether a code was asked for', async () => {
    const world = await desk.aWorld({}, hiding)
    const sub = await addUser(desk, world, 'ada', email)
    await addUser(desk, world, 'bare')
    await addUser(desk, world, 'disabled', { email: 'd@example.com', email_verified: 'true' })
    await desk.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'disabled' })
    const names = ['ada', 'bare', 'disabled', 'nobody']
    for (const name of names) assert.equal(await refusalOf(world, name, '000000'), expired, name)
    for (const name of names) await forgot(world, name)
    const code = await desk.code(world, sub, 'forgot_password')
    for (const name of names) assert.equal(await refusalOf(world, name, otherCode(code)), mismatch, name)
    for (const name of names) {
      for (let tries = 0; tries < 13; tries++) await refusalOf(world, name, otherCode(code))
      assert.equal(await refusalOf(world, name, code), limit, name)
    }
    desk.clock.advance(3_600)
    for (const name of names) assert.equal(await refusalOf(world, name, otherCode(code)), expired, name)
  })

  test('where existence is hidden, the right code still works', async () => {
    const world = await desk.aWorld({}, hiding)
    const { code } = await forgetful(world)
    await confirm(world, 'ada', code)
    assert.equal(await refusalOf(world, 'ada', code), expired)
  })
})
