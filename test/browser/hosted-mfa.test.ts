import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import type { Page } from 'playwright-core'
import { authenticator, SmsConfiguration, wrongCode } from '#operations/mfa/mfa-fixture.ts'
import type { OAuthPool } from '#test/clients/oauth-world.ts'
import { createTestClock } from '#test/support/harness.ts'
import { arrival, examine, type HostedWorld, signInAddress, startHostedWorld, typePassword } from './hosted-world.ts'

/** Second factors on the hosted pages, in Chromium, with real mail and text messages. */

// It stands still unless a test moves it, by little: what signs requests knows the real time.
const clock = createTestClock(Math.ceil(Date.now() / 30_000) * 30_000 - 60_000)
/** Past the step of a code that was used. */
const waitForNextCode = () => clock.advance(30)

let world: HostedWorld
let page: Page
before(async () => {
  world = await startHostedWorld({ clock })
})
beforeEach(async () => {
  page = await (await world.newContext()).newPage()
})
after(() => world?.close())

const app = { SoftwareTokenMfaConfiguration: { Enabled: true } }
const sms = { SmsMfaConfiguration: { SmsConfiguration } }
const mail = { EmailMfaConfiguration: {} }
// Codes by e-mail would be refused where that is the only way to recover a password.
const AccountRecoverySetting = { RecoveryMechanisms: [{ Name: 'admin_only' as const, Priority: 1 }] }

type Factors = Partial<SetUserPoolMfaConfigCommandInput>

async function mfaPool(MfaConfiguration: 'ON' | 'OPTIONAL', factors: Factors): Promise<OAuthPool> {
  const pool = await world.createPool({ pool: { PoolName: 'My shop', AccountRecoverySetting } })
  await world.sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: pool.poolId, MfaConfiguration, ...factors }))
  return pool
}

const titled = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function signIn(pool: OAuthPool, username: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(signInAddress(world, pool))
  await typePassword(page, username)
}

async function typeCode(code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

const arrives = async () => assert.ok((await arrival(page, world)).searchParams.has('code'))

/** Goes through the set-up of an authenticator app by what a person reads on the page. */
async function setUpApp(): Promise<ReturnType<typeof authenticator>> {
  await titled('Set up your authenticator app')
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  return authenticator({ clock }, secret)
}

test('an authenticator app is set up by the secret that picture and text show, and asked from then on', async () => {
  const pool = await mfaPool('ON', app)
  await world.addPerson(pool.poolId, 'ada', { email: 'ada@people.example' })
  await signIn(pool, 'ada')
  const appOfAda = await setUpApp()
  await examine(page, 'set-up-app')
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  const address = `otpauth://totp/My%20shop:ada%40people.example?secret=${secret}&issuer=My%20shop`
  assert.equal(await page.locator('.qr path').getAttribute('d'), toSvgPath(generate(address)))
  await typeCode(wrongCode(appOfAda.code()))
  await page.getByRole('alert').waitFor()
  assert.equal((await page.locator('.secret').innerText()).replaceAll(' ', ''), secret)
  await page.getByLabel('Name of your device').fill('Ada’s telephone')
  await typeCode(appOfAda.code())
  await arrives()

  waitForNextCode()
  await signIn(pool, 'ada')
  await titled('Enter your code')
  await page.getByText('Ada’s telephone').waitFor()
  await examine(page, 'mfa-app')
  const code = appOfAda.code()
  await typeCode(wrongCode(code))
  await page.getByRole('alert').waitFor()
  await typeCode(code)
  await arrives()
  await signIn(pool, 'ada')
  await typeCode(code)
  await page.getByText('This code was used already.').waitFor()
})

test('a code by text message; another one takes its place', async () => {
  const pool = await mfaPool('ON', sms)
  await world.addPerson(pool.poolId, 'bob', { phone_number: '+12065550101', phone_number_verified: 'true' })
  await signIn(pool, 'bob')
  await page.getByText('We sent a code by text message to +*******0101.').waitFor()
  await examine(page, 'mfa-sms')
  await world.app.nextSms('+12065550101')
  clock.advance(1)
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await page.getByText('A new code is on its way.').waitFor()
  await examine(page, 'mfa-sms-again')
  const text = await world.app.nextSms('+12065550101')
  await typeCode(/\d{6}/.exec(text)?.[0] ?? assert.fail(text))
  await arrives()
})

test('a code by e-mail', async () => {
  const pool = await mfaPool('ON', mail)
  await world.addPerson(pool.poolId, 'cleo', { email: 'cleo@people.example', email_verified: 'true' })
  await signIn(pool, 'cleo')
  await page.getByText('We sent a code by e-mail to c***@p***.').waitFor()
  const { parsed } = await world.mail.nextMessageTo('cleo@people.example')
  await typeCode(/\b\d{6,8}\b/.exec(parsed.text ?? '')?.[0] ?? assert.fail(parsed.text))
  await arrives()
})

test('whoever has no second factor chooses which to set up', async () => {
  const pool = await mfaPool('ON', { ...app, ...sms })
  await world.addPerson(pool.poolId, 'dan')
  await signIn(pool, 'dan')
  await titled('Protect your account')
  await examine(page, 'set-up-choice')
  await page.getByRole('button', { name: 'Text message' }).click()
  await titled('Set up text messages')
  await examine(page, 'set-up-sms')
  await page.getByLabel('Phone number').fill('12345')
  await page.getByRole('button', { name: 'Send code' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Phone number').fill('+1 206 555 0102')
  await page.getByRole('button', { name: 'Send code' }).click()
  const text = await world.app.nextSms('+12065550102')
  await typeCode(/\d{6}/.exec(text)?.[0] ?? assert.fail(text))
  await arrives()
})

test('whoever has two second factors chooses which to use', async () => {
  const pool = await mfaPool('ON', { ...sms, ...mail })
  const addresses = { phone_number: '+12065550103', phone_number_verified: 'true' }
  await world.addPerson(pool.poolId, 'eve', { ...addresses, email: 'eve@people.example', email_verified: 'true' })
  await signIn(pool, 'eve')
  await titled('Confirm that it is you')
  await examine(page, 'mfa-choice')
  await page.getByRole('button', { name: 'E-mail' }).click()
  const { parsed } = await world.mail.nextMessageTo('eve@people.example')
  await typeCode(/\b\d{6,8}\b/.exec(parsed.text ?? '')?.[0] ?? assert.fail(parsed.text))
  await arrives()
})

test('a step that took too long starts again, and nobody is signed in by it', async () => {
  const pool = await mfaPool('ON', mail)
  await world.addPerson(pool.poolId, 'gus', { email: 'gus@people.example', email_verified: 'true' })
  await signIn(pool, 'gus')
  const { parsed } = await world.mail.nextMessageTo('gus@people.example')
  await page.getByLabel('Code', { exact: true }).waitFor()
  clock.advance(181)
  await typeCode(/\b\d{6,8}\b/.exec(parsed.text ?? '')?.[0] ?? assert.fail(parsed.text))
  await titled('Please start again')
  await examine(page, 'start-again')
  assert.equal(
    (await page.context().cookies()).some(({ name }) => name === 'cognito'),
    false,
  )
  await page.getByRole('link', { name: 'Start again' }).click()
  await titled('Sign in')
})
