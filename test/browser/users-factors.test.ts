import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminListUserSessionsCommand,
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
  SetUserPoolSessionConfigurationCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { authenticator } from '#operations/mfa/mfa-fixture.ts'
import { present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'
import { startPool } from './users-person.ts'

let world: ConsoleWorld
let page: Page

before(async () => {
  world = await startConsoleWorld()
  page = await world.openSignedIn()
})

after(() => world.close())

test('second factors are switched on, preferred and off, and an authenticator app removed', async () => {
  const pool = await startPool(world, page, {
    SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms', ExternalId: 'x' },
  })
  const { UserPoolId } = pool
  await world.sdk.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } },
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  const { signIn } = await pool.addClient()
  await pool.addUser('ana', { phone_number: '+4915112345678' })
  const { AuthenticationResult } = await signIn('ana')
  const AccessToken = present(AuthenticationResult?.AccessToken)
  const { SecretCode } = await world.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const app = authenticator({ clock: { now: () => new Date() } }, SecretCode)
  await world.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: app.code() }))

  await pool.openUser('ana')
  await pool.act('Update MFA configuration')
  await pool.box('SMS message').click()
  await pool.box('Authenticator app').click()
  await pool.radio('Authenticator app').click()
  await assertAccessible(page)
  await takePictures(page, 'user-mfa')
  await pool.agree('Save changes')
  await page.getByText('Authenticator app (preferred)').waitFor()
  await page.getByText('MFA active').waitFor()
  const both = await pool.user('ana')
  assert.deepEqual(both.UserMFASettingList, ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])
  assert.equal(both.PreferredMfaSetting, 'SOFTWARE_TOKEN_MFA')

  await pool.act('Remove authenticator app')
  await pool.agree('Remove authenticator app')
  await pool.said('The authenticator app of user "ana" was removed.')
  assert.deepEqual((await pool.user('ana')).UserMFASettingList, ['SMS_MFA'])

  await pool.act('Update MFA configuration')
  await pool.box('Authenticator app').click()
  await pool.dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA').waitFor()
  await pool.box('Authenticator app').click()
  await pool.box('SMS message').click()
  await pool.agree('Save changes')
  await page.getByText('MFA inactive').waitFor()
  assert.equal((await pool.user('ana')).UserMFASettingList, undefined)
})

test('the sessions of a user are shown and ended where the pool tracks them', async () => {
  const pool = await startPool(world, page)
  const { UserPoolId } = pool
  const { signIn } = await pool.addClient()
  await pool.addUser('ana')
  await pool.openUser('ana')
  await page.getByText('The user is in no group').waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Sessions' }).count(), 0)
  await world.sdk.send(
    new SetUserPoolSessionConfigurationCommand({
      UserPoolId,
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 5 },
    }),
  )
  for (const _ of [1, 2]) await signIn('ana')
  const sessions = async () =>
    (await world.sdk.send(new AdminListUserSessionsCommand({ UserPoolId, Username: 'ana' }))).Sessions ?? []
  const [first, second] = await sessions()
  await page.reload()
  await page.getByRole('heading', { name: 'Sessions' }).waitFor()
  await page.getByRole('radio', { name: `Choose session ${first?.SessionId}` }).click()
  await takePictures(page, 'user-sessions')
  await pool.button('End session').click()
  await pool.dialog.waitFor()
  await assertAccessible(page)
  await pool.agree('End session')
  await pool.said('The session was ended.')
  assert.deepEqual(
    (await sessions()).map(({ SessionId }) => SessionId),
    [second?.SessionId],
  )
})
