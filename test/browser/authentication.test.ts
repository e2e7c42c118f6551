import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { everySetting, startPoolPerson } from './pool-person.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
})

after(() => world.close())

const sesArn = 'arn:aws:ses:us-east-1:111122223333:identity/example.com'

test('Email: from SES to Cognito and back', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('authentication-methods', 'Authentication methods')
  await person.said('Example <no-reply@example.com>')
  await person.look('authentication-methods')
  await person.openDialog('Edit email')
  await person.look('authentication-email')
  await person.radio('Send email with Cognito').click()
  await person.field('FROM email address - optional').fill('nobody')
  await person.save()
  await person.dialog.getByText('Enter an email address, such as no-reply@example.com.').waitFor()
  await person.accessible()
  await person.field('FROM email address - optional').fill('hello@example.org')
  await person.field('FROM sender name - optional').fill('Hello')
  await person.saved('The email settings were saved.')
  await person.changes(was, {
    EmailConfiguration: {
      EmailSendingAccount: 'COGNITO_DEFAULT',
      From: 'Hello <hello@example.org>',
      ReplyToEmailAddress: 'help@example.com',
    },
  })

  await person.openDialog('Edit email')
  await person.radio('Send email with Amazon SES').click()
  await person.save()
  await person.dialog.getByText('Enter the ARN of the verified identity that this address belongs to.').waitFor()
  await person.field('SES verified identity ARN').fill(sesArn)
  await person.dialog.getByText('This address doesn’t belong to the verified identity example.com.').waitFor()
  await person.field('FROM email address - optional').fill('hello@example.com')
  await person.field('Configuration set - optional').fill('set-2')
  await person.field('REPLY-TO email address - optional').fill('')
  await person.saved('The email settings were saved.')
  await person.changes(was, {
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: sesArn,
      From: 'Hello <hello@example.com>',
      ConfigurationSet: 'set-2',
    },
  })
})

test('SMS: set up with the suggestions, then another Region, which keeps the other carrier', async () => {
  const person = await startPoolPerson(world, page)
  await person.open('authentication-methods', 'Authentication methods')
  await person.said('This user pool cannot send SMS messages yet.')
  await person.openDialog('Edit SMS')
  await person.said("Once SMS is configured it can't be taken out of the user pool.")
  await person.look('authentication-sms')
  await person.saved('The SMS settings were saved.')
  const { SmsConfiguration } = await person.describe()
  const suffix = person.UserPoolId.split('_')[1]?.toLowerCase()
  assert.equal(SmsConfiguration?.ExternalId, `cognito-sms-${suffix}`)
  assert.equal(SmsConfiguration?.SnsRegion, 'us-east-1')

  const rich = await startPoolPerson(world, page, everySetting)
  const was = await rich.describe()
  await rich.open('authentication-methods', 'Authentication methods')
  await rich.openDialog('Edit SMS')
  await rich.field('SNS Region').fill('nowhere')
  await rich.save()
  await rich.dialog.getByText('Enter a Region, such as us-east-1.').waitFor()
  await rich.field('SNS Region').fill('eu-central-1')
  await rich.saved('The SMS settings were saved.')
  await rich.changes(was, { SmsConfiguration: { ...was.SmsConfiguration, SnsRegion: 'eu-central-1' } })
})

test('Password policy: own requirements, the defaults, and the history', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('authentication-methods', 'Authentication methods')
  await person.said('The last 5')
  await person.openDialog('Edit password policy')
  await person.look('authentication-password')
  await person.field('Password minimum length').fill('5')
  await person.save()
  await person.dialog.getByText('Enter a whole number from 6 to 99.').waitFor()
  await person.field('Password minimum length').fill('16')
  await person.box('Contains at least 1 number').click()
  await person.field('Prevent use of previous passwords').fill('25')
  await person.dialog.getByText('Enter a whole number from 0 to 24.').waitFor()
  await person.accessible()
  assert.ok(await person.button('Save changes').isDisabled())
  await person.field('Prevent use of previous passwords').fill('24')
  await person.saved('The password policy was saved.')
  const SignInPolicy = was.Policies?.SignInPolicy
  const custom = { ...was.Policies?.PasswordPolicy, MinimumLength: 16, RequireNumbers: false, PasswordHistorySize: 24 }
  await person.changes(was, { Policies: { PasswordPolicy: custom, SignInPolicy } })

  await person.openDialog('Edit password policy')
  await person.radio('Cognito defaults').click()
  await person.field('Prevent use of previous passwords').fill('0')
  await person.saved('The password policy was saved.')
  const { Policies } = await person.describe()
  assert.deepEqual(Policies, {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercase: true,
      TemporaryPasswordValidityDays: 7,
    },
    SignInPolicy,
  })
})

test('the history is refused in the words of the API to a pool of the Lite plan', async () => {
  const person = await startPoolPerson(world, page, { UserPoolTier: 'LITE' })
  await person.open('authentication-methods', 'Authentication methods')
  await person.openDialog('Edit password policy')
  await person.field('Prevent use of previous passwords').fill('3')
  await person.save()
  await person.dialog.getByText('LITE pricing tier configured: Password History').waitFor()
  await person.dialog.getByText(/^FeatureUnavailableInTierException, request ID/).waitFor()
  await person.accessible()
})
