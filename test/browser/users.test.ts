import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AdminGetUserCommand, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { present } from '#test/clients/sdk-world.ts'
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

const rows = () => page.getByRole('table', { name: 'Users' }).locator('tbody tr').getByRole('link').allTextContents()

test('an invited user: created on the page, listed, and the invitation is in the outbox', async () => {
  const pool = await startPool(world, page)
  await pool.open('users')
  await page.getByText('No users').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'users-empty')
  await page.getByRole('link', { name: 'Create user' }).first().click()
  await pool.heading('Create user')
  await pool.button('User pool sign-in and security requirements').click()
  await page.getByText('At least 8 characters').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'user-create')

  await pool.button('Create user').click()
  await page.getByText('Enter a user name.').waitFor()
  await page.getByText('Enter an email address.').waitFor()
  await assertAccessible(page)
  await pool.field('User name').fill('ana')
  await pool.field('Email address').fill('ana@example.com')
  await pool.box('Mark email address as verified').click()
  await pool.button('Create user').click()
  await pool.said('User "ana" was created and invited.')
  await pool.heading('Users')
  await page.getByRole('link', { name: 'ana', exact: true }).waitFor()
  await page.getByText('Force change password').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Users (1)' }).waitFor()

  const user = await pool.user('ana')
  assert.equal(user.UserStatus, 'FORCE_CHANGE_PASSWORD')
  assert.deepEqual([user.attributes.email, user.attributes.email_verified], ['ana@example.com', 'true'])
  const [message, ...more] = await outboxOf(world.server, pool.UserPoolId)
  assert.equal(more.length, 0)
  assert.deepEqual([message?.Kind, message?.Destination], ['invitation', 'ana@example.com'])
  assert.ok(message?.Body?.includes(present(message.Code)))
})

test('what the API refuses is shown in its words: a name that is taken, a weak password', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('ana')
  await pool.open('users/create')
  await pool.field('User name').fill('ana')
  await pool.radio("Don't send an invitation").click()
  await pool.button('Create user').click()
  await page.getByText('Without an invitation nobody learns a generated password.').waitFor()
  await pool.radio('Set a password').click()
  await pool.field('Password').fill('short')
  assert.equal(await pool.field('Password').getAttribute('type'), 'password')
  await pool.box('Show password').click()
  assert.equal(await pool.field('Password').getAttribute('type'), 'text')
  await pool.button('Create user').click()
  await page.getByText('Password did not conform with policy: Password not long enough').waitFor()
  await page.getByText('InvalidPasswordException, request ID').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'user-create-refused')
  await pool.field('Password').fill('Correct-horse-7')
  await pool.button('Create user').click()
  await page.getByText('User account already exists').waitFor()
  await page.getByText('UsernameExistsException, request ID').waitFor()
  await pool.field('User name').fill('bob')
  await pool.button('Create user').click()
  await pool.said('User "bob" was created.')
  assert.deepEqual(await outboxOf(world.server, pool.UserPoolId), [])
  assert.equal((await pool.user('bob')).UserStatus, 'FORCE_CHANGE_PASSWORD')
})

test('where users sign in with an address or a number, one of them is asked for, and an SMS can be sent', async () => {
  const pool = await startPool(world, page, { UsernameAttributes: ['email', 'phone_number'] })
  await pool.open('users/create')
  await pool.heading('Create user')
  assert.equal(await pool.field('User name').count(), 0)
  await pool.radio('Send an SMS invitation').click()
  await pool.button('Create user').click()
  await page.getByText('Enter a phone number.').waitFor()
  await pool.field('Phone number').fill('+4915112345678')
  await pool.box('Mark phone number as verified').click()
  await pool.button('Create user').click()
  await pool.said('User "+4915112345678" was created and invited.')
  const [message] = await outboxOf(world.server, pool.UserPoolId)
  assert.equal(message?.Destination, '+4915112345678')
  const { attributes, Username } = await pool.user('+4915112345678')
  assert.equal(attributes.phone_number_verified, 'true')
  assert.equal(Username, attributes.sub)
  // The list shows the made user name, the page of the user the one that people know.
  await page.getByRole('link', { name: Username }).click()
  await pool.heading('User: +4915112345678')
})

