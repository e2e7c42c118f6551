import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addUser, goodPassword } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import { callback, createHostedWorld, formsIn, messageIn, titleIn, Visitor } from '../visitor-fixture.ts'

const world = await createHostedWorld()
after(() => world.harness.close())
await addUser(world.harness, world, 'ada', { email: 'ada@mail.example' })
const disabled = await addUser(world.harness, world, 'eve')
await world.harness.call('AdminDisableUser', { UserPoolId: world.poolId, Username: disabled })

const login = { username: 'ada', password: goodPassword }

test('the form is Cognito’s classic one: scripts in the wild post to exactly these names', async () => {
  const shown = await new Visitor(world).open('/login')
  assert.equal(shown.status, 200)
  const [form, ...others] = formsIn(shown.text)
  assert.equal(others.length, 0)
  assert.deepEqual([...(form?.fields.keys() ?? [])], ['_csrf', 'username', 'password', 'cognitoAsfData'])
  assert.deepEqual([...(form?.buttons.keys() ?? [])], ['signInSubmitButton'])
  assert.match(shown.text, /<form method="post" action="[^"]*" name="cognitoSignInForm">/)
  assert.match(shown.text, /id="signInFormUsername" name="username"/)
  assert.match(shown.text, /id="signInFormPassword" name="password" type="password"/)
})

test('the right password leads back to the app, with a code and the state as it was', async () => {
  const visitor = new Visitor(world)
  const answer = await visitor.submit(await visitor.open('/login'), '/login', login)
  const address = new URL(answer.address)
  assert.equal(answer.address.startsWith(`${callback}&code=`), true, answer.address)
  assert.equal(address.searchParams.get('state'), 'a b&c')
  assert.ok(visitor.cookies.get('cognito'), 'There is no session')
})

test('a machine that reads the token from the cookie signs in too', async () => {
  const visitor = new Visitor(world)
  const { address } = await visitor.open('/login')
  const form = new URLSearchParams({ ...login, _csrf: visitor.cookies.get('XSRF-TOKEN') ?? '' })
  const answer = await visitor.go('POST', address, form)
  assert.equal(answer.address.startsWith(`${callback}&code=`), true, answer.address)
})

const refusals = [
  { what: 'a wrong password', values: { ...login, password: 'Wrong-1-password' }, message: en.errorIncorrect },
  { what: 'a user who does not exist', values: { ...login, username: 'nobody' }, message: en.errorUnknownUser },
  { what: 'no username', values: { ...login, username: ' ' }, message: en.errorRequired },
  { what: 'no password', values: { ...login, password: '' }, message: en.errorRequired },
  { what: 'a disabled user', values: { username: 'eve', password: goodPassword }, message: en.errorDisabled },
  { what: 'a zero character', values: { ...login, username: 'a\0da' }, message: en.errorGeneral },
]

for (const { what, values, message } of refusals) {
  test(`${what} shows the form again, with the name and never the password`, async () => {
    const visitor = new Visitor(world)
    const shown = await visitor.submit(await visitor.open('/login'), '/login', values)
    assert.equal(shown.status, 400)
    assert.equal(messageIn(shown), message)
    assert.equal(formsIn(shown.text)[0]?.fields.get('username'), values.username)
    assert.equal(formsIn(shown.text)[0]?.fields.get('password'), '')
    assert.equal(visitor.cookies.has('cognito'), false)
  })
}

test('too many wrong passwords lock the user, and the page says so (CVE-2024-4629)', async () => {
  await addUser(world.harness, world, 'ida')
  const visitor = new Visitor(world)
  const page = await visitor.open('/login')
  for (let tries = 0; tries < 5; tries++)
    await visitor.submit(page, '/login', { username: 'ida', password: 'Wrong-1-password' })
  const shown = await visitor.submit(page, '/login', { username: 'ida', password: goodPassword })
  assert.equal(messageIn(shown), en.errorLocked)
})

test('the hint of the app stands in the form; it is escaped (CVE-2022-1274)', async () => {
  const hint = '"><script>alert(1)</script>'
  const shown = await new Visitor(world).open('/login', { login_hint: hint })
  assert.equal(formsIn(shown.text)[0]?.fields.get('username'), hint)
  assert.equal(shown.text.includes('<script>alert'), false)
})

test('where users are created by administrators only, nobody is led to sign up', async () => {
  const closed = await createHostedWorld({ pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } })
  try {
    const shown = await new Visitor(closed).open('/login')
    assert.equal(shown.text.includes('/signup'), false)
    const visitor = new Visitor(closed)
    assert.equal(titleIn(await visitor.open('/signup')), en.errorTitle)
    const { address } = await visitor.open('/login')
    const token = visitor.cookies.get('XSRF-TOKEN') ?? ''
    const posted = await visitor.go('POST', address.replace('/login', '/signup'), new URLSearchParams({ _csrf: token }))
    assert.equal(posted.status, 403)
    assert.match(posted.text, new RegExp(en.errorSignUpClosed.replace('’', '.')))
  } finally {
    await closed.harness.close()
  }
})
