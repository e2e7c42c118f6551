import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { wizardPerson } from './wizard-person.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
})

after(() => world.close())

async function begin() {
  await page.evaluate(() => sessionStorage.removeItem('lifeguard.create-pool'))
  await page.goto(`${world.server.url}/console/cognito/user-pools/create`)
  const person = wizardPerson(page)
  await person.isOnStep('Configure sign-in experience')
  return person
}

/** Whether a text is on the page as it stands. */
const shows = (text: string) => page.getByText(text, { exact: true }).first().isVisible()

test('user name requirements come with the user name', async () => {
  const person = await begin()
  assert.equal(await shows('User name requirements'), false)
  await person.tick('User name')
  assert.equal(await shows('User name requirements'), true)
  await person.tick('User name', false)
  assert.equal(await shows('User name requirements'), false)
})

test('a custom password policy has its fields, the default one is text', async () => {
  const person = await begin()
  await person.goTo('Configure security requirements')
  assert.equal(await shows('8 character(s)'), true)
  await person.choose(/^Custom/)
  assert.equal(await shows('8 character(s)'), false)
  assert.equal(await person.field('Password minimum length').inputValue(), '8')
})

test('MFA methods come with MFA, recovery messages with self-service recovery', async () => {
  const person = await begin()
  await person.goTo('Configure security requirements')
  assert.equal(await shows('MFA methods'), false)
  await person.choose(/^Optional MFA/)
  assert.equal(await shows('MFA methods'), true)
  await person.choose(/^No MFA/)
  assert.equal(await shows('MFA methods'), false)
  assert.equal(await shows('Email only'), true)
  await person.tick('Enable self-service account recovery - Recommended', false)
  assert.equal(await shows('Email only'), false)
})

test('attributes to verify go with the messages; only verified ones can wait for an update', async () => {
  const person = await begin()
  await person.goTo('Configure sign-up experience')
  assert.equal(await person.radio('Phone number and email address').isDisabled(), true)
  assert.equal(await person.radio('Email address').isChecked(), true)
  await person.choose(/^Send SMS message if phone number/)
  assert.equal(await person.radio('Phone number and email address').isDisabled(), false)
  await person.tick('Allow Cognito to automatically send messages to verify and confirm - Recommended', false)
  assert.equal(await shows('Attributes to verify'), false)
  assert.equal(await shows('Verifying attribute changes'), false)
})

test('required attributes follow the sign-in options, and a preferred user name is no longer offered as one', async () => {
  const person = await begin()
  await person.tick('User name')
  await person.tick('Email', false)
  await person.tick('Allow users to sign in with a preferred user name')
  await person.goTo('Configure sign-up experience')
  await page.getByRole('button', { name: /Additional required attributes/ }).click()
  const names = await page.getByRole('option').allInnerTexts()
  assert.equal(
    names.some((name) => name.includes('preferred_username')),
    false,
  )
  assert.equal(
    names.some((name) => name.includes('given_name')),
    true,
  )
})

test('SMS settings are asked for only where SMS are sent', async () => {
  const person = await begin()
  await person.goTo('Configure message delivery')
  assert.equal(await shows('IAM role ARN'), false)
  await person.previous()
  await person.previous()
  await person.choose('SMS only')
  await person.next()
  await person.next()
  assert.equal(await shows('IAM role ARN'), true)
})

test('the SES tile has fields that may stay empty, and says what follows', async () => {
  const person = await begin()
  await person.goTo('Configure message delivery')
  assert.equal(await shows('SES verified identity ARN - optional'), false)
  await person.choose(/^Send email with Amazon SES/)
  assert.equal(await shows('SES verified identity ARN - optional'), true)
  await page.getByText(/^Left for later/).waitFor()
  await person.next()
  await person.isOnStep('Integrate your app')
})

test('the hosted pages bring a domain, callback URLs and OAuth settings', async () => {
  const person = await begin()
  await person.goTo('Integrate your app')
  assert.equal(await shows('Cognito domain'), false)
  assert.equal(await shows('Allowed callback URLs'), false)
  await person.tick('Use the Cognito Hosted UI')
  assert.equal(await shows('Cognito domain'), true)
  assert.equal(await shows('Allowed callback URLs'), true)
  await page.getByRole('button', { name: /^Advanced app client settings/ }).click()
  assert.equal(await shows('OAuth 2.0 grant types'), true)
  await person.choose(/^Use a custom domain/)
  assert.equal(await shows('ACM certificate ARN'), true)
  assert.equal(await person.box('Accept additional user context data').isDisabled(), true)
  await person.choose(/^Confidential client/)
  assert.equal(await person.radio('Generate a client secret').isChecked(), true)
  assert.equal(await person.box('Accept additional user context data').isDisabled(), false)
})

test('every Info opens its topic in the help panel', async () => {
  await begin()
  await page.getByRole('button', { name: 'Info: Sign-in options' }).click()
  await page.getByRole('heading', { level: 2, name: 'Sign-in options' }).waitFor()
})