test('aliases are verified, and taken from another user on demand', async () => {
  const pool = await startPool(world, page, { AliasAttributes: ['email', 'preferred_username'] })
  await pool.addUser('first', { email: 'ana@example.com', email_verified: 'true' })
  await pool.open('users/create')
  await pool.field('User name').fill('second')
  await pool.box('Email').click()
  await pool.box('Preferred user name').click()
  await pool.field('Preferred user name').fill('annie')
  await pool.field('Email address').fill('ana@example.com')
  await pool.button('Create user').click()
  await page.getByText('An account with the email already exists.').waitFor()
  await takePictures(page, 'user-create-aliases')
  await assertAccessible(page)
  await pool.box('Take the alias from another user who has it').click()
  await pool.button('Create user').click()
  await pool.said('User "second" was created and invited.')
  for (const alias of ['ana@example.com', 'annie']) assert.equal((await pool.user(alias)).Username, 'second')
  assert.equal((await pool.user('first')).attributes.email_verified, 'false')
})

test('required attributes are asked for, and may be left to the user', async () => {
  const pool = await startPool(world, page, { Schema: [{ Name: 'given_name', Required: true, Mutable: true }] })
  await pool.open('users/create')
  await pool.field('User name').fill('ana')
  await pool.radio("Don't send an invitation").click()
  await pool.radio('Set a password').click()
  await pool.field('Password').fill('Correct-horse-7')
  await pool.field('given_name').fill('Ana')
  await pool.button('Create user').click()
  await pool.said('User "ana" was created.')
  assert.equal((await pool.user('ana')).attributes.given_name, 'Ana')
})

test('where nobody needs a password, a user is created without one', async () => {
  const pool = await startPool(world, page, {
    UsernameAttributes: ['email'],
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
  })
  await pool.open('users/create')
  await pool.radio("Don't set a password").waitFor()
  await pool.field('Email address').fill('ana@example.com')
  await pool.button('Create user').click()
  await pool.said('User "ana@example.com" was created.')
  assert.equal((await pool.user('ana@example.com')).UserStatus, 'CONFIRMED')
})

test('users are found by every attribute that can be searched, by the beginning or the whole of it', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('anna', {
    email: 'anna@example.com',
    email_verified: 'true',
    phone_number: '+4915100000001',
    name: 'Anna "The Hook" Berg',
    given_name: 'Anna',
    family_name: 'Berg',
    preferred_username: 'hook',
  })
  await pool.addUser('ann', { email: 'ann@example.com' }, false)
  await pool.addUser('bob', { email: 'bob@example.com' })
  const sub = present((await pool.user('anna')).attributes.sub)
  await pool.open('users')
  await page.getByRole('link', { name: 'bob', exact: true }).waitFor()
  await assertAccessible(page)
  await takePictures(page, 'users')

  const shows = async (...names: string[]) => {
    for (const name of ['ann', 'anna', 'bob'])
      await page
        .getByRole('link', { name, exact: true })
        .waitFor({ state: names.includes(name) ? 'visible' : 'detached' })
  }
  const search = async (value: string) => {
    await page.getByLabel('Search users by attribute').fill(value)
    await pool.button('Search').click()
  }
  await search('ann')
  await shows('ann', 'anna')
  await pool.choose(/^Comparison/, 'equals')
  await pool.button('Search').click()
  await shows('ann')
  for (const [property, value] of [
    ['Email', 'anna@example.com'],
    ['Phone number', '+4915100000001'],
    ['Name', 'Anna "The Hook" Berg'],
    ['Given name', 'Anna'],
    ['Family name', 'Berg'],
    ['Preferred user name', 'hook'],
    ['Sub', sub],
  ] as const) {
    await pool.button('Clear search').click()
    await shows('ann', 'anna', 'bob')
    await pool.choose(/^Search by/, property)
    await pool.choose(/^Comparison/, 'equals')
    await search(value)
    await shows('anna')
  }
  await page.reload()
  await shows('anna')

  await pool.choose(/^Search by/, 'Confirmation status')
  await pool.choose(/^Search users by attribute/, 'Force change password')
  await shows('ann')
  await pool.choose(/^Search by/, 'Status')
  await pool.choose(/^Search users by attribute/, 'Disabled')
  await page.getByText('No user matches').waitFor()
  await pool.choose(/^Search users by attribute/, 'Enabled')
  await shows('ann', 'anna', 'bob')
})

