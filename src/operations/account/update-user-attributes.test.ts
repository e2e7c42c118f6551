import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addUser, signInByPassword } from '#test/support/people.ts'
import {
  type AccountDesk,
  attributeList,
  openAccountDesk,
  type Person,
  type PoolOptions,
  sms,
} from './account-fixture.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

const verifying: PoolOptions = { ...sms, AutoVerifiedAttributes: ['email', 'phone_number'], AliasAttributes: ['email'] }
const waiting: PoolOptions = {
  ...verifying,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
}
const verified = { email: 'ada@example.com', email_verified: 'true' }
const refusalOf = ({ AccessToken }: Person, attributes: Record<string, string>) =>
  desk.refused('UpdateUserAttributes', { AccessToken, UserAttributes: attributeList(attributes) })
const unauthorized = 'NotAuthorizedException: A client attempted to write unauthorized attribute'
const immutable = (name: string) => `InvalidParameterException: user.${name}: Attribute cannot be updated.\n`

describe('UpdateUserAttributes', () => {
  test('sets, replaces and, by an empty value, takes away', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada', { name: 'Ada', nickname: 'A' })
    assert.deepEqual(await desk.update(ada, { name: 'Ada L.', nickname: '', locale: 'en' }), [])
    const { name, nickname, locale } = await desk.look(world, 'ada')
    assert.deepEqual([name, nickname, locale], ['Ada L.', undefined, 'en'])
  })

  test('an address that changes is unverified from then on, names nobody until it is proved, and is sent a code', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada', verified)
    assert.deepEqual(await desk.update(ada, { email: 'new@example.com', phone_number: '+15550001234' }), [
      'email EMAIL n***@e***',
      'phone_number SMS +*******1234',
    ])
    const user = await desk.look(world, 'ada')
    assert.deepEqual(
      [user.email, user.email_verified, user.phone_number, user.phone_number_verified],
      ['new@example.com', 'false', '+15550001234', 'false'],
    )
    for (const name of ['ada@example.com', 'new@example.com'])
      await assert.rejects(signInByPassword(desk, world, name), { code: 'UserNotFoundException' })
    assert.deepEqual(await desk.sent(world), [
      'email new@example.com verify_attribute',
      'sms +15550001234 verify_attribute',
    ])
  })

  test('the same address again changes nothing and sends nothing', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada', verified)
    assert.deepEqual(await desk.update(ada, { email: 'ada@example.com' }), [])
    assert.equal((await desk.look(world, 'ada@example.com')).email_verified, 'true')
    assert.deepEqual(await desk.sent(world), [])
  })

  test('a pool that verifies nothing by itself sends nothing', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada', verified)
    assert.deepEqual(await desk.update(ada, { email: 'new@example.com' }), [])
    assert.equal((await desk.look(world, 'ada')).email_verified, 'false')
  })

  test('hackerone 1342088: where a new address waits, the old one stays a name and verified until the new one is proved', async () => {
    const world = await desk.aWorld(waiting)
    const ada = await desk.signedIn(world, 'ada', verified)
    assert.deepEqual(await desk.update(ada, { email: 'new@example.com', name: 'Ada' }), ['email EMAIL n***@e***'])
    const { email, email_verified, name } = await desk.look(world, 'ada@example.com')
    assert.deepEqual([email, email_verified, name], ['ada@example.com', 'true', 'Ada'])
    assert.deepEqual(await desk.sent(world), ['email new@example.com verify_attribute'])
    await assert.rejects(signInByPassword(desk, world, 'new@example.com'), { code: 'UserNotFoundException' })
  })

  test('hackerone 1342088: another letter case is the same address in a pool that ignores it', async () => {
    const world = await desk.aWorld({ ...verifying, UsernameConfiguration: { CaseSensitive: false } })
    const ada = await desk.signedIn(world, 'ada', verified)
    const eve = await desk.signedIn(world, 'eve', { email: 'eve@example.com', email_verified: 'true' })
    assert.deepEqual(await desk.update(ada, { email: 'ADA@Example.com' }), [])
    await desk.update(eve, { email: 'Ada@example.com' })
    assert.equal((await desk.look(world, 'ada@example.com')).sub, ada.sub)
    assert.equal((await desk.look(world, 'eve')).email_verified, 'false')
  })
})

