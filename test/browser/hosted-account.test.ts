import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AdminCreateUserCommand, AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { OAuthPool } from '#test/clients/oauth-world.ts'
import { codeFrom, password } from '#test/clients/sdk-world.ts'
import { arrival, examine, type HostedWorld, signInAddress, startHostedWorld, typePassword } from './hosted-world.ts'

/** What a person does with an account on the hosted pages, in Chromium and with real mail. */

let world: HostedWorld
before(async () => {
  world = await startHostedWorld()
})
after(() => world?.close())

const next = 'Another-horse-8'

const personal: Readonly<Record<string, string>> = {
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  middle_name: 'King',
  nickname: 'Countess',
  preferred_username: 'ada.l',
  email: 'ada@people.example',
  phone_number: '+1 206-555-0100',
  birthdate: '1815-12-10',
  gender: 'female',
  address: '12 St James Square\nLondon',
  website: 'https://ada.example/',
  profile: 'https://people.example/ada',
  picture: 'https://people.example/ada.png',
  zoneinfo: 'Europe/London',
  locale: 'en-GB',
}

async function open(pool: OAuthPool) {
  const page = await (await world.newContext()).newPage()
  await page.goto(signInAddress(world, pool))
  return page
}

async function attributesOf({ poolId }: OAuthPool, Username: string): Promise<Record<string, string>> {
  const { UserAttributes, UserStatus } = await world.sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username }))
  const entries = (UserAttributes ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? ''] as const)
  return { ...Object.fromEntries(entries), status: UserStatus ?? '' }
}

test('somebody signs up with everything that the pool wants to know, confirms by the mail and signs in', async () => {
  const Schema = [...Object.keys(personal), 'updated_at'].map((Name) => ({ Name, Required: true, Mutable: true }))
  const pool = await world.createPool({ pool: { Schema } })
  const page = await open(pool)
  await examine(page, 'login')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Create an account' }).waitFor()
  await examine(page, 'sign-up')

  await page.getByLabel('Username', { exact: true }).fill('ada')
  for (const [name, value] of Object.entries(personal))
    await page.locator(`[name="requiredAttributes[${name}]"]`).fill(value)
  const rules = page.locator('.rules li')
  await page.locator('[name=password]').fill('short1')
  assert.deepEqual(await rules.evaluateAll((items) => items.map(({ className }) => className.split(' ')[0])), [
    'notValid',
    'valid',
    'notValid',
    'valid',
    'notValid',
  ])
  await examine(page, 'sign-up-rules')
  await page.locator('[name=password]').fill(password)
  assert.equal(await rules.locator('.unseen', { hasText: 'done' }).count(), 5)
  await page.getByRole('button', { name: 'Show password' }).click()
  assert.equal(await page.locator('[name=password]').getAttribute('type'), 'text')
  await page.getByRole('button', { name: 'Create account' }).click()

  await page.getByRole('heading', { level: 1, name: 'Confirm your account' }).waitFor()
  assert.equal(new URL(page.url()).search.includes('ada'), false, 'nobody is named in the address')
  await page.getByText('We sent a code by e-mail to a***@p***.').waitFor()
  await examine(page, 'confirm')
  const first = await codeFrom(world.mail, 'ada@people.example')
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await page.getByText('A new code is on its way.').waitFor()
  const code = await codeFrom(world.mail, 'ada@people.example')
  await page.getByLabel('Code').fill(first === code ? '000000' : first)
  await page.getByRole('button', { name: 'Confirm account' }).click()
  await page.getByRole('alert').waitFor()
  await examine(page, 'confirm-wrong')
  await page.getByLabel('Code').fill(` ${code.slice(0, 3)} ${code.slice(3)} `)
  await page.getByRole('button', { name: 'Confirm account' }).click()

  await page.getByText('Your account is confirmed.').waitFor()
  assert.equal(await page.getByLabel('Username').inputValue(), 'ada')
  await examine(page, 'login-confirmed')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  assert.ok((await arrival(page, world)).searchParams.has('code'))

  const { sub, updated_at, ...kept } = await attributesOf(pool, 'ada')
  const verified = { email_verified: 'true', phone_number_verified: 'false' }
  const told = { ...personal, phone_number: '+12065550100', address: personal.address?.replace('\n', '\r\n') }
  assert.deepEqual(kept, { ...told, ...verified, status: 'CONFIRMED' })
  assert.match(updated_at ?? '', /^\d{10}$/)
})

