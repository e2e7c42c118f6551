import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { goodPassword } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import {
  createHostedWorld,
  formsIn,
  messageIn,
  newestCode,
  plain,
  type Shown,
  titleIn,
  Visitor,
} from '../visitor-fixture.ts'

const pool = { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] } as const
const world = await createHostedWorld({
  pool: { ...pool, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] },
})
const discreet = await createHostedWorld({
  pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] },
  client: { PreventUserExistenceErrors: 'ENABLED' },
})
after(() => Promise.all([world.harness.close(), discreet.harness.close()]))

let people = 0

async function signedUp(at = world): Promise<{ visitor: Visitor; confirm: Shown; username: string }> {
  const visitor = new Visitor(at)
  const username = `person${people++}@mail.example`
  at.harness.clock.advance(1)
  const confirm = await visitor.submit(await visitor.open('/signup'), '/signup', { username, password: goodPassword })
  return { visitor, confirm, username }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a wrong code is said, and the right one still works', async () => {
  const { visitor, confirm } = await signedUp()
  const code = await newestCode(world)
  const shown = await visitor.submit(confirm, '/confirm', { code: wrong(code) })
  assert.deepEqual([shown.status, messageIn(shown)], [400, en.errorCodeWrong])
  const login = await visitor.submit(shown, '/confirm', { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })
  assert.equal(messageIn(login), en.confirmed)
})

test('a code that has run out is said', async () => {
  const { visitor, confirm } = await signedUp()
  const code = await newestCode(world)
  world.harness.clock.advance(86_400)
  assert.equal(messageIn(await visitor.submit(confirm, '/confirm', { code })), en.errorCodeExpired)
})

test('another code takes the place of the first', async () => {
  const { visitor, confirm } = await signedUp()
  const first = await newestCode(world)
  const again = await visitor.submit(confirm, '/resendcode', {}, 'resend')
  assert.match(again.address, /^\/confirm\?.*notice=codeSentAgain/)
  assert.equal(messageIn(again), en.codeSentAgain)
  const second = await newestCode(world)
  if (first !== second)
    assert.equal(messageIn(await visitor.submit(again, '/confirm', { code: first })), en.errorCodeWrong)
  assert.equal(messageIn(await visitor.submit(again, '/confirm', { code: second })), en.confirmed)
})

test('the fifteenth wrong code is the last of the hour', async () => {
  const { visitor, confirm } = await signedUp()
  const code = await newestCode(world)
  for (let tries = 0; tries < 15; tries++) await visitor.submit(confirm, '/confirm', { code: wrong(code) })
  const shown = await visitor.submit(confirm, '/confirm', { code })
  assert.deepEqual([shown.status, messageIn(shown)], [429, en.errorAttempts])
})

test('in another browser, it is asked who is meant', async () => {
  const { username } = await signedUp()
  const code = await newestCode(world)
  const visitor = new Visitor(world)
  const page = await visitor.open('/confirm')
  assert.match(page.text, /<label[^>]*>E-mail address<\/label>/)
  assert.equal(formsIn(page.text).length, 1, 'There is nobody to send a code to')
  assert.equal(messageIn(await visitor.submit(page, '/confirm', { username, code })), en.confirmed)
})

test('who signs in before confirming is led to the code', async () => {
  const { username } = await signedUp()
  const code = await newestCode(world)
  const visitor = new Visitor(world)
  const page = await visitor.open('/login')
  const shown = await visitor.submit(page, '/login', { username, password: goodPassword })
  assert.match(shown.address, /^\/confirm\?/)
  assert.equal(messageIn(shown), en.errorUnconfirmed)
  assert.equal(messageIn(await visitor.submit(shown, '/confirm', { code })), en.confirmed)
})

test('who is confirmed already is told so', async () => {
  const { visitor, confirm } = await signedUp()
  await visitor.submit(confirm, '/confirm', { code: await newestCode(world) })
  const shown = await visitor.submit(confirm, '/confirm', { code: '000000' })
  assert.equal(messageIn(shown), en.errorAlreadyConfirmed)
})

