import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { goodPassword, signInByPassword, type World } from '../../../test/support/people.ts'
import {
  type AdminDesk,
  attributeList,
  type CreateOptions,
  createRequest,
  openAdminDesk,
  type PoolOptions,
} from './admin-create-user-fixture.ts'

let desk: AdminDesk
before(async () => {
  desk = await openAdminDesk()
})
after(() => desk.close())

const email = { email: 'ada@example.com' }
const proved = { ...email, email_verified: 'true' }

async function attributesOf({ poolId }: World, username: string): Promise<Record<string, string | undefined>> {
  const { UserAttributes = [] } = await desk.call('AdminGetUser', { UserPoolId: poolId, Username: username })
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
}

describe('an alias that an administrator calls verified', () => {
  const aliases: PoolOptions = { AliasAttributes: ['email', 'preferred_username'] }
  const quiet = { MessageAction: 'SUPPRESS', UserAttributes: attributeList(proved) } as const

  test('signs in at once; unverified, it does not', async () => {
    const world = await desk.aWorld(aliases)
    await desk.create(world, 'ada', { ...quiet, TemporaryPassword: goodPassword })
    await desk.create(world, 'eve', { ...quiet, UserAttributes: attributeList({ email: 'eve@example.com' }) })
    assert.ok((await signInByPassword(desk, world, 'ada@example.com')).ChallengeName)
    await assert.rejects(signInByPassword(desk, world, 'eve@example.com'), { code: 'UserNotFoundException' })
  })

  test('belongs to one; with ForceAliasCreation to the newer, and the other has it unverified', async () => {
    const world = await desk.aWorld(aliases)
    await desk.create(world, 'ada', quiet)
    await desk.assertRefused(
      world,
      createRequest(world, 'eve', quiet),
      'UsernameExistsException',
      'An account with the email already exists.',
    )
    const eve = await desk.create(world, 'eve', { ...quiet, ForceAliasCreation: true })
    assert.equal((await attributesOf(world, 'ada@example.com')).sub, eve.attributes.sub)
    assert.equal((await attributesOf(world, 'ada')).email_verified, 'false')
  })

  test('never moves for an unverified address', async () => {
    const world = await desk.aWorld(aliases)
    const ada = await desk.create(world, 'ada', quiet)
    await desk.create(world, 'eve', { ...quiet, UserAttributes: attributeList(email), ForceAliasCreation: true })
    assert.equal((await attributesOf(world, 'ada@example.com')).sub, ada.attributes.sub)
    assert.equal((await attributesOf(world, 'ada')).email_verified, 'true')
  })

  test('a preferred username is never forced from anybody, nor put in front of a username', async () => {
    const world = await desk.aWorld(aliases)
    const preferring = (name: string): CreateOptions => ({
      MessageAction: 'SUPPRESS',
      ForceAliasCreation: true,
      UserAttributes: attributeList({ preferred_username: name }),
    })
    await desk.create(world, 'ada', preferring('countess'))
    const taken = 'An account with the preferred_username already exists.'
    await desk.assertRefused(
      world,
      createRequest(world, 'eve', preferring('countess')),
      'UsernameExistsException',
      taken,
    )
    await desk.assertRefused(world, createRequest(world, 'eve', preferring('ada')), 'UsernameExistsException', taken)
    assert.ok(await desk.create(world, 'eve', preferring('eve')), 'one’s own name is no other’s')
  })
})
