import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  GetUserPoolSessionConfigurationCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { assertAccessible } from './accessibility.ts'
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
  await assertAccessible(page)
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
  await assertAccessible(page)
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
  await assertAccessible(page)
})

test('MFA: methods and texts are set, one alone is refused beside the recovery that uses it, then none', async () => {
  const person = await startPoolPerson(world, page, {
    ...everySetting,
    MfaConfiguration: 'OFF',
    UserPoolTier: 'ESSENTIALS',
    UserPoolAddOns: undefined,
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  })
  const was = await person.describe()
  await person.open('sign-in', 'Sign-in')
  await person.said('User name, Email, Phone number, Preferred user name')
  await person.look('sign-in-settings')
  await person.openDialog('Edit multi-factor authentication')
  await person.radio('Optional MFA').click()
  await person.save()
  await person.dialog.getByText('Choose at least one MFA method, or choose No MFA.').waitFor()
  await person.box('Email message').click()
  await person.dialog.getByText('Email message is also an MFA method.').waitFor()
  await person.look('sign-in-mfa')
  await person.box('Email message').click()
  await person.box('Authenticator apps').click()
  await person.box('SMS message').click()
  await person.button('Texts of the messages').click()
  await person.field('SMS message').fill('Sign in')
  await person.dialog.getByText('The text needs {####}, where the code goes.').waitFor()
  assert.ok(await person.button('Save changes').isDisabled())
  await person.field('SMS message').fill('Your code: {####}')
  await assertAccessible(page)
  await person.saved('Multi-factor authentication was saved.')
  await person.said('Authenticator apps, SMS message')
  await person.changes(was, { MfaConfiguration: 'OPTIONAL', SmsAuthenticationMessage: 'Your code: {####}' })
  assert.deepEqual(await person.mfa(), {
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: { SmsAuthenticationMessage: 'Your code: {####}', SmsConfiguration: was.SmsConfiguration },
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })

  await person.openDialog('Edit multi-factor authentication')
  await person.radio('No MFA').click()
  await person.saved('Multi-factor authentication was saved.')
  await person.changes(was, { SmsAuthenticationMessage: 'Your code: {####}' })
  assert.deepEqual(await person.mfa(), { MfaConfiguration: 'OFF' })
})

test('MFA by SMS in a pool that never sent any sets up the sender too, with email beside it', async () => {
  const person = await startPoolPerson(world, page)
  await person.open('sign-in', 'Sign-in')
  await person.openDialog('Edit multi-factor authentication')
  await person.radio('Require MFA - Recommended').click()
  await person.box('SMS message').click()
  await person.box('Email message').click()
  await person.field('IAM role ARN').fill('arn:aws:iam::111122223333:role/sms')
  await person.button('Texts of the messages').click()
  await person.field('Email subject').fill('Sign in')
  await assertAccessible(page)
  await person.saved('Multi-factor authentication was saved.')
  const mfa = await person.mfa()
  assert.equal(mfa.MfaConfiguration, 'ON')
  assert.equal(mfa.SmsMfaConfiguration?.SmsConfiguration?.SnsCallerArn, 'arn:aws:iam::111122223333:role/sms')
  assert.deepEqual(mfa.EmailMfaConfiguration, { Subject: 'Sign in' })
})

test('User account recovery: another channel, then administrators only', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('sign-in', 'Sign-in')
  await person.openDialog('Edit user account recovery')
  await person.look('sign-in-recovery')
  await person.radio('SMS only').click()
  await person.save()
  await person.dialog.getByText('SMS message is also an MFA method.').waitFor()
  await person.radio('Email only').click()
  await person.saved('User account recovery was saved.')
  const RecoveryMechanisms = [{ Name: 'verified_email' as const, Priority: 1 }]
  await person.changes(was, { AccountRecoverySetting: { RecoveryMechanisms } })
  await person.openDialog('Edit user account recovery')
  await person.radio('SMS if available, otherwise email, and allow').click()
  await person.saved('User account recovery was saved.')
  await person.changes(was, { AccountRecoverySetting: undefined })
  await person.openDialog('Edit user account recovery')
  await person.box('Enable self-service account recovery').click()
  await person.saved('User account recovery was saved.')
  await person.said('Off: administrators reset passwords')
  const admin = [{ Name: 'admin_only' as const, Priority: 1 }]
  await person.changes(was, { AccountRecoverySetting: { RecoveryMechanisms: admin } })
})

