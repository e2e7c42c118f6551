import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
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

type Pool = Awaited<ReturnType<typeof startPool>>

const addGroup = ({ UserPoolId }: Pool, GroupName: string, Description?: string) =>
  world.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName, Description }))

async function membersOf({ UserPoolId }: Pool, GroupName: string) {
  const { Users = [] } = await world.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
  return Users.map(({ Username }) => Username).sort()
}

async function groupOf({ UserPoolId }: Pool, GroupName: string) {
  const { Group } = await world.sdk.send(new GetGroupCommand({ UserPoolId, GroupName }))
  return { Description: Group?.Description, RoleArn: Group?.RoleArn, Precedence: Group?.Precedence }
}

const role = 'arn:aws:iam::123456789012:role/editors'

test('a group is created, edited and deleted', async () => {
  const pool = await startPool(world, page)
  await pool.open('groups')
  await page.getByText('No groups').waitFor()
  await assertAccessible(page)
  await page.getByRole('link', { name: 'Create group' }).first().click()
  await pool.heading('Create group')
  await pool.button('Create group').click()
  await page.getByText('Enter a name.').waitFor()
  await pool.field('Group name').fill('editors')
  await pool.field('IAM role ARN - optional').fill('editors')
  await pool.field('Precedence - optional').fill('first')
  await page.getByText('An ARN has the form').waitFor()
  await page.getByText('Enter a whole number from 0').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'group-create')
  await pool.field('IAM role ARN - optional').fill(role)
  await pool.field('Precedence - optional').fill('0')
  await pool.field('Description - optional').fill('They write.')
  await pool.button('Create group').click()
  await pool.said('Group "editors" was created.')
  assert.deepEqual(await groupOf(pool, 'editors'), { Description: 'They write.', RoleArn: role, Precedence: 0 })

  await page.getByRole('link', { name: 'editors', exact: true }).click()
  await pool.heading('Group: editors')
  await page.getByText('No members').waitFor()
  await pool.button('Edit').click()
  await pool.field('Description - optional').fill('')
  await pool.field('IAM role ARN - optional').fill('')
  await pool.field('Precedence - optional').fill('7')
  await pool.dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Once set it can be changed, but not taken away.').waitFor()
  await assertAccessible(page)
  await takePictures(page, 'group-edit')
  await pool.field('IAM role ARN - optional').fill(`${role}-2`)
  await pool.agree('Save changes')
  await pool.said('Group "editors" was saved.')
  assert.deepEqual(await groupOf(pool, 'editors'), { Description: '', RoleArn: `${role}-2`, Precedence: 7 })

  await pool.button('Delete').click()
  await pool.dialog.waitFor()
  await assertAccessible(page)
  await takePictures(page, 'group-delete')
  await pool.agree('Delete')
  await pool.said('Group "editors" was deleted.')
  await pool.heading('Groups')
  await page.getByText('No groups').waitFor()
  await assert.rejects(groupOf(pool, 'editors'), { name: 'ResourceNotFoundException' })
})

test('a name that is taken is refused in the words of the API', async () => {
  const pool = await startPool(world, page)
  await addGroup(pool, 'editors')
  await pool.open('groups/create')
  await pool.field('Group name').fill('editors')
  await pool.button('Create group').click()
  await page.getByText('A group with the name already exists.').waitFor()
  await page.getByText('GroupExistsException, request ID').waitFor()
})

test('groups are filtered by name and description, and one is deleted in the list', async () => {
  const pool = await startPool(world, page)
  await addGroup(pool, 'editors', 'They write.')
  await addGroup(pool, 'readers', 'They read what editors write.')
  await addGroup(pool, 'nobody')
  await pool.open('groups')
  await page.getByRole('heading', { level: 1, name: 'Groups (3)' }).waitFor()
  await page.getByLabel('Filter groups by name and description').fill('EDITORS')
  await page.getByText('2 matches').first().waitFor()
  assert.equal(await page.getByRole('link', { name: 'nobody', exact: true }).count(), 0)
  await assertAccessible(page)
  await takePictures(page, 'groups')
  await page.getByRole('radio', { name: 'Choose readers' }).click()
  await pool.button('Delete').click()
  await pool.agree('Delete')
  await pool.said('Group "readers" was deleted.')
  const { Groups } = await world.sdk.send(new ListGroupsCommand({ UserPoolId: pool.UserPoolId }))
  assert.deepEqual(Groups?.map(({ GroupName }) => GroupName).sort(), ['editors', 'nobody'])
})