describe('what a user can’t write', () => {
  test('CVE-2026-54693, CVE-2026-27946: that an address is verified, and what the pool alone sets', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada', { email: 'ada@example.com' })
    for (const name of ['email_verified', 'phone_number_verified', 'sub', 'identities', 'cognito:username'])
      assert.equal(await refusalOf(ada, { email: 'new@example.com', [name]: 'true' }), unauthorized, name)
    assert.equal((await desk.look(world, 'ada')).email, 'ada@example.com')
  })

  test('what the app client of the sign-in may not write, in an update or by an empty value', async () => {
    const world = await desk.aWorld({}, { WriteAttributes: ['name'], ReadAttributes: ['name', 'email'] })
    const ada = await desk.signedIn(world, 'ada', { nickname: 'A' })
    for (const value of ['B', '']) assert.equal(await refusalOf(ada, { nickname: value }), unauthorized)
    await desk.update(ada, { name: 'Ada' })
    assert.equal((await desk.look(world, 'ada')).nickname, 'A')
  })

  test('immutable attributes, set or not; unknown ones; required ones to nothing', async () => {
    const world = await desk.aWorld({
      Schema: [
        { Name: 'badge', AttributeDataType: 'String', Mutable: false },
        { Name: 'family_name', Required: true, Mutable: true },
      ],
    })
    const ada = await desk.signedIn(world, 'ada', { family_name: 'Lovelace', 'custom:badge': '1' })
    const eve = await desk.signedIn(world, 'eve', { family_name: 'Eve' })
    for (const person of [ada, eve])
      assert.equal(await refusalOf(person, { 'custom:badge': '2', name: 'x' }), immutable('custom:badge'))
    const schema = 'InvalidParameterException: Attributes did not conform to the schema: '
    assert.equal(await refusalOf(ada, { family_name: '' }), `${schema}family_name: The attribute is required\n`)
    assert.match(await refusalOf(ada, { shoe: '42' }), /^InvalidParameterException: .*\{shoe\} could not be determined/)
    assert.match(await refusalOf(ada, { email: 'no address' }), /^InvalidParameterException: /)
    assert.equal((await desk.look(world, 'ada')).name, undefined)
  })
})

describe('addresses that are names', () => {
  const byEmail: PoolOptions = { UsernameAttributes: ['email', 'phone_number'], AutoVerifiedAttributes: ['email'] }

  test('the new one finds the user at once, the old one no more, and is free', async () => {
    const world = await desk.aWorld(byEmail)
    const ada = await desk.signedIn(world, 'ada@example.com', { email_verified: 'true' })
    await desk.update(ada, { email: 'new@example.com' })
    assert.equal((await desk.look(world, 'new@example.com')).sub, ada.sub)
    assert.ok((await signInByPassword(desk, world, 'new@example.com')).AuthenticationResult)
    assert.notEqual(await addUser(desk, world, 'ada@example.com'), ada.sub)
  })

  for (const [what, pool] of [
    ['at once', byEmail],
    [
      'also when the value would wait',
      { ...byEmail, UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
    ],
  ] as const satisfies readonly (readonly [string, PoolOptions])[])
    test(`somebody else’s is refused ${what}, and nothing is sent`, async () => {
      const world = await desk.aWorld(pool)
      const ada = await desk.signedIn(world, 'ada@example.com', { email_verified: 'true' })
      await addUser(desk, world, 'bob@example.com')
      const taken = 'AliasExistsException: An account with the given email already exists.'
      assert.equal(await refusalOf(ada, { email: 'bob@example.com', name: 'Ada' }), taken)
      const { email, email_verified, name } = await desk.look(world, 'ada@example.com')
      assert.deepEqual([email, email_verified, name], ['ada@example.com', 'true', undefined])
      assert.deepEqual(await desk.sent(world), [])
    })

  test('the last one can’t be taken away', async () => {
    const world = await desk.aWorld(byEmail)
    const ada = await desk.signedIn(world, 'ada@example.com')
    assert.match(await refusalOf(ada, { email: '' }), /^InvalidParameterException: .*signs in with it/)
    assert.ok(await desk.look(world, 'ada@example.com'))
  })

  test('a preferred username is somebody’s as long as it stands', async () => {
    const world = await desk.aWorld({ AliasAttributes: ['preferred_username'] })
    const ada = await desk.signedIn(world, 'ada')
    const bob = await desk.signedIn(world, 'bob')
    await desk.update(ada, { preferred_username: 'countess' })
    const taken = 'AliasExistsException: An account with the preferred_username already exists.'
    assert.equal(await refusalOf(bob, { preferred_username: 'countess' }), taken)
    assert.equal(await refusalOf(bob, { preferred_username: 'ada' }), taken)
    await desk.update(ada, { preferred_username: '' })
    await desk.update(bob, { preferred_username: 'countess' })
    assert.equal((await desk.look(world, 'countess')).sub, bob.sub)
  })
})