test('a list of several pages is gone through forth and back', async () => {
  const pool = await startPool(world, page)
  for (let index = 10; index < 35; index++) await pool.addUser(`user-${index}`, {}, false)
  await pool.open('users')
  await page.getByRole('heading', { level: 1, name: 'Users (25)' }).waitFor()
  await page
    .getByRole('link', { name: /^user-/ })
    .first()
    .waitFor()
  const first = await rows()
  assert.equal(first.length, 20)
  await pool.button('Next page').click()
  await pool.shows(5)
  const second = await rows()
  assert.equal(new Set([...first, ...second]).size, 25)
  assert.equal(await pool.button('Next page').isDisabled(), true)
  await pool.button('Previous page').click()
  await pool.shows(20)
  assert.deepEqual(await rows(), first)
})

test('whoever is deleted in the list is disabled first', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('ana')
  await pool.addUser('bob')
  await pool.open('users')
  assert.equal(await pool.button('Delete user').isDisabled(), true)
  await page.getByRole('radio', { name: 'Choose ana' }).click()
  await pool.button('Delete user').click()
  await pool.dialog.waitFor()
  assert.equal(await pool.dialog.getByRole('button', { name: 'Delete', exact: true }).isDisabled(), true)
  await assertAccessible(page)
  await takePictures(page, 'user-delete')
  await pool.box('Only a user without access can be deleted. Disable user access and delete.').click()
  await pool.agree('Delete')
  await pool.said('User "ana" was deleted.')
  await page.getByRole('heading', { level: 1, name: 'Users (1)' }).waitFor()
  const { Users } = await world.sdk.send(new ListUsersCommand({ UserPoolId: pool.UserPoolId }))
  assert.deepEqual(
    Users?.map(({ Username }) => Username),
    ['bob'],
  )
})

test('any name that a user may have stands in the address bar', async () => {
  const pool = await startPool(world, page)
  const names = ['a/b', '100%', '%2F', 'who?', '#1', 'a+b@c', 'Ünïcödé-名前-🛟', '~x', 'create', '.', '..', '"<&>"']
  for (const name of names) await pool.addUser(name)
  for (const name of names) {
    await pool.open('users')
    await page.getByRole('link', { name, exact: true }).click()
    await pool.heading(`User: ${name}`)
    await page.getByText('User attributes').waitFor()
    await page.reload()
    await page.getByText('User attributes').waitFor()
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), `User: ${name}`)
    await pool.act('Disable user access')
    await pool.agree('Disable user access')
    await pool.said(`Access of user "${name}" was disabled.`)
    assert.equal((await pool.user(name)).Enabled, false)
  }
})

test('a user who is not there, and a pool that is not there, are said in the words of the API', async () => {
  const pool = await startPool(world, page)
  await pool.open('users/nobody')
  await page.getByText('User does not exist.').waitFor()
  await assertAccessible(page)
  await assert.rejects(world.sdk.send(new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username: 'nobody' })))
  await page.goto(`${world.server.url}/console/cognito/user-pools/us-east-1_nothere00/users`)
  await page.getByText('User pool us-east-1_nothere00 does not exist.').waitFor()
})