test('members are searched, added and removed on the page of the group', async () => {
  const pool = await startPool(world, page)
  await addGroup(pool, 'editors')
  for (const name of ['ana', 'anna', 'bob']) await pool.addUser(name, { email: `${name}@example.com` })
  await pool.open('groups/editors')
  await pool.button('Add user to group').click()
  await pool.dialog.waitFor()
  await pool.dialog.getByText('anna@example.com').waitFor()
  await pool.dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Choose at least one user.').waitFor()
  await pool.dialog.getByRole('checkbox', { name: 'Choose bob' }).click()
  await pool.field('Search users by attribute').fill('an')
  // Enter searches, and does not send the form.
  await pool.field('Search users by attribute').press('Enter')
  await pool.dialog.getByText('bob@example.com').waitFor({ state: 'detached' })
  await pool.dialog.getByRole('checkbox', { name: 'Choose anna' }).click()
  await assertAccessible(page)
  await takePictures(page, 'group-add-users')
  await pool.agree('Add')
  await pool.said('Added to group "editors": bob, anna.')
  assert.deepEqual(await membersOf(pool, 'editors'), ['anna', 'bob'])
  await page.getByRole('link', { name: 'anna', exact: true }).waitFor()
  await assertAccessible(page)
  await takePictures(page, 'group')

  await page.getByRole('radio', { name: 'Choose bob' }).click()
  await pool.button('Remove user from group').click()
  await pool.agree('Remove')
  await pool.said('User "bob" was removed from group "editors".')
  assert.deepEqual(await membersOf(pool, 'editors'), ['anna'])
})

test('the members of a large group come page by page', async () => {
  const pool = await startPool(world, page)
  await addGroup(pool, 'editors')
  for (let index = 10; index < 33; index++) {
    await pool.addUser(`user-${index}`, {}, false)
    const member = { UserPoolId: pool.UserPoolId, GroupName: 'editors', Username: `user-${index}` }
    await world.sdk.send(new AdminAddUserToGroupCommand(member))
  }
  await pool.open('groups/editors')
  await pool.shows(20)
  await pool.button('Next page').click()
  await pool.shows(3)
  await pool.button('Previous page').click()
  await pool.shows(20)
})

test('a user is put into groups and taken out of them on the page of the user', async () => {
  const pool = await startPool(world, page)
  await pool.addUser('ana')
  await pool.openUser('ana')
  await pool.button('Add user to group').click()
  await page.getByText('There is no other group in this user pool.').waitFor()
  await pool.agree('Cancel')
  for (const name of ['editors', 'readers', 'writers']) await addGroup(pool, name)
  await page.reload()
  await pool.button('Add user to group').click()
  await pool.dialog.waitFor()
  await pool.dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Choose at least one group.').waitFor()
  await page.getByRole('button', { name: /^Groups/ }).click()
  await page.getByRole('option', { name: 'editors' }).click()
  await page.getByRole('option', { name: 'writers' }).click()
  await page.keyboard.press('Escape')
  await assertAccessible(page)
  await takePictures(page, 'user-add-to-groups')
  await pool.agree('Add')
  await pool.said('User "ana" was added to editors, writers.')
  const groups = async () => {
    const user = { UserPoolId: pool.UserPoolId, Username: 'ana' }
    const { Groups = [] } = await world.sdk.send(new AdminListGroupsForUserCommand(user))
    return Groups.map(({ GroupName }) => GroupName).sort()
  }
  assert.deepEqual(await groups(), ['editors', 'writers'])
  await page.getByRole('radio', { name: 'Choose editors' }).click()
  await pool.button('Remove').click()
  await pool.agree('Remove')
  await pool.said('User "ana" was removed from group "editors".')
  assert.deepEqual(await groups(), ['writers'])
  await page.getByRole('link', { name: 'writers', exact: true }).click()
  await pool.heading('Group: writers')
})

test('any name that a group may have stands in the address bar', async () => {
  const pool = await startPool(world, page)
  for (const name of ['a/b', '50%', '%2F', '?#', 'create', '..', 'Größe-名']) {
    await addGroup(pool, name)
    await pool.open('groups')
    await page.getByRole('link', { name, exact: true }).click()
    await pool.heading(`Group: ${name}`)
    await page.reload()
    await page.getByText('No members').waitFor()
  }
})

test('a group that is not there is said in the words of the API', async () => {
  const pool = await startPool(world, page)
  await pool.open('groups/nothing')
  await page.getByText('Group not found.').waitFor()
  await assertAccessible(page)
})
