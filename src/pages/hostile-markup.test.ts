import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Harness } from '#test/support/harness.ts'
import { addUser, goodPassword, type World } from '#test/support/people.ts'
import { assertInert } from './inert-markup-fixture.ts'
import { pages } from './pages.ts'
import { authorizeParameters, createHostedWorld, formsIn, plain, type Shown, Visitor } from './visitor-fixture.ts'

/** CVE-2022-1274: whatever can reach a page, in every place, on every page, in two languages. */

const hostile: readonly string[] = [
  '"><svg/onload=alert(1)>',
  "'onfocus='alert(1)'autofocus='",
  '</script><script>alert(1)</script>',
  '</style><img/src=x/onerror=alert(1)>',
  '</title></textarea><base/href=//evil.example>',
  'javascript:alert(1)',
  '&lt;img&#32;src=x&quot;',
  '{destination}{terms}{device}{count}',
  '<!--<script>\u2028\u202e\ufeff',
]
const languages = ['de', 'ja'] as const
const links = { 'cognito:default': 'https://app.example/"><script>alert(1)</script>?a=1&lt;b=\'' }

const withEverything = async ({ call }: Harness, { poolId: UserPoolId, clientId: ClientId }: World) => {
  await call('SetUserPoolMfaConfig', {
    UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    EmailMfaConfiguration: {},
  })
  for (const TermsName of ['terms-of-use', 'privacy-policy'])
    await call('CreateTerms', {
      UserPoolId,
      ClientId,
      TermsName,
      TermsSource: 'LINK',
      Enforcement: 'NONE',
      Links: links,
    })
}

const attributesAsked = ['email', 'name', 'address', 'website', 'birthdate'] as const
const world = await createHostedWorld({
  pool: {
    AutoVerifiedAttributes: ['email'],
    Schema: attributesAsked.map((Name) => ({ Name, Required: true, Mutable: true })),
  },
  prepare: withEverything,
})
after(() => world.harness.close())

/** Held to be inert, whatever it is; an answer that leads to the app has to lead there and bring the state back. */
function check({ answer, status, text, address }: Shown, state: string): void {
  assert.ok(status < 500, address)
  if (typeof answer.headers.location === 'string') assert.match(answer.headers.location, /^[\x21-\x7e]+$/)
  if (text === '') {
    const target = new URL(address)
    assert.equal(`${target.origin}${target.pathname}`, 'https://app.example/signed-in')
    assert.equal(target.searchParams.get('of'), 'app')
    if (target.searchParams.has('state')) assert.equal(target.searchParams.get('state'), state)
    return
  }
  const nothing = status === 400 && !text.includes('<form')
  assertInert(text, world.site.basePath, nothing ? [] : ['https://app.example/'])
}

const fields = [
  ...[
    'username',
    'password',
    'code',
    'session',
    'where',
    'method',
    'missing',
    'address',
    'secret',
    'deviceName',
    'resend',
  ],
  ...attributesAsked.map((name) => `requiredAttributes[${name}]`),
]
const queried = ['state', 'nonce', 'login_hint', 'notice', 'ui_locales', 'user_name', 'confirmation_code', 'error']

function queryWith(value: string, lang: string): URLSearchParams {
  const query = authorizeParameters(world, { lang })
  for (const name of queried) query.set(name, value)
  query.set(value, value)
  return query
}

for (const name of Object.keys(pages)) {
  const [method = '', path = ''] = name.split(' ')
  const verb = method === 'POST' ? 'POST' : 'GET'
  test(`CVE-2022-1274: ${name}, with nothing but hostile values`, async () => {
    for (const lang of languages)
      for (const value of hostile) {
        const visitor = new Visitor(world)
        await visitor.open('/login')
        const form = new URLSearchParams(fields.map((field): [string, string] => [field, value]))
        const to = `${path}?${queryWith(value, lang)}`
        check(await visitor.go(verb, to, form), value)
        form.set('_csrf', visitor.cookies.get('XSRF-TOKEN') ?? '')
        check(await visitor.go(verb, to, form), value)
        // Only one of them, so that the others don't keep it from being looked at.
        for (const method of ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA']) {
          form.set('method', method)
          check(await visitor.go(verb, to, form), value)
        }
        for (const cookie of ['page-data', 'lang', 'cognito', 'XSRF-TOKEN']) visitor.cookies.set(cookie, value)
        check(await visitor.go(verb, to, form), value)
      }
  })

  test(`CVE-2022-1274: ${name}, asked for with a request that is not sound`, async () => {
    for (const value of hostile)
      for (const parameter of ['client_id', 'redirect_uri', 'response_type', 'scope', 'prompt', 'code_challenge']) {
        const query = queryWith(value, 'de')
        query.set(parameter, value)
        check(await new Visitor(world).go(verb, `${path}?${query}`), value)
      }
  })
}

const temporary = 'Temp0rary!'
const at = { UserPoolId: world.poolId }

/** Shows that a value did reach the page. */
function shows(shown: Shown, value: string): void {
  check(shown, 'a b&c')
  assert.ok(plain(shown.text).includes(value), `${shown.address} does not show ${value}`)
}

