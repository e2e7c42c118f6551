import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type AccountDesk,
  attributeList,
  openAccountDesk,
  type PoolOptions,
} from '#operations/account/account-fixture.ts'
import { addUser, signInByPassword, type World } from '#test/support/people.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

const verifying: PoolOptions = { AutoVerifiedAttributes: ['email'], AliasAttributes: ['email'] }
const waiting: PoolOptions = {
  ...verifying,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
}
const verified = { email: 'ada@example.com', email_verified: 'true' }
const refusalOf = ({ poolId }: World, Username: string, attributes: Record<string, string>) =>
  desk.refused('AdminUpdateUserAttributes', { UserPoolId: poolId, Username, UserAttributes: attributeList(attributes) })
const remove = ({ poolId }: World, Username: string, ...UserAttributeNames: string[]) => ({
  UserPoolId: poolId,
  Username,
  UserAttributeNames,
})

describe('AdminUpdateUserAttributes', () => {
  test('changes what it names and takes away what is empty, of a user found by any name', async () => {
    const world = await desk.aWorld(verifying)
    await addUser(desk, world, 'ada', { ...verified, nickname: 'A' })
    await desk.adminUpdate(world, 'ada@example.com', { name: 'Ada', nickname: '' })
    const { name, nickname, email_verified } = await desk.look(world, 'ada')
    assert.deepEqual([name, nickname, email_verified], ['Ada', undefined, 'true'])
    assert.deepEqual(await desk.sent(world), [])
  })

  test('a new address is unverified and sent a code, unless it is vouched for', async () => {
    const world = await desk.aWorld(verifying)
    await addUser(desk, world, 'ada', verified)
    await desk.adminUpdate(world, 'ada', { email: 'new@example.com' })
    assert.equal((await desk.look(world, 'ada')).email_verified, 'false')
    assert.deepEqual(await desk.sent(world), ['email new@example.com verify_attribute'])
    await assert.rejects(signInByPassword(desk, world, 'ada@example.com'), { code: 'UserNotFoundException' })
    await desk.adminUpdate(world, 'ada', { email: 'last@example.com', email_verified: 'true' })
    assert.equal((await desk.look(world, 'last@example.com')).email_verified, 'true')
    assert.equal((await desk.sent(world)).length, 1)
  })

  test('the mark alone makes the address a name or ends that', async () => {
    const world = await desk.aWorld(verifying)
    await addUser(desk, world, 'ada', { email: 'ada@example.com' })
    await desk.adminUpdate(world, 'ada', { email_verified: 'true' })
    assert.ok((await signInByPassword(desk, world, 'ada@example.com')).AuthenticationResult)
    await desk.adminUpdate(world, 'ada', { email_verified: 'false' })
    await assert.rejects(signInByPassword(desk, world, 'ada@example.com'), { code: 'UserNotFoundException' })
  })

  test('where a new address waits to be proved it waits, unless it is vouched for', async () => {
    const world = await desk.aWorld(waiting)
    const ada = await desk.signedIn(world, 'ada', verified)
    await desk.adminUpdate(world, 'ada', { email: 'new@example.com' })
    assert.equal((await desk.look(world, 'ada@example.com')).email, 'ada@example.com')
    const code = await desk.code(world, ada.sub, 'verify_attribute')
    await desk.adminUpdate(world, 'ada', { email: 'other@example.com', email_verified: 'true' })
    assert.equal((await desk.look(world, 'other@example.com')).sub, ada.sub)
    const late = { AccessToken: ada.AccessToken, AttributeName: 'email', Code: code }
    assert.match(await desk.refused('VerifyUserAttribute', late), /^ExpiredCodeException: /)
  })

  test('a vouched address moves from whoever had it, who holds it unverified', async () => {
    const world = await desk.aWorld(verifying)
    await addUser(desk, world, 'ada', verified)
    const bob = await addUser(desk, world, 'bob')
    await desk.adminUpdate(world, 'bob', verified)
    assert.equal((await desk.look(world, 'ada@example.com')).sub, bob)
    const ada = await desk.look(world, 'ada')
    assert.deepEqual([ada.email, ada.email_verified], ['ada@example.com', 'false'])
  })

  test('where addresses are all the names there are, somebody else’s is refused', async () => {
    const world = await desk.aWorld({ UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] })
    const ada = await addUser(desk, world, 'ada@example.com')
    await addUser(desk, world, 'bob@example.com')
    const taken = 'AliasExistsException: An account with the given email already exists.'
    const wishes: Record<string, string>[] = [{ email: 'ada@example.com' }, verified]
    for (const wish of wishes) assert.equal(await refusalOf(world, 'bob@example.com', wish), taken)
    assert.equal((await desk.look(world, 'ada@example.com')).sub, ada)
    assert.equal((await desk.look(world, 'bob@example.com')).email, 'bob@example.com')
  })

  test('refuses sub, immutable and unknown attributes and marks without an address, and changes nothing', async () => {
    const world = await desk.aWorld({ Schema: [{ Name: 'badge', AttributeDataType: 'String', Mutable: false }] })
    await addUser(desk, world, 'ada', { name: 'Ada' })
    const rows: [Record<string, string>, RegExp][] = [
      [{ sub: 'x' }, /^InvalidParameterException: Cannot modify the non-mutable attribute sub$/],
      [{ 'custom:badge': '1' }, /^InvalidParameterException: user\.custom:badge: Attribute cannot be updated\.\n$/],
      [{ shoe: '42' }, /^InvalidParameterException: .*\{shoe\}/],
      [{ email_verified: 'true' }, /^InvalidParameterException: Email is required to verify\/un-verify an email$/],
    ]
    for (const [attributes, message] of rows)
      assert.match(await refusalOf(world, 'ada', { name: 'Eve', ...attributes }), message)
    assert.equal((await desk.look(world, 'ada')).name, 'Ada')
  })

  test('of ten who are given one address at the same time one has it', async () => {
    const world = await desk.aWorld(verifying)
    const all = Array.from({ length: 10 }, (_, n) => `user${n}`)
    for (const name of all) await addUser(desk, world, name)
    await Promise.all(all.map((name) => desk.adminUpdate(world, name, verified)))
    const marks = await Promise.all(all.map(async (name) => (await desk.look(world, name)).email_verified))
    assert.equal(marks.filter((mark) => mark === 'true').length, 1)
    const owner = await desk.look(world, 'ada@example.com')
    assert.equal(owner.email_verified, 'true')
  })
})

