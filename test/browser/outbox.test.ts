import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  CreateUserPoolClientCommand,
  ForgotPasswordCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { password, present } from '#test/clients/sdk-world.ts'
import { outboxOf } from '#test/clients/signed-request.ts'
import { closedPort } from '#test/support/running-server.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { copiedText, startPoolPerson } from './pool-person.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
})

after(() => world.close())

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::111122223333:role/sms', ExternalId: 'x' }

test('messages come in by themselves, newest first, and are read as their readers see them', async () => {
  const evil = '<h1>Welcome</h1><script>parent.document.title = "x"</script><img src="https://example.com/x.png">'
  const person = await startPoolPerson(world, page, {
    SmsConfiguration,
    AutoVerifiedAttributes: ['phone_number'],
    AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: `${evil}{username} {####}` } },
  })
  const { UserPoolId } = person
  await person.open('outbox', 'Outbox')
  await person.said('No messages')
  await person.look('outbox-empty')

  // Nobody touches the page.
  await world.sdk.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: 'ana',
      UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
      DesiredDeliveryMediums: ['EMAIL'],
    }),
  )
  await page.getByRole('link', { name: 'Invitation' }).waitFor()
  const { UserPoolClient } = await world.sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app' }))
  const ClientId = present(UserPoolClient?.ClientId)
  await world.sdk.send(
    new SignUpCommand({
      ClientId,
      Username: 'ben',
      Password: password,
      UserAttributes: [{ Name: 'phone_number', Value: '+15550100' }],
    }),
  )
  await page.getByRole('link', { name: 'Sign-up' }).last().waitFor()
  await page.getByRole('cell', { name: 'SMS: +15550100' }).waitFor()
  const rows = page.getByRole('table', { name: 'Outbox' }).locator('tbody tr')
  assert.match((await rows.first().textContent()) ?? '', /^Sign-up/)
  await person.look('outbox')

  const [sms, mail] = await outboxOf(world.server, UserPoolId)
  await page.getByRole('button', { name: 'Copy Code', exact: true }).click()
  assert.equal(await copiedText(page), sms?.Code)
  await page.getByRole('button', { name: 'Copy Temporary password', exact: true }).click()
  assert.equal(await copiedText(page), mail?.Code)

  await rows.first().getByRole('link').click()
  await person.heading('Message: Sign-up')
  await person.said(present(sms?.Body).trim())
  await person.look('outbox-sms')
  await page.getByRole('link', { name: 'Outbox' }).first().click()
  await page.getByRole('link', { name: 'Invitation' }).click()
  await person.heading('Message: Invitation')
  const frame = page.locator('iframe')
  assert.equal(await frame.getAttribute('sandbox'), '')
  await page.frameLocator('iframe').getByRole('heading', { name: 'Welcome' }).waitFor()
  await page.frameLocator('iframe').getByText(`ana ${mail?.Code}`).waitFor()
  assert.equal(await page.title(), 'Message: Invitation - Lifeguard')
  await person.look('outbox-mail')
})

test('a longer list is read page by page', async () => {
  const person = await startPoolPerson(world, page)
  const { UserPoolId } = person
  for (let index = 0; index < 21; index++)
    await world.sdk.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: `user${index}`,
        UserAttributes: [{ Name: 'email', Value: `user${index}@example.com` }],
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    )
  await person.open('outbox', 'Outbox')
  await page.getByRole('cell', { name: 'Email: user20@example.com' }).waitFor()
  assert.equal(await page.getByRole('cell', { name: 'Email: user0@example.com', exact: true }).count(), 0)
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByRole('cell', { name: 'Email: user0@example.com', exact: true }).waitFor()
  assert.equal(await page.getByRole('table', { name: 'Outbox' }).locator('tbody tr').count(), 1)
})

test('a message that is not there says so, with the request id', async () => {
  const person = await startPoolPerson(world, page)
  await page.goto(`${world.server.url}/console/cognito/user-pools/${person.UserPoolId}/outbox/nothing`)
  await page.getByText('The message could not be loaded').waitFor()
  await page.getByText(/^ResourceNotFoundException, request ID/).waitFor()
})

test('where mail is sent, the outbox shows its fate, but neither text nor code', async () => {
  const mailing = await startConsoleWorld({ smtpUrl: `smtp://127.0.0.1:${await closedPort()}` })
  try {
    const other = await mailing.openSignedIn()
    const person = await startPoolPerson(mailing, other, { AutoVerifiedAttributes: ['email'] })
    const { UserPoolId } = person
    const { UserPoolClient } = await mailing.sdk.send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app' }),
    )
    const ClientId = present(UserPoolClient?.ClientId)
    await mailing.sdk.send(
      new SignUpCommand({
        ClientId,
        Username: 'ana',
        Password: password,
        UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
      }),
    )
    await assert.rejects(mailing.sdk.send(new ForgotPasswordCommand({ ClientId, Username: 'ana' })))
    await person.open('outbox', 'Outbox')
    await other.getByText('Pending').first().waitFor()
    await other
      .getByText(/ECONNREFUSED/)
      .first()
      .waitFor()
    assert.equal(await other.getByRole('button', { name: 'Copy Code' }).count(), 0)
    await other.getByRole('table', { name: 'Outbox' }).getByRole('link').first().click()
    await person.heading('Message: Sign-up')
    await other.getByText('This message is delivered by a server').waitFor()
    await person.look('outbox-pending')
  } finally {
    await mailing.close()
  }
})
