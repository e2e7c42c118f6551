import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { present } from '#test/clients/sdk-world.ts'
import { assertAccessible } from './accessibility.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { takePictures } from './pictures.ts'
import { stepTitles, wizardPerson } from './wizard-person.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

test('a person signs in and walks the eight clicks; the pool is the one of the default request', async () => {
  const page = await world.openSignedIn()
  await takePictures(page, 'home')
  await assertAccessible(page)

  await page.getByRole('button', { name: 'Services' }).click()
  await page.getByRole('menuitem', { name: /^Cognito/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Cognito' }).waitFor()
  await takePictures(page, 'landing')
  await assertAccessible(page)
  await page.getByRole('link', { name: 'Create user pool' }).click()
  const person = wizardPerson(page)
  for (const [index, title] of stepTitles.entries()) {
    await person.isOnStep(title)
    await takePictures(page, `wizard-${index + 1}`)
    await assertAccessible(page)
    if (title !== 'Review and create') await person.next()
  }
  await person.create()
  await page.getByRole('heading', { level: 1, name: 'User pools' }).waitFor()
  await takePictures(page, 'user-pools')
  await assertAccessible(page)

  const { UserPools } = await world.sdk.send(new ListUserPoolsCommand({ MaxResults: 10 }))
  const [listed] = present(UserPools)
  assert.match(present(listed?.Name), /^User pool - [a-z0-9]{6}$/)
  await page.getByRole('link', { name: present(listed?.Name) }).waitFor()
  await assertDefaultPool(present(listed?.Id))
  await assertDefaultClient(present(listed?.Id))
})

async function assertDefaultPool(UserPoolId: string): Promise<void> {
  const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand({ UserPoolId }))
  const pool = present(UserPool)
  const { UsernameAttributes, UsernameConfiguration, MfaConfiguration, AccountRecoverySetting } = pool
  assert.deepEqual(
    {
      UsernameAttributes,
      UsernameConfiguration,
      MfaConfiguration,
      AccountRecoverySetting,
      Policy: pool.Policies?.PasswordPolicy,
      AllowAdminCreateUserOnly: pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly,
      AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
      UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
      Required: pool.SchemaAttributes?.filter(({ Required }) => Required).map(({ Name }) => Name),
      EmailSendingAccount: pool.EmailConfiguration?.EmailSendingAccount,
      DefaultEmailOption: pool.VerificationMessageTemplate?.DefaultEmailOption,
      DeletionProtection: pool.DeletionProtection,
    },
    {
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      MfaConfiguration: 'OFF',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      Policy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
      AllowAdminCreateUserOnly: false,
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      Required: ['sub', 'email'],
      EmailSendingAccount: 'COGNITO_DEFAULT',
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      DeletionProtection: 'ACTIVE',
    },
  )
}

async function assertDefaultClient(UserPoolId: string): Promise<void> {
  const { UserPoolClients } = await world.sdk.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 10 }))
  assert.equal(UserPoolClients?.length, 1)
  const ClientId = present(UserPoolClients?.[0]?.ClientId)
  const { UserPoolClient } = await world.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  const client = present(UserPoolClient)
  assert.match(present(client.ClientName), /^My app client - [a-z0-9]{6}$/)
  assert.equal(client.ClientSecret, undefined)
  const { ExplicitAuthFlows, RefreshTokenValidity, AccessTokenValidity, IdTokenValidity, TokenValidityUnits } = client
  const { AuthSessionValidity, EnableTokenRevocation, PreventUserExistenceErrors } = client
  assert.deepEqual(
    {
      ExplicitAuthFlows: ExplicitAuthFlows?.toSorted(),
      RefreshTokenValidity,
      AccessTokenValidity,
      IdTokenValidity,
      TokenValidityUnits,
      AuthSessionValidity,
      EnableTokenRevocation,
      PreventUserExistenceErrors,
    },
    {
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
      RefreshTokenValidity: 30,
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes', IdToken: 'minutes' },
      AuthSessionValidity: 3,
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    },
  )
}