describe('AdminDeleteUserAttributes', () => {
  test('takes attributes away with the names that they gave', async () => {
    const world = await desk.aWorld(verifying)
    await addUser(desk, world, 'ada', { ...verified, name: 'Ada' })
    await desk.call('AdminDeleteUserAttributes', remove(world, 'ada@example.com', 'email', 'name'))
    const { email, email_verified, name } = await desk.look(world, 'ada')
    assert.deepEqual([email, email_verified, name], [undefined, undefined, undefined])
    await assert.rejects(signInByPassword(desk, world, 'ada@example.com'), { code: 'UserNotFoundException' })
  })

  test('refuses what is required, immutable or unknown', async () => {
    const world = await desk.aWorld({
      Schema: [
        { Name: 'badge', AttributeDataType: 'String', Mutable: false },
        { Name: 'name', Required: true, Mutable: true },
      ],
    })
    await addUser(desk, world, 'ada', { name: 'Ada', 'custom:badge': '1' })
    const refusalOf = (name: string) => desk.refused('AdminDeleteUserAttributes', remove(world, 'ada', name))
    assert.match(await refusalOf('name'), /^InvalidParameterException: .*name: The attribute is required\n$/)
    assert.match(await refusalOf('custom:badge'), /^InvalidParameterException: user\.custom:badge: Attribute cannot/)
    assert.match(await refusalOf('shoe'), /^InvalidParameterException: /)
    assert.match(await refusalOf('sub'), /^InvalidParameterException: Cannot modify the non-mutable attribute sub/)
  })
})