describe('CVE-2022-1274: a person whose name and attributes are markup', () => {
  for (const [index, value] of hostile.entries()) {
    // A name has no blanks and no control characters.
    const username = `${value.replaceAll(/[\u2028\u202e\ufeff]/g, '')}${index}`
    const given = {
      ...{ name: value, address: value, email: `a${index}@mail.example`, email_verified: 'true' },
      ...{ website: 'https://x.example', birthdate: '2000-01-01' },
    }

    test(`signs up, resets and signs in: ${JSON.stringify(value)}`, async () => {
      const visitor = new Visitor(world)
      const typed = {
        username,
        password: 'short',
        'requiredAttributes[name]': value,
        'requiredAttributes[address]': value,
      }
      shows(await visitor.submit(await visitor.open('/signup', { lang: 'de' }), '/signup', typed), value)
      shows(await visitor.submit(await visitor.open('/login'), '/login', { username, password: 'wrong' }), username)
      const forgot = await visitor.submit(await visitor.open('/forgotPassword'), '/forgotPassword', { username })
      shows(forgot, username)
      await addUser(world.harness, world, username, given)
      const reset = await visitor.submit(await visitor.open('/forgotPassword'), '/forgotPassword', { username })
      shows(reset, username)
      shows(await visitor.submit(reset, '/confirmforgotPassword', { code: value, password: value }), username)
      const end = await visitor.submit(await visitor.open('/login', { state: value }), '/login', {
        username,
        password: goodPassword,
      })
      check(end, value)
      assert.equal(end.text, '')
    })

    test(`chooses a password: ${JSON.stringify(value)}`, async () => {
      const visitor = new Visitor(world)
      const Username = `new${username}`
      const UserAttributes = Object.entries({ email: `b${index}@mail.example` }).map(([Name, Value]) => ({
        Name,
        Value,
      }))
      await world.harness.call('AdminCreateUser', {
        ...{ ...at, Username, UserAttributes, TemporaryPassword: temporary, MessageAction: 'SUPPRESS' },
      })
      const asked = await visitor.submit(await visitor.open('/login'), '/login', {
        username: Username,
        password: temporary,
      })
      const typed = { 'requiredAttributes[name]': value, 'requiredAttributes[address]': value }
      shows(await visitor.submit(asked, '/resetPassword', { ...typed, password: 'short' }), value)
      const form = formsIn(asked.text)[0]?.fields ?? assert.fail('no form')
      for (const field of ['session', 'username', 'missing']) {
        const changed = new URLSearchParams(form)
        changed.set(field, value)
        check(await visitor.go('POST', formsIn(asked.text)[0]?.action ?? '', changed), 'a b&c')
      }
    })
  }
})

test('CVE-2022-1274: the links of terms are addresses and nothing else', async () => {
  const { text } = await new Visitor(world).open('/signup')
  assertInert(text, world.site.basePath, ['https://app.example/'])
  assert.ok(plain(text).includes(links['cognito:default']))
})

/** The same at a pool that wants an authenticator app of everybody, with a style of somebody who knows what they are doing. */
for (const version of [1, 2] as const)
  test(`CVE-2022-1274: the name of a device and the values of a style, with branding version ${version}`, async () => {
    const styled = await createHostedWorld({
      prepare: async ({ call, refusal }, { poolId: UserPoolId, clientId: ClientId }) => {
        await call('SetUserPoolMfaConfig', {
          UserPoolId,
          MfaConfiguration: 'ON',
          SoftwareTokenMfaConfiguration: { Enabled: true },
        })
        await call('CreateUserPoolDomain', { UserPoolId, Domain: 'styled', ManagedLoginVersion: version })
        const CSS = hostile.map((value) => `/* ${value.replaceAll('*/', '')} */`).join('\n')
        await call('SetUICustomization', { UserPoolId, CSS: `${CSS}.label-customizable{color:red;content:"}"}` })
        const style = (value: string) => ({
          categories: {
            global: { colorSchemeMode: value, spacingDensity: value },
            form: { location: { horizontal: value } },
          },
          components: { form: { borderRadius: value }, pageBackground: { lightMode: { color: value } } },
        })
        const branding = { UserPoolId, ClientId }
        for (const value of hostile)
          await refusal('CreateManagedLoginBranding', { ...branding, Settings: style(value) })
        // What is not known is kept, and does nothing.
        await call('CreateManagedLoginBranding', { ...branding, Settings: { [hostile[3] ?? '']: hostile } })
      },
    })
    try {
      await addUser(styled.harness, styled, 'ada', { email: 'ada@mail.example' })
      for (const deviceName of hostile) {
        const visitor = new Visitor(styled)
        const login = await visitor.open('/login')
        assertInert(login.text, styled.site.basePath)
        assert.ok(login.text.includes(version === 1 ? '>.label-customizable{color:red}<' : '--brand-page-background:'))
        const page = await visitor.submit(login, '/login', { username: 'ada', password: goodPassword })
        assertInert(page.text, styled.site.basePath)
        const wrong = await visitor.submit(page, '/mfaRegister', { code: '000000', deviceName })
        assertInert(wrong.text, styled.site.basePath)
        assert.ok(plain(wrong.text).includes(deviceName.trim()))
      }
    } finally {
      await styled.harness.close()
    }
  })

test('what reads the pages here finds what it is for', async () => {
  const { text } = await new Visitor(world).open('/login', { lang: 'de' })
  const base = world.site.basePath
  const broken = (found: string, instead: string) => {
    assert.ok(text.includes(found))
    return text.replace(found, instead)
  }
  const bad = [
    broken('<h1>', '<h1 onclick="x">'),
    broken('<h1>', '<h2>'),
    broken('<h1>', '<h1 id=x>'),
    broken('<h1>', '<h1>"'),
    broken('<h1>', '<h1>a > b'),
    broken('<h1>', '<h1>&copy;'),
    broken('<h1>', '<h1 class="a" class="b">'),
    broken('value=""', 'value="&x"'),
    broken(`href="${base}/`, 'href="javascript:'),
    broken(`href="${base}/`, `href="//evil.example${base}/`),
    broken('</style>', '<b></style>'),
    broken('</script>', ';alert(1)</script>'),
  ]
  for (const markup of bad) assert.throws(() => assertInert(markup, base))
})