test('a sign-up by e-mail address asks for it once; a mistake says what is wrong and keeps the rest', async () => {
  const pool = await world.createPool({ pool: { UsernameAttributes: ['email'] } })
  await world.addPerson(pool.poolId, 'bob@people.example', { email: 'bob@people.example', email_verified: 'true' })
  const page = await open(pool)
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('E-mail address').fill('bob@people.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('E-mail address').getAttribute('aria-invalid'), 'true')
  assert.equal(await page.getByLabel('E-mail address').inputValue(), 'bob@people.example')
  assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '')
  await examine(page, 'sign-up-refused')
})

test('a forgotten password is replaced by the code of the mail, which ends the session of the browser', async () => {
  const pool = await world.createPool()
  await world.addPerson(pool.poolId, 'cleo', { email: 'cleo@people.example', email_verified: 'true' })
  const before = await open(pool)
  await typePassword(before, 'cleo')
  await arrival(before, world)

  const page = await open(pool)
  await typePassword(page, 'cleo', 'Wrong-horse-7')
  await page.getByRole('alert').waitFor()
  await examine(page, 'login-refused')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await examine(page, 'forgot-password')
  await page.getByLabel('Username').fill('cleo')
  await page.getByRole('button', { name: 'Send code' }).click()
  await page.getByRole('heading', { level: 1, name: 'Choose a new password' }).waitFor()
  await examine(page, 'reset-password')
  await page.getByLabel('Code').fill(await codeFrom(world.mail, 'cleo@people.example'))
  await page.getByLabel('New password').fill('weak')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('New password').fill(next)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password was changed.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(next)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  assert.ok((await arrival(page, world)).searchParams.has('code'))

  await before.goto(signInAddress(world, pool, { prompt: 'none' }))
  assert.equal((await arrival(before, world)).searchParams.get('error'), 'login_required')
})

test('whoever has a temporary password from the invitation chooses another, and tells what is still missing', async () => {
  const Schema = [{ Name: 'family_name', Required: true, Mutable: true }]
  const pool = await world.createPool({ pool: { Schema } })
  const UserAttributes = [{ Name: 'email', Value: 'dan@people.example' }]
  await world.sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: pool.poolId,
      Username: 'dan',
      UserAttributes,
      DesiredDeliveryMediums: ['EMAIL'],
    }),
  )
  const { parsed } = await world.mail.nextMessageTo('dan@people.example')
  const temporary = /password is (\S+)/.exec(parsed.text ?? '')?.[1] ?? assert.fail(parsed.text)
  const page = await open(pool)
  await typePassword(page, 'dan', temporary.replace(/\.$/, ''))
  await page.getByRole('heading', { level: 1, name: 'Choose your own password' }).waitFor()
  await examine(page, 'new-password')
  await page.getByLabel('Last name').fill('Lovelace')
  await page.getByLabel('New password').fill(next)
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.ok((await arrival(page, world)).searchParams.has('code'))
  const { family_name, status } = await attributesOf(pool, 'dan')
  assert.deepEqual([family_name, status], ['Lovelace', 'CONFIRMED'])
})

test('the link of the mail confirms, once', async () => {
  const VerificationMessageTemplate = {
    DefaultEmailOption: 'CONFIRM_WITH_LINK' as const,
    EmailMessageByLink: 'Please {##press here##}.',
    EmailSubjectByLink: 'Your link',
  }
  const pool = await world.createPool({ pool: { VerificationMessageTemplate } })
  const page = await open(pool)
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('Username').fill('eve')
  await page.getByLabel('E-mail address').fill('eve@people.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  const { parsed } = await world.mail.nextMessageTo('eve@people.example')
  const link = /href="([^"]+)"/.exec(String(parsed.html))?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no link')
  assert.ok(link.startsWith(`${pool.bases.ofDomain}/confirmUser?`), link)
  await page.goto(link)
  await page.getByText('Your account is confirmed.').waitFor()
  await examine(page, 'confirmed-by-link')
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor()
  await examine(page, 'link-failed')
  await page.goto(signInAddress(world, pool))
  await typePassword(page, 'eve')
  assert.ok((await arrival(page, world)).searchParams.has('code'))
})
