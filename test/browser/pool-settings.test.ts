import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { UpdateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { signedCall } from '#test/clients/signed-request.ts'
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

test('the feature plan is compared, refused in the words of the API with the request id, and changed', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('settings', 'Settings')
  await person.said('Plus: All of Essentials')
  await person.look('settings')
  await person.openDialog('Change feature plan')
  await person.look('settings-plan')
  await person.radio('Lite').click()
  await person.save()
  await person.dialog
    .getByText('The following features need to be disabled for the LITE pricing tier configured')
    .waitFor()
  await person.dialog.getByText(/^FeatureUnavailableInTierException, request ID/).waitFor()
  await person.accessible()
  await person.changes(was, {})
  await person.cancel()

  const plain = await startPoolPerson(world, page, { ...everySetting, UserPoolAddOns: undefined })
  const before = await plain.describe()
  await plain.open('settings', 'Settings')
  await plain.openDialog('Change feature plan')
  await plain.radio('Essentials').click()
  await plain.saved('The feature plan is now Essentials.')
  await plain.changes(before, { UserPoolTier: 'ESSENTIALS' })
})

test('deletion protection is deactivated after a question, and activated again', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('settings', 'Settings')
  await person.openDialog('Deactivate', 'Deactivate deletion protection?')
  await person.look('settings-protection')
  await person.button('Deactivate').click()
  await person.said('Deletion protection is inactive.')
  await person.changes(was, { DeletionProtection: 'INACTIVE' })
  await person.openDialog('Activate', 'Activate deletion protection?')
  await person.button('Activate').click()
  await person.said('Deletion protection is active.')
  await person.changes(was, {})
})

test('tags are added, changed and taken away', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('settings', 'Settings')
  await person.openDialog('Manage tags')
  await person.look('settings-tags')
  await person.button('Remove empty').click()
  await person.cell('Value', 0).fill('people')
  await person.button('Add new tag').click()
  await person.save()
  await person.dialog.getByText('Enter a key.').waitFor()
  await person.accessible()
  await person.cell('Key', 1).fill('aws:cost')
  await person.dialog.getByText('A key can’t start with aws:.').waitFor()
  await person.cell('Key', 1).fill('cost')
  await person.cell('Value', 1).fill('42')
  await person.saved('The tags were saved.')
  await person.changes(was, { UserPoolTags: { team: 'people', cost: '42' } })
  await page.getByRole('cell', { name: '42' }).waitFor()
})

const extensionsOf = async (UserPoolId: string) =>
  (await signedCall(world.server, 'Lifeguard.GetUserPoolExtensions', { UserPoolId })).body

test('Lifeguard extensions: password storage and rate limits, behind a plain warning', async () => {
  const person = await startPoolPerson(world, page, everySetting)
  const was = await person.describe()
  await person.open('settings', 'Settings')
  await person.openDialog('Edit Lifeguard extensions')
  await person.said('Amazon Cognito has none of these settings.')
  await person.radio('argon2id only').click()
  await person.said('App clients that sign in by SRP')
  await person.field('Sign-up and creation of users').fill('many')
  await person.dialog.getByText('Enter a whole number from 0 to 1,000,000, or leave the field empty.').waitFor()
  await person.look('settings-extensions')
  await person.save()
  assert.deepEqual(await extensionsOf(person.UserPoolId), {
    UserPoolId: person.UserPoolId,
    PasswordStorage: 'SRP_VERIFIER',
    RateLimits: {},
  })
  await person.field('Sign-up and creation of users').fill('5')
  await person.field('Tokens').fill('0')
  await person.saved('The Lifeguard extensions were saved.')
  await person.said('Sign-up and creation of users: 5 a second')
  await person.said('Tokens: No limit')
  assert.deepEqual(await extensionsOf(person.UserPoolId), {
    UserPoolId: person.UserPoolId,
    PasswordStorage: 'ARGON2ID',
    RateLimits: { UserCreation: 5, UserToken: 0 },
  })
  await person.changes(was, {})
})

test('of two tabs that change a pool, the second is told, and nothing of the first is lost', async () => {
  const person = await startPoolPerson(world, page)
  await person.open('settings', 'Settings')
  const other = await world.openSignedIn(`/cognito/user-pools/${person.UserPoolId}/overview`)
  await other.getByRole('button', { name: 'Rename', exact: true }).click()
  await other.getByRole('dialog').getByLabel('User pool name', { exact: true }).fill('renamed by the other tab')

  await person.openDialog('Activate', 'Activate deletion protection?')
  await person.button('Activate').click()
  await person.said('Deletion protection is active.')

  const save = other.getByRole('dialog').getByRole('button', { name: 'Save changes' })
  await save.click()
  await other.getByText('Somebody else changed this user pool meanwhile.').waitFor()
  await assertAccessible(other)
  const kept = await person.describe()
  assert.deepEqual([kept.Name, kept.DeletionProtection], ['people', 'ACTIVE'])

  await other.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await other.getByRole('button', { name: 'Rename', exact: true }).click()
  await other.getByRole('dialog').getByLabel('User pool name', { exact: true }).fill('renamed by the other tab')
  await save.click()
  await other.getByText('The user pool is now called "renamed by the other tab".').waitFor()
  const both = await person.describe()
  assert.deepEqual([both.Name, both.DeletionProtection], ['renamed by the other tab', 'ACTIVE'])
})

test('settings with operations of their own are left alone too when somebody else changed the pool', async () => {
  const person = await startPoolPerson(world, page)
  await person.open('settings', 'Settings')
  await person.openDialog('Edit Lifeguard extensions')
  await world.sdk.send(new UpdateUserPoolCommand({ UserPoolId: person.UserPoolId, PoolName: 'changed' }))
  await person.field('Tokens').fill('7')
  await person.save()
  await person.dialog.getByText('Somebody else changed this user pool meanwhile.').waitFor()
  assert.deepEqual((await extensionsOf(person.UserPoolId)).RateLimits, {})
})
