import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CreateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { createPool } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'
import { type stepTitles, wizardPerson } from './wizard-person.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
  const { poolId } = await createPool(world.sdk)
  await world.sdk.send(new CreateUserPoolDomainCommand({ UserPoolId: poolId, Domain: 'taken-already' }))
})

after(() => world.close())

type Person = ReturnType<typeof wizardPerson>

async function begin(): Promise<Person> {
  await page.evaluate(() => sessionStorage.removeItem('lifeguard.create-pool'))
  await page.goto(`${world.server.url}/console/cognito/user-pools/create`)
  const person = wizardPerson(page)
  await person.isOnStep('Configure sign-in experience')
  return person
}

type Check = {
  readonly what: string
  readonly step: (typeof stepTitles)[number]
  readonly prepare: (person: Person) => Promise<void>
  readonly says: RegExp
}

const hosted = async (person: Person) => {
  await person.tick('Use the Cognito Hosted UI')
  await person.field('Cognito domain').fill('free-prefix')
  await person.url().fill('https://example.com/in')
}

const checks: readonly Check[] = [
  {
    what: 'no sign-in option',
    step: 'Configure sign-in experience',
    prepare: (person) => person.tick('Email', false),
    says: /Choose at least one sign-in option/,
  },
  {
    what: 'a short minimum length',
    step: 'Configure security requirements',
    async prepare(person) {
      await person.choose(/^Custom/)
      await person.field('Password minimum length').fill('5')
    },
    says: /whole number from 6 to 99/,
  },
  {
    what: 'MFA without a method',
    step: 'Configure security requirements',
    prepare: (person) => person.choose(/^Require MFA/),
    says: /Choose at least one MFA method/,
  },
  {
    what: 'a custom attribute without a name',
    step: 'Configure sign-up experience',
    async prepare() {
      await page.getByRole('button', { name: /^Custom attributes/ }).click()
      await page.getByRole('button', { name: 'Add custom attribute' }).click()
    },
    says: /Enter a name\./,
  },
  {
    what: 'a sender address outside the identity',
    step: 'Configure message delivery',
    async prepare(person) {
      await person.choose(/^Send email with Amazon SES/)
      await person
        .field('SES verified identity ARN - optional')
        .fill('arn:aws:ses:us-east-1:111122223333:identity/example.com')
      await person.field('FROM email address - optional').fill('no-reply@example.org')
    },
    says: /doesn’t belong to the verified identity example\.com/,
  },
  {
    what: 'a reply-to that is no address',
    step: 'Configure message delivery',
    prepare: (person) => person.field('REPLY-TO email address - optional').fill('nobody'),
    says: /Enter an email address, or leave the field empty/,
  },
  {
    what: 'no pool name',
    step: 'Integrate your app',
    prepare: (person) => person.field('User pool name').fill(' '),
    says: /Enter a name for the user pool/,
  },
  {
    what: 'no client name',
    step: 'Integrate your app',
    prepare: (person) => person.field('App client name').fill(''),
    says: /Enter a name for the app client/,
  },
  {
    what: 'a reserved word in the prefix',
    step: 'Integrate your app',
    async prepare(person) {
      await hosted(person)
      await person.field('Cognito domain').fill('my-aws-app')
    },
    says: /can’t contain the word aws/,
  },
  {
    what: 'a prefix that is taken',
    step: 'Integrate your app',
    async prepare(person) {
      await hosted(person)
      await person.field('Cognito domain').fill('taken-already')
    },
    says: /This domain is taken/,
  },
  {
    what: 'a callback URL with http',
    step: 'Integrate your app',
    async prepare(person) {
      await hosted(person)
      await person.url().fill('http://example.com')
    },
    says: /Plain HTTP is only for http:\/\/localhost/,
  },
]

for (const { what, step, prepare, says } of checks) {
  test(`Next stays on the page: ${what}`, async () => {
    const person = await begin()
    await person.goTo(step)
    await prepare(person)
    await person.next()
    await page.getByText(says).first().waitFor()
    await person.isOnStep(step)
  })
}

test('a marked page is accessible, and shows well', async () => {
  const person = await begin()
  await person.goTo('Integrate your app')
  await hosted(person)
  await person.field('User pool name').fill('')
  await page.getByRole('button', { name: /^Advanced app client settings/ }).click()
  await page.getByRole('button', { name: /^Attribute read and write permissions/ }).click()
  await person.next()
  await page.getByText('Correct what is marked on this page').first().waitFor()
  await takePictures(page, 'wizard-5-marked')
  await assertAccessible(page)
})

test('a free prefix is shown to be available', async () => {
  const person = await begin()
  await person.goTo('Integrate your app')
  await hosted(person)
  await page.getByText('Available', { exact: true }).waitFor()
  await person.field('Cognito domain').fill('taken-already')
  await page.getByText('Taken', { exact: true }).waitFor()
})

test('Previous and Edit keep what was typed, and Edit leads back to the review', async () => {
  const person = await begin()
  await person.tick('User name')
  await person.goTo('Integrate your app')
  await person.field('User pool name').fill('Kept name')
  await person.previous()
  await person.next()
  assert.equal(await person.field('User pool name').inputValue(), 'Kept name')
  await person.next()
  await person.isOnStep('Review and create')
  await page.getByText('Kept name', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Edit Configure sign-in experience' }).click()
  await person.isOnStep('Configure sign-in experience')
  assert.equal(await person.box('User name').isChecked(), true)
  await person.next()
  await person.isOnStep('Review and create')
})

test('a reload keeps the step and what was typed', async () => {
  const person = await begin()
  await person.goTo('Integrate your app')
  await person.field('User pool name').fill('After a reload')
  await page.reload()
  await person.isOnStep('Integrate your app')
  assert.equal(await person.field('User pool name').inputValue(), 'After a reload')
})

test('Cancel asks once something was typed, and not before', async () => {
  const person = await begin()
  await person.tick('User name')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog', { name: 'Stop creating the user pool?' }).waitFor()
  await page.getByRole('button', { name: 'Go on' }).click()
  assert.equal(await person.box('User name').isChecked(), true)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'User pools' }).waitFor()

  const again = await begin()
  assert.equal(await again.box('User name').isChecked(), false)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { level: 1, name: 'User pools' }).waitFor()
})
