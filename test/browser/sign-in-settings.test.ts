import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  GetUserPoolSessionConfigurationCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
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
  await person.accessible()
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
  await person.accessible()
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
