import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addUser, goodPassword } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import {
  createHostedWorld,
  formsIn,
  type HostedWorld,
  messageIn,
  newestCode,
  plain,
  type Shown,
  titleIn,
  Visitor,
} from '../visitor-fixture.ts'

const world = await createHostedWorld({
  pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } } },
})
const discreet = await createHostedWorld({ client: { PreventUserExistenceErrors: 'ENABLED' } })
after(() => Promise.all([world.harness.close(), discreet.harness.close()]))

const verified = { email: 'ada@mail.example', email_verified: 'true' }
const nextPassword = 'An0ther-password'
let people = 0

async function forgot(at: HostedWorld, username: string): Promise<{ visitor: Visitor; reset: Shown }> {
  const visitor = new Visitor(at)
  at.harness.clock.advance(1)
  const reset = await visitor.submit(await visitor.open('/forgotPassword'), '/forgotPassword', { username })
  return { visitor, reset }
}

async function somebody(at = world): Promise<string> {
  const username = `person${people++}`
  await addUser(at.harness, at, username, verified)
  return username
}

test('from the forgotten password to the app, without a script', async () => {
  const username = await somebody()
  const { visitor, reset } = await forgot(world, username)
  assert.match(reset.address, /^\/confirmforgotPassword\?/)
  assert.doesNotMatch(reset.address, new RegExp(username))
  assert.match(plain(reset.text), /e-mail to <bdi>a\*\*\*@m\*\*\*<\/bdi>/)
  const values = { code: await newestCode(world), password: nextPassword }
  const login = await visitor.submit(reset, '/confirmforgotPassword', values)
  assert.match(login.address, /^\/login\?/)
  assert.equal(messageIn(login), en.passwordChanged)
  const end = await visitor.submit(login, '/login', { password: nextPassword })
  assert.match(end.address, /^https:\/\/app\.example\//)
})

const refusals: readonly { what: string; values: (code: string) => Record<string, string>; message: string }[] = [
  {
    what: 'a wrong code',
    values: (code) => ({ code: code === '000000' ? '1' : '000000' }),
    message: en.errorCodeWrong,
  },
  { what: 'no code', values: () => ({ code: '' }), message: en.errorEntries },
  { what: 'a weak password', values: () => ({ password: 'short' }), message: en.errorPassword },
  { what: 'a password of before', values: () => ({ password: goodPassword }), message: en.errorPasswordUsed },
]

for (const { what, values, message } of refusals) {
  test(`${what} is said, and the code still works`, async () => {
    const { visitor, reset } = await forgot(world, await somebody())
    const code = await newestCode(world)
    const good = { code, password: nextPassword }
    const shown = await visitor.submit(reset, '/confirmforgotPassword', { ...good, ...values(code) })
    assert.deepEqual([shown.status, messageIn(shown)], [400, message])
    assert.doesNotMatch(shown.text, new RegExp(nextPassword))
    assert.equal(messageIn(await visitor.submit(shown, '/confirmforgotPassword', good)), en.passwordChanged)
  })
}

test('another code can be had', async () => {
  const { visitor, reset } = await forgot(world, await somebody())
  world.harness.clock.advance(1)
  const again = await visitor.submit(reset, '/forgotPassword', {}, 'resend')
  assert.match(again.address, /^\/confirmforgotPassword\?/)
  assert.equal(messageIn(again), en.codeSentAgain)
})

test('the sixth code of an hour is refused', async () => {
  const { visitor, reset } = await forgot(world, await somebody())
  for (let sent = 1; sent < 5; sent++) await visitor.submit(reset, '/forgotPassword', {}, 'resend')
  const shown = await visitor.submit(reset, '/forgotPassword', {}, 'resend')
  assert.deepEqual([shown.status, messageIn(shown)], [429, en.errorAttempts])
})

test('who is not there, or has no address that a code could go to, is told so where existence is no secret', async () => {
  assert.equal(messageIn((await forgot(world, 'nobody')).reset), en.errorUnknownUser)
  await addUser(world.harness, world, 'unreachable')
  assert.equal(messageIn((await forgot(world, 'unreachable')).reset), en.errorNoRecovery)
})

test('where only administrators reset passwords, the page says so', async () => {
  const strict = await createHostedWorld({
    pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } },
  })
  try {
    assert.equal(messageIn((await forgot(strict, 'anybody')).reset), en.errorAskAdministrator)
  } finally {
    await strict.harness.close()
  }
})

test('a client that hides existence shows the same for nobody as for somebody', async () => {
  await somebody(discreet)
  const shownFor = async (name: string) => {
    const { visitor, reset } = await forgot(discreet, name)
    const wrong = { code: '000000', password: nextPassword }
    const shown = await visitor.submit(reset, '/confirmforgotPassword', wrong)
    const pages = [reset, shown].map((page) => [page.status, titleIn(page), messageIn(page), formsIn(page.text).length])
    return [pages, /<bdi>/.test(reset.text)]
  }
  await addUser(discreet.harness, discreet, 'unreachable')
  assert.deepEqual(await shownFor(`person${people - 1}`), await shownFor('nobody'))
  assert.deepEqual(await shownFor('unreachable'), await shownFor('nobody2'))
})

test('and at the sign-in too', async () => {
  const messages = await Promise.all(
    [`person${people - 1}`, 'nobody'].map(async (username) => {
      const visitor = new Visitor(discreet)
      return messageIn(
        await visitor.submit(await visitor.open('/login'), '/login', { username, password: 'Wrong-1-password' }),
      )
    }),
  )
  assert.deepEqual(messages, [en.errorIncorrect, en.errorIncorrect])
})

test('a user whom an administrator reset is led to the code', async () => {
  const username = await somebody()
  await world.harness.call('AdminResetUserPassword', { UserPoolId: world.poolId, Username: username })
  const code = await newestCode(world)
  const visitor = new Visitor(world)
  const shown = await visitor.submit(await visitor.open('/login'), '/login', { username, password: goodPassword })
  assert.match(shown.address, /^\/confirmforgotPassword\?/)
  assert.equal(messageIn(shown), en.errorResetRequired)
  const login = await visitor.submit(shown, '/confirmforgotPassword', { code, password: nextPassword })
  assert.equal(messageIn(login), en.passwordChanged)
})