test('a client that hides existence shows the same for nobody as for somebody', async () => {
  const { username } = await signedUp(discreet)
  const shownFor = async (name: string) => {
    const visitor = new Visitor(discreet)
    const page = await visitor.open('/confirm')
    const one = await visitor.submit(page, '/confirm', { username: name, code: '000000' })
    const two = await visitor.submit(one, '/resendcode', {}, 'resend')
    return [
      one.status,
      messageIn(one),
      titleIn(two),
      messageIn(two),
      formsIn(two.text).length,
      /e-mail to/.test(two.text),
    ]
  }
  // A right code of 000000 would be one in a million.
  assert.deepEqual(await shownFor(username), await shownFor('nobody@mail.example'))
})

test('what one client’s page left is not for another’s', async () => {
  const { visitor } = await signedUp()
  const { UserPoolClient } = await world.harness.call('CreateUserPoolClient', {
    UserPoolId: world.poolId,
    ClientName: 'other',
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid'],
    CallbackURLs: ['https://other.example/'],
    SupportedIdentityProviders: ['COGNITO'],
  })
  const more = { client_id: UserPoolClient?.ClientId ?? '', redirect_uri: 'https://other.example/' }
  const page = await visitor.open('/confirm', more)
  assert.match(page.text, /<label[^>]*>E-mail address<\/label>/)
})

test('a page-data cookie that we did not make is none', async () => {
  const visitor = new Visitor(world)
  visitor.cookies.set('page-data', 'x'.repeat(200))
  assert.equal(formsIn((await visitor.open('/confirm')).text).length, 1)
})

function link(query: Record<string, string>) {
  const parameters = { client_id: world.clientId, ...query }
  return new Visitor(world).go('GET', `/confirmUser?${new URLSearchParams(parameters)}`)
}

test('the link in an e-mail confirms, once', async () => {
  const { username } = await signedUp()
  const confirmation_code = await newestCode(world)
  const shown = await link({ user_name: username, confirmation_code })
  assert.equal(shown.status, 200)
  assert.ok(plain(shown.text).includes(en.confirmed))
  const again = await link({ user_name: username, confirmation_code })
  assert.equal(titleIn(again), en.linkFailedTitle)
})

test('a pool that sends links has one that works in every message, whatever its user is called', async () => {
  const linking = await createHostedWorld({
    pool: {
      AutoVerifiedAttributes: ['email'],
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' },
    },
  })
  try {
    const visitor = new Visitor(linking)
    const username = 'a&b=<c>"d'
    const values = { username, password: goodPassword, 'requiredAttributes[email]': 'ada@mail.example' }
    const confirm = await visitor.submit(await visitor.open('/signup'), '/signup', values)
    await newestCode(linking)
    await visitor.submit(confirm, '/resendcode', {}, 'resend')
    const bodies = (await linking.harness.messages(linking.poolId)).map(({ message }) => message.body)
    const links = bodies.map((body) => plain(/<a href="([^"]*)">/.exec(body)?.[1] ?? ''))
    assert.equal(links.length, 2)
    for (const address of links) assert.ok(address.startsWith(`${linking.site.base}/confirmUser?client_id=`), address)
    const [newest = ''] = links
    const shown = await new Visitor(linking).go('GET', newest)
    assert.ok(plain(shown.text).includes(en.confirmed))
  } finally {
    await linking.harness.close()
  }
})

const badLinks: readonly [string, Record<string, string>][] = [
  ['no client', { client_id: '', user_name: 'x', confirmation_code: '1' }],
  ['another client', { client_id: 'nobody1234', user_name: 'x', confirmation_code: '1' }],
  ['nobody', { user_name: 'nobody@mail.example', confirmation_code: '123456' }],
  ['no code', { user_name: 'x', confirmation_code: '' }],
  ['markup', { user_name: '<script>alert(1)</script>', confirmation_code: '<b>' }],
]

for (const [what, query] of badLinks) {
  test(`a link with ${what} says only that it does not work`, async () => {
    const shown = await link(query)
    assert.equal(shown.status, 400)
    assert.equal(titleIn(shown), en.linkFailedTitle)
    assert.doesNotMatch(shown.text, /alert\(|nobody/)
  })
}
