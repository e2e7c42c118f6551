import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider'
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

const preview = (title: string) => page.getByRole('dialog').frameLocator(`iframe[title="Preview: ${title}"]`)

test('Verification message: by code and by link, checked while it is written, shown as it will be read', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('message-templates', 'Message templates')
  await person.look('message-templates')
  await person.openDialog('Edit verification message')
  await preview('Email with a link').getByRole('link', { name: 'here' }).waitFor()
  await person.field('Email message').fill('Hello')
  await person.dialog.getByText('The text needs {####}, where the code goes.').waitFor()
  await person.save()
  await person.field('Email message').fill('<h1>Hello</h1><script>document.title = "script"</script>{####}')
  await preview('Email with a code').getByRole('heading', { name: 'Hello' }).waitFor()
  await preview('Email with a code').getByText('123456').waitFor()
  await person.look('message-verification')
  assert.equal(await page.title(), 'Message templates - Lifeguard')

  await person.field('Email with a link').fill('Click')
  await person.dialog.getByText('The text needs {##Verify##}').waitFor()
  await person.field('Email with a link').fill('{##Yes##}')
  await person.field('SMS message').fill(`{####}${'a'.repeat(135)}`)
  await person.dialog.getByText('This text is too long.').waitFor()
  await person.accessible()
  await person.field('SMS message').fill('')
  await person.radio('Code').click()
  await person.saved('Verification message: the texts were saved.')
  const { SmsMessage: _sms, ...template } = was.VerificationMessageTemplate ?? {}
  const EmailMessage = '<h1>Hello</h1><script>document.title = "script"</script>{####}'
  await person.changes(was, {
    SmsVerificationMessage: undefined,
    EmailVerificationMessage: EmailMessage,
    VerificationMessageTemplate: {
      ...template,
      EmailMessage,
      EmailMessageByLink: '{##Yes##}',
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
    },
  })
})

test('Invitation message: both placeholders are asked for', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('message-templates', 'Message templates')
  await person.openDialog('Edit invitation message')
  await person.field('SMS message').fill('{####}')
  await person.dialog.getByText('The text needs {username}, where the user name goes.').waitFor()
  await person.field('SMS message').fill('{username}, your password is {####}')
  await person.dialog.getByText('ana, your password is Ab3-xY9#k').waitFor()
  await person.look('message-invitation')
  await person.saved('Invitation message: the texts were saved.')
  const config = was.AdminCreateUserConfig
  await person.changes(was, {
    AdminCreateUserConfig: {
      ...config,
      InviteMessageTemplate: { ...config?.InviteMessageTemplate, SMSMessage: '{username}, your password is {####}' },
    },
  })
})

test('MFA message: the SMS of the pool, and the email once that is a factor; the factors stay', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const { UserPoolId } = person
  const was = await person.describe()
  await person.open('message-templates', 'Message templates')
  await person.said('Email is no MFA method of this user pool.')
  await person.openDialog('Edit MFA message')
  await person.field('SMS message').fill('{####} is your code')
  await person.saved('MFA message: the texts were saved.')
  await person.changes(was, { SmsAuthenticationMessage: '{####} is your code' })

  await world.sdk.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: { Message: 'Code {####}', Subject: 'Code' },
    }),
  )
  const before = await person.describe()
  await person.open('message-templates', 'Message templates')
  await person.openDialog('Edit MFA message')
  await person.field('Email message').fill('<b>{####}</b>')
  await person.field('Email subject').fill('')
  await preview('Email').getByText('123456').waitFor()
  await person.look('message-mfa')
  await person.saved('MFA message: the texts were saved.')
  await person.changes(before, {})
  assert.deepEqual(await person.mfa(), {
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    EmailMfaConfiguration: { Message: '<b>{####}</b>' },
  })
})