test('session tracking is switched on; a change in between is noticed there too', async () => {
  const person = await startPoolPerson(world, page)
  const { UserPoolId } = person
  const sessions = async () => {
    const answer = await world.sdk.send(new GetUserPoolSessionConfigurationCommand({ UserPoolId }))
    return [answer.UserSessionTracking, answer.TokenSession?.MaxPerUser]
  }
  await person.open('sign-in', 'Sign-in')
  await person.openDialog('Edit session tracking')
  await person.box('Track the sessions of users').click()
  await person.field('Sessions of one user at most').fill('101')
  await person.dialog.getByText('Enter a whole number from 1 to 100.').waitFor()
  await person.look('sign-in-sessions')
  await person.save()
  assert.deepEqual(await sessions(), ['DISABLED', 20])
  await person.field('Sessions of one user at most').fill('3')
  await person.saved('Session tracking was saved.')
  assert.deepEqual(await sessions(), ['ENABLED', 3])

  await person.openDialog('Edit session tracking')
  await world.sdk.send(new UpdateUserPoolCommand({ UserPoolId, PoolName: 'changed' }))
  await person.box('Track the sessions of users').click()
  await person.save()
  await person.dialog.getByText('Somebody else changed this user pool meanwhile.').waitFor()
  assert.deepEqual(await sessions(), ['ENABLED', 3])
})

test('Sign-up: verification and confirmation, with the sender of SMS where it is new', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('sign-up', 'Sign-up')
  await person.look('sign-up-settings')
  await person.openDialog('Edit attribute verification and user account confirmation')
  await person.look('sign-up-verification')
  await person.radio('Send SMS message, verify phone number').click()
  await person.saved('Verification and confirmation were saved.')
  await person.changes(was, {
    AutoVerifiedAttributes: ['phone_number'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['phone_number'] },
  })
  await person.openDialog('Edit attribute verification and user account confirmation')
  await person.box('Keep original attribute value active').click()
  await person.saved('Verification and confirmation were saved.')
  await person.changes(was, {
    AutoVerifiedAttributes: ['phone_number'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
  })

  const plain = await startPoolPerson(world, page)
  await plain.open('sign-up', 'Sign-up')
  await plain.openDialog('Edit attribute verification and user account confirmation')
  await plain.box('Allow Cognito to automatically send').click()
  await plain.radio('Send SMS message if phone number is available').click()
  await plain.field('External ID').fill('')
  await plain.save()
  await plain.dialog.getByText('Enter an external ID.').waitFor()
  await plain.field('External ID').fill('mine')
  await plain.saved('Verification and confirmation were saved.')
  const { AutoVerifiedAttributes, SmsConfiguration } = await plain.describe()
  assert.deepEqual(
    [AutoVerifiedAttributes?.toSorted(), SmsConfiguration?.ExternalId],
    [['email', 'phone_number'], 'mine'],
  )
})

test('Sign-up: custom attributes of every type are added', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  await person.open('sign-up', 'Sign-up')
  await page.getByRole('table', { name: 'Custom attributes' }).getByText('custom:plan').waitFor()
  await person.openDialog('Add custom attributes')
  await person.cell('Name', 0).fill('plan')
  await person.button('Add').click()
  await person.dialog.getByText('The user pool has a custom attribute of this name.').waitFor()
  await person.cell('Name', 0).fill('team')
  await person.cell('Min', 0).fill('2')
  await person.cell('Max', 0).fill('10')
  await person.button('Add custom attribute').click()
  await person.cell('Name', 1).fill('born')
  await person.dialog.getByRole('button', { name: /^Type/ }).nth(1).click()
  await page.getByRole('option', { name: 'DateTime' }).click()
  assert.ok(await person.cell('Min', 1).isDisabled())
  await person.look('sign-up-custom')
  await person.button('Add').click()
  await person.said('Custom attributes were added: custom:team, custom:born.')
  const { SchemaAttributes = [] } = await person.describe()
  const [team, born] = ['custom:team', 'custom:born'].map((name) => SchemaAttributes.find(({ Name }) => Name === name))
  assert.deepEqual(team?.StringAttributeConstraints, { MinLength: '2', MaxLength: '10' })
  assert.equal(born?.AttributeDataType, 'DateTime')
  await page.getByRole('rowheader', { name: 'custom:born' }).waitFor()
})

test('Sign-up: self-registration is switched, and the invitation stays', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('sign-up', 'Sign-up')
  await person.openDialog('Edit self-service sign-up')
  await person.look('sign-up-self-service')
  await person.box('Enable self-registration').click()
  await person.saved('Self-service sign-up was saved.')
  await person.changes(was, {
    AdminCreateUserConfig: { ...was.AdminCreateUserConfig, AllowAdminCreateUserOnly: false },
  })
})
