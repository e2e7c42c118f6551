import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { catalogues } from '#pages/texts/catalogues.ts'
import { parametersOf, redeem } from '#test/clients/oauth-requests.ts'
import type { OAuthPool } from '#test/clients/oauth-world.ts'
import { codeFrom, password } from '#test/clients/sdk-world.ts'
import { arrival, examine, type HostedWorld, signInAddress, startHostedWorld, typePassword } from './hosted-world.ts'

/** The hosted pages for browsers that run no scripts, for scripts that are no browsers, and for people of other languages. */

let world: HostedWorld
let pool: OAuthPool
before(async () => {
  world = await startHostedWorld()
  pool = await world.createPool()
  await world.addPerson(pool.poolId, 'ada')
})
after(() => world?.close())

test('without JavaScript: sign-up, confirmation, forgotten password, sign-in', async () => {
  const page = await (await world.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(signInAddress(world, pool))
  assert.equal(await page.getByRole('button', { name: 'Show password' }).isVisible(), false, 'a script would be needed')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('Username').fill('bob')
  await page.getByLabel('E-mail address').fill('bob@people.example')
  await page.getByLabel('Password', { exact: true }).fill('weak-password')
  await page.getByText('at least 8 characters').waitFor()
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('This password is not strong enough.').waitFor()
  assert.equal(await page.getByLabel('E-mail address').inputValue(), 'bob@people.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Code').fill(await codeFrom(world.mail, 'bob@people.example'))
  await page.getByRole('button', { name: 'Confirm account' }).click()
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByRole('button', { name: 'Send code' }).click()
  await page.getByLabel('Code').fill(await codeFrom(world.mail, 'bob@people.example'))
  await page.getByLabel('New password').fill('Another-horse-8')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password was changed.').waitFor()
  await typePassword(page, 'bob', 'Another-horse-8')
  assert.ok((await arrival(page, world)).searchParams.has('code'))
})

test('a script that posts the classic form’s fields gets its code', async () => {
  const address = signInAddress(world, pool).replace('/oauth2/authorize?', '/login?')
  const form = await world.fetch(address)
  const token = /^XSRF-TOKEN=([^;]+)/.exec(form.headers.getSetCookie().join('\n'))?.[1] ?? assert.fail('no token')
  const fields = { _csrf: token, username: 'ada', password, cognitoAsfData: '', signInSubmitButton: 'Sign in' }
  const post = (cookie: string) =>
    world.fetch(address, { method: 'POST', headers: { cookie }, body: parametersOf(fields) })
  const left = await post(`XSRF-TOKEN=${token}`)
  assert.equal(left.status, 302)
  const { origin, searchParams } = new URL(left.headers.get('location') ?? '')
  assert.equal(origin, world.app.origin)
  const { status } = await redeem(world, pool, searchParams.get('code') ?? '', { redirect_uri: world.callback })
  assert.equal(status, 200)
  const session = left.headers.getSetCookie().find((line) => line.startsWith('cognito=')) ?? ''
  for (const part of [/^cognito=[\w-]{43};/, /; HttpOnly(;|$)/, /; SameSite=Lax(;|$)/, /; Max-Age=3600(;|$)/])
    assert.match(session, part)
  for (const cookie of ['', `XSRF-TOKEN=${token.slice(0, -2)}AA`, 'XSRF-TOKEN=']) {
    const refused = await post(cookie)
    assert.deepEqual([refused.status, refused.headers.get('location')], [403, null], cookie)
  }
})

test('each of the eleven languages, by lang, by the cookie of before, by what the browser prefers', async () => {
  const page = await (await world.newContext()).newPage()
  assert.equal(catalogues.size, 11)
  for (const [tag, texts] of catalogues) {
    await page.goto(signInAddress(world, pool, { lang: tag }))
    assert.equal(await page.locator('html').getAttribute('lang'), tag)
    await page.getByRole('heading', { level: 1, name: texts.signInTitle, exact: true }).waitFor()
    await page.goto(signInAddress(world, pool))
    await page.getByRole('button', { name: texts.signInButton, exact: true }).waitFor()
    await page.getByRole('link', { name: texts.signUpTitle }).click()
    await page.getByText(texts.rulesTitle).waitFor()
  }
  await page.goto(signInAddress(world, pool, { lang: 'ja' }))
  await examine(page, 'login-ja')
  await page.goto(signInAddress(world, pool, { lang: 'xx' }))
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja')
  for (const [locale, tag] of [
    ['pt-PT', 'pt-BR'],
    ['zh-HK', 'zh-TW'],
    ['nl', 'en'],
  ] as const) {
    const other = await (await world.newContext({ locale })).newPage()
    await other.goto(signInAddress(world, pool))
    assert.equal(await other.locator('html').getAttribute('lang'), tag, locale)
  }
})

test('on a narrow screen nothing is beside the page, and it is used by keyboard alone', async () => {
  const page = await (await world.newContext({ viewport: { width: 320, height: 640 } })).newPage()
  await page.goto(signInAddress(world, pool))
  const widths = await page.locator('html').evaluate((html) => {
    const { scrollWidth, clientWidth } = html as unknown as Record<'scrollWidth' | 'clientWidth', number>
    return { scrollWidth, clientWidth }
  })
  assert.ok(widths.scrollWidth <= widths.clientWidth, 'WCAG 2.2, 1.4.10')
  await page.keyboard.type('ada')
  await page.locator('#signInFormPassword').focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  assert.ok((await arrival(page, world)).searchParams.has('code'))
})
