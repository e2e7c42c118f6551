import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pages } from '../pages.ts'
import { en } from '../texts/en.ts'
import { authorizeParameters, createHostedWorld, plain, Visitor } from '../visitor-fixture.ts'

const world = await createHostedWorld({ client: { LogoutURLs: ['https://app.example/out'] } })
after(() => world.harness.close())

const onTheWay = Object.keys(pages).filter((name) => !/\/(confirmUser|error|signedout)$/.test(name))
const nasty = '<script>alert(1)</script>'

const unsound: readonly { what: string; more: Record<string, string>; text: string }[] = [
  { what: 'no client', more: { client_id: '' }, text: en.errorRequest },
  { what: 'an unknown client', more: { client_id: 'nobody1234' }, text: en.errorRequest },
  { what: 'a client that is markup', more: { client_id: nasty }, text: en.errorRequest },
  { what: 'another address', more: { redirect_uri: 'https://evil.example/' }, text: en.errorRedirect },
  {
    what: 'an address that only begins like ours (CVE-2026-41569)',
    more: { redirect_uri: 'https://app.example/signed-in?of=app&x=1' },
    text: en.errorRedirect,
  },
]

for (const { what, more, text } of unsound) {
  test(`${what}: no page does anything but say so, and nothing of the request is repeated`, async () => {
    for (const name of onTheWay) {
      const [method = '', path = ''] = name.split(' ')
      const visitor = new Visitor(world)
      const query = authorizeParameters(world, more)
      const shown = await visitor.go(method === 'POST' ? 'POST' : 'GET', `${path}?${query}`)
      assert.equal(shown.status, 400, name)
      assert.ok(plain(shown.text).includes(text), name)
      assert.doesNotMatch(shown.text, /evil|alert\(|nobody1234|href=|<form/)
    }
  })
}

test('what the app can be told, it is told', async () => {
  const visitor = new Visitor(world)
  const shown = await visitor.open('/login', { response_type: 'nonsense' })
  const address = new URL(shown.address)
  assert.equal(address.origin, 'https://app.example')
  assert.ok(address.searchParams.get('error'))
  assert.equal(address.searchParams.get('state'), 'a b&c')
})

test('the headers let nothing in and nothing out', async () => {
  const { answer, text } = await new Visitor(world).open('/login')
  const { headers } = answer
  const csp = String(headers['content-security-policy'])
  const nonce = /style-src 'nonce-([\w-]{22})'/.exec(csp)?.[1]
  assert.ok(nonce)
  assert.deepEqual(csp.split('; '), [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    // Chromium holds the redirects after a POST against it: to the app, and wherever the app goes on to.
    "form-action 'self' https: myapp:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ])
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-frame-options'], 'DENY')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['referrer-policy'], 'same-origin')
  assert.equal(
    text.match(/<(?:style|script)\b[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce}"`)),
    true,
  )
  assert.doesNotMatch(text, /\son\w+=|\sstyle=|javascript:/)
  assert.ok(Buffer.byteLength(text) < 30_000)
})

test('the nonce is another one each time', async () => {
  const visitor = new Visitor(world)
  const [one, two] = [await visitor.open('/login'), await visitor.open('/login')]
  assert.notEqual(one.answer.headers['content-security-policy'], two.answer.headers['content-security-policy'])
})

test('every link and form hands the authorize query on', async () => {
  const visitor = new Visitor(world)
  for (const path of ['/login', '/signup', '/confirm', '/forgotPassword', '/confirmforgotPassword']) {
    const { text } = await visitor.open(path, {
      nonce: 'n"<1>',
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
    })
    const targets = [...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, target = '']) => plain(target))
    assert.ok(targets.length > 0)
    for (const target of targets) {
      const { searchParams } = new URL(target, world.site.base)
      assert.equal(searchParams.get('nonce'), 'n"<1>', path)
      assert.equal(searchParams.get('state'), 'a b&c', path)
      assert.equal(searchParams.get('code_challenge'), 'c'.repeat(43), path)
    }
  }
})

test('a language that is asked for is shown, and kept', async () => {
  const visitor = new Visitor(world)
  const german = await visitor.open('/login', { lang: 'de' })
  assert.match(german.text, /<html lang="de" dir="ltr"/)
  assert.match(german.text, /<h1>Anmelden<\/h1>/)
  assert.equal(german.answer.headers['content-language'], 'de')
  assert.match(String([german.answer.headers['set-cookie']].flat()), /lang=de; Path=[^;]+; Max-Age=31536000/)
  assert.match((await visitor.open('/login')).text, /<html lang="de"/)
  visitor.headers['accept-language'] = 'fr'
  assert.match((await visitor.open('/login')).text, /<html lang="de"/)
  assert.match((await visitor.open('/login', { lang: 'ja' })).text, /<html lang="ja"/)
})

test('the language of an attacker’s choice is none', async () => {
  const visitor = new Visitor(world)
  const { text, answer } = await visitor.open('/login', { lang: 'de"><script>' })
  assert.match(text, /<html lang="en"/)
  assert.doesNotMatch(text.replace(/(?:href|action)="[^"]*"/g, ''), /"><script>/)
  assert.doesNotMatch(String([answer.headers['set-cookie']].flat()), /script/)
})

test('pages that only a form leads to send back to the beginning', async () => {
  for (const path of ['/mfa', '/mfaOption', '/mfaRegister', '/resetPassword', '/resendcode']) {
    const shown = await new Visitor(world).open(path)
    assert.match(shown.address, /^\/login\?client_id=/, path)
  }
})

const errorPages: readonly [string, string][] = [
  ['error=redirect_mismatch&client_id=x', en.errorRedirect],
  ['error=unauthorized_client', en.errorClient],
  ['error=invalid_request', en.errorRequest],
  [`error=${encodeURIComponent(nasty)}&error_description=${encodeURIComponent(nasty)}`, en.errorPage],
  ['error=__proto__', en.errorPage],
  ['', en.errorPage],
]

for (const [query, text] of errorPages) {
  test(`/error?${query} says what it means and repeats nothing`, async () => {
    const shown = await new Visitor(world).go('GET', `/error?${query}`)
    assert.equal(shown.status, 400)
    assert.ok(plain(shown.text).includes(text))
    assert.doesNotMatch(shown.text, /alert\(|__proto__/)
  })
}

test('a sign-out that leads nowhere ends on a page', async () => {
  const shown = await new Visitor(world).go('GET', '/signedout')
  assert.equal(shown.status, 200)
  assert.ok(shown.text.includes(en.signedOutTitle))
})
