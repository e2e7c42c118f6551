import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AdminDisableUserCommand, GetUserCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { password } from '#test/clients/sdk-world.ts'
import { outboxOf } from '#test/clients/signed-request.ts'
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

/** Why an entry of the menu cannot be chosen. The menu is closed again. */
async function reasonAgainst(action: string): Promise<string> {
  const entry = page.getByRole('menuitem', { name: action })
  assert.equal(await entry.getAttribute('aria-disabled'), 'true')
  await entry.hover()
  const reason = await page.getByRole('tooltip').innerText()
  await page.getByRole('heading', { level: 1 }).click()
  await page.getByRole('menu').waitFor({ state: 'detached' })
  return reason
}

test('access is disabled and enabled, and a sign-in ended', async () => {
  const pool = await startPool(world, page)
  const { signIn } = await pool.addClient()
  await pool.addUser('ana', { email: 'ana@example.com', email_verified: 'true' })
  const { AuthenticationResult } = await signIn('ana')
  const getUser = new GetUserCommand({ AccessToken: AuthenticationResult?.AccessToken })
  await world.sdk.send(getUser)

  await pool.openUser('ana')
  await page.getByText('User attributes').waitFor()
  await page.getByText('The user is in no group').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'user')
  await pool.button('Actions').click()
  await page.getByRole('menuitem', { name: 'Delete user' }).waitFor()
  // So that it is not cut off, the open menu stands in front of the page, beside its landmarks.
  await assertAccessible(page, ['region'])
  await takePictures(page, 'user-actions')
  assert.equal(await page.getByRole('menuitem', { name: 'Enable user access' }).count(), 0)
  assert.match(await reasonAgainst('Confirm account'), /Only a user who signed up/)

  await pool.act('Sign out user')
  await assertAccessible(page)
  await takePictures(page, 'user-sign-out')
  await pool.agree('Sign out user')
  await pool.said('User "ana" was signed out everywhere.')
  await assert.rejects(world.sdk.send(getUser), { name: 'NotAuthorizedException' })

  await pool.act('Disable user access')
  await pool.agree('Disable user access')
  await pool.said('Access of user "ana" was disabled.')
  assert.equal((await pool.user('ana')).Enabled, false)
  await assert.rejects(signIn('ana'), /User is disabled/)
  await page.getByText('Disabled', { exact: true }).waitFor()
  await pool.button('Actions').click()
  assert.match(await reasonAgainst('Reset password'), /User access is disabled/)

  await pool.act('Enable user access')
  await pool.agree('Enable user access')
  await pool.said('Access of user "ana" was enabled.')
  assert.ok((await signIn('ana')).AuthenticationResult)
})

test('a password is set for good or for once, and a weak one refused', async () => {
  const pool = await startPool(world, page)
  const { signIn } = await pool.addClient()
  await pool.addUser('ana', {}, false)
  await pool.openUser('ana')
  await pool.act('Set password')
  await pool.dialog.getByRole('button', { name: 'Set password' }).click()
  await page.getByText('Enter a password.').waitFor()
  await pool.field('Password').fill('short')
  await pool.dialog.getByRole('button', { name: 'Set password' }).click()
  await page.getByText('Password did not conform with policy: Password not long enough').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'user-set-password')
  await pool.field('Password').fill('Another-horse-8')
  // Enter sends the form too.
  await pool.field('Password').press('Enter')
  await pool.dialog.waitFor({ state: 'detached' })
  await pool.said('The password of user "ana" was set.')
  assert.equal((await pool.user('ana')).UserStatus, 'CONFIRMED')
  assert.ok((await signIn('ana', 'Another-horse-8')).AuthenticationResult)

  await pool.act('Set password')
  await pool.field('Password').fill('Third-horse-9')
  await pool.radio('Temporary: the user has to choose another one').click()
  await pool.agree('Set password')
  await page.getByText('Force change password').waitFor()
  assert.equal((await signIn('ana', 'Third-horse-9')).ChallengeName, 'NEW_PASSWORD_REQUIRED')
})

test('an invitation is sent again by the media that are chosen, and a password reset by a code', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('ana', { email: 'ana@example.com', email_verified: 'true', phone_number: '+491511' }, false)
  await pool.openUser('ana')
  await pool.button('Actions').click()
  assert.match(await reasonAgainst('Reset password'), /cannot be reset in this state/)
  await pool.act('Resend invitation')
  await pool.box('SMS').click()
  await assertAccessible(page)
  await takePictures(page, 'user-resend')
  await pool.agree('Resend invitation')
  await pool.said('User "ana" was invited again.')
  const invited = await outboxOf(world.server, pool.UserPoolId)
  assert.deepEqual(invited.map(({ Kind, Destination }) => `${Kind} ${Destination}`).sort(), [
    'invitation +491511',
    'invitation ana@example.com',
  ])

  await pool.addUser('bob', { email: 'bob@example.com', email_verified: 'true' })
  await pool.openUser('bob')
  await pool.act('Reset password')
  await pool.agree('Reset password')
  await pool.said('The password of user "bob" was reset. A code is on its way.')
  assert.equal((await pool.user('bob')).UserStatus, 'RESET_REQUIRED')
  const [code] = await outboxOf(world.server, pool.UserPoolId)
  assert.deepEqual([code?.Kind, code?.Destination], ['forgot_password', 'bob@example.com'])
  await page.getByText('Reset required').waitFor()
})

