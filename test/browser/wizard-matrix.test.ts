import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DescribeUserPoolCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
import { present } from '#test/clients/sdk-world.ts'
import { type ConsoleWorld, startConsoleWorld } from './console-world.ts'
import { wizardPerson } from './wizard-person.ts'

let world: ConsoleWorld

before(async () => {
  world = await startConsoleWorld()
})

after(() => world.close())

type Box = 'User name' | 'Email' | 'Phone number'
const preferred = 'Allow users to sign in with a preferred user name'
const caseSensitive = 'Make user name case sensitive'

type Row = {
  readonly boxes: readonly Box[]
  readonly requirements?: readonly string[]
  readonly UsernameAttributes?: readonly string[]
  readonly AliasAttributes?: readonly string[]
  readonly CaseSensitive?: boolean
}

/** Every combination of sign-in options, and what becomes of it. */
const rows: readonly Row[] = [
  { boxes: ['User name'] },
  { boxes: ['User name', 'Email'], AliasAttributes: ['email'] },
  { boxes: ['User name', 'Phone number'], AliasAttributes: ['phone_number'] },
  { boxes: ['User name', 'Email', 'Phone number'], AliasAttributes: ['email', 'phone_number'] },
  { boxes: ['Email'], UsernameAttributes: ['email'] },
  { boxes: ['Phone number'], UsernameAttributes: ['phone_number'] },
  { boxes: ['Email', 'Phone number'], UsernameAttributes: ['email', 'phone_number'] },
  { boxes: ['User name'], requirements: [preferred], AliasAttributes: ['preferred_username'] },
  {
    boxes: ['User name', 'Email', 'Phone number'],
    requirements: [preferred, caseSensitive],
    AliasAttributes: ['email', 'phone_number', 'preferred_username'],
    CaseSensitive: true,
  },
]

for (const row of rows) {
  test(`sign-in options ${[...row.boxes, ...(row.requirements ?? [])].join(' + ')}`, async () => {
    const page = await world.openSignedIn('/cognito/user-pools/create')
    const person = wizardPerson(page)
    await person.isOnStep('Configure sign-in experience')
    for (const box of ['User name', 'Email', 'Phone number'] as const) await person.tick(box, row.boxes.includes(box))
    for (const requirement of row.requirements ?? []) await person.tick(requirement)
    await person.goTo('Integrate your app')
    const name = `Pool of row ${rows.indexOf(row)}`
    await person.field('User pool name').fill(name)
    await person.next()
    await person.isOnStep('Review and create')
    await person.create()
    await page.context().close()

    const { UserPools } = await world.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }))
    const UserPoolId = present(UserPools?.find(({ Name }) => Name === name)?.Id)
    const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand({ UserPoolId }))
    assert.deepEqual(UserPool?.UsernameAttributes?.toSorted(), row.UsernameAttributes?.toSorted())
    assert.deepEqual(UserPool?.AliasAttributes?.toSorted(), row.AliasAttributes?.toSorted())
    assert.deepEqual(UserPool?.UsernameConfiguration, { CaseSensitive: row.CaseSensitive ?? false })
  })
}