test('somebody who signed up is confirmed, and deleted after being disabled', async () => {
  const pool = await startPool(world, page)
  const { ClientId } = await pool.addClient()
  await world.sdk.send(new SignUpCommand({ ClientId, Username: 'ana', Password: password }))
  await pool.openUser('ana')
  await page.getByText('Unconfirmed').waitFor()
  await pool.act('Confirm account')
  await pool.agree('Confirm account')
  await pool.said('User "ana" was confirmed.')
  assert.equal((await pool.user('ana')).UserStatus, 'CONFIRMED')

  const { UserPoolId } = pool
  await world.sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: 'ana' }))
  await page.reload()
  await pool.act('Delete user')
  await page.getByText('User access is disabled already.').waitFor()
  await pool.agree('Delete')
  await pool.said('User "ana" was deleted.')
  await pool.heading('Users')
  await assert.rejects(pool.user('ana'), { name: 'UserNotFoundException' })
})

test('attributes are changed, added, removed and vouched for', async () => {
  const pool = await startPool(world, page, {
    Schema: [
      { Name: 'team', AttributeDataType: 'String', Mutable: true },
      { Name: 'badge', AttributeDataType: 'Number', Mutable: false },
    ],
  })
  await pool.addUser('ana', { email: 'ana@example.com', name: 'Ana', nickname: 'an', 'custom:badge': '7' })
  await pool.openUser('ana')
  await page.getByText('Not verified').waitFor()
  await pool.button('Edit').click()
  await page.getByText('These cannot be changed: sub, custom:badge.').waitFor()
  await pool.field('name').fill('Anna')
  await pool.button('Remove nickname').click()
  await pool.box('Mark email address as verified').click()
  await pool.choose(/^Add attribute/, 'custom:team')
  await pool.dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Enter a value, or remove the attribute.').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'user-attributes')
  await pool.field('custom:team').fill('red')
  await pool.agree('Save changes')
  await pool.said('The attributes of user "ana" were saved.')
  const { sub: _sub, ...attributes } = (await pool.user('ana')).attributes
  assert.deepEqual(attributes, {
    email: 'ana@example.com',
    email_verified: 'true',
    name: 'Anna',
    'custom:badge': '7',
    'custom:team': 'red',
  })
  await page.getByText('Verified', { exact: true }).waitFor()

  await pool.button('Edit').click()
  await pool.field('email').fill('nonsense')
  await pool.dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Invalid email address format.').waitFor()
  await pool.field('email').fill('new@example.com')
  await pool.box('Mark email address as verified').click()
  await pool.agree('Save changes')
  const { attributes: after } = await pool.user('ana')
  assert.deepEqual([after.email, after.email_verified], ['new@example.com', 'false'])
})

test('a dialog and what was typed in it outlive a server that goes away', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('ben')
  await pool.openUser('ben')
  await page.getByText('The user is in no group').waitFor()
  await pool.act('Set password')
  await pool.field('Password').fill(password)
  await page.route(`${world.server.url}/`, (route) => route.abort())
  await pool.dialog.getByRole('button', { name: 'Set password', exact: true }).click()
  // What the page shows is asked for anew after the change, and that fails too.
  await page.getByText('The user could not be loaded').waitFor()
  await pool.dialog.getByText('The server cannot be reached').waitFor()
  assert.equal(await pool.field('Password').inputValue(), password)

  await page.unroute(`${world.server.url}/`)
  await pool.agree('Set password')
  await pool.said('The password of user "ben" was set.')
  await page.getByText('The user could not be loaded').waitFor({ state: 'detached' })
})

test('a search that fails can be changed', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('cleo')
  await pool.open('users')
  await pool.shows(1)
  const refused = { __type: 'InvalidParameterException', message: 'One or more requested attributes do not exist.' }
  await page.route(`${world.server.url}/`, async (route) => {
    const input: unknown = route.request().postDataJSON()
    const isSearch = typeof input === 'object' && input !== null && 'Filter' in input
    await (isSearch ? route.fulfill({ status: 400, json: refused }) : route.continue())
  })
  await page.getByPlaceholder('Search users by attribute').fill('cl')
  await page.keyboard.press('Enter')
  await page.getByText(refused.message).waitFor()
  await page.unroute(`${world.server.url}/`)
  await page.getByPlaceholder('Search users by attribute').fill('cle')
  await page.keyboard.press('Enter')
  await pool.shows(1)
  await page.getByText(refused.message).waitFor({ state: 'detached' })
})
