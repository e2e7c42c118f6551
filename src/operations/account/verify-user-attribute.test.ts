import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { signInByPassword } from '#test/support/people.ts'
import {
  type AccountDesk,
  expired,
  limit,
  mismatch,
  openAccountDesk,
  otherCode,
  type Person,
  type PoolOptions,
  sms,
} from './account-fixture.ts'

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
const codeOf = ({ world, sub }: Person) => desk.code(world, sub, 'verify_attribute')
const input = ({ AccessToken }: Person, Code: string, AttributeName = 'email') => ({ AccessToken, AttributeName, Code })
const verify = (person: Person, code: string, name?: string) =>
  desk.call('VerifyUserAttribute', input(person, code, name))
const refusalOf = (person: Person, code: string, name?: string) =>
  desk.refused('VerifyUserAttribute', input(person, code, name))
const ask = (person: Person, AttributeName = 'email') =>
  desk.call('GetUserAttributeVerificationCode', { AccessToken: person.AccessToken, AttributeName })
const askRefusal = ({ AccessToken }: Person, AttributeName: string) =>
  desk.refused('GetUserAttributeVerificationCode', { AccessToken, AttributeName })
const onlyTwo = 'InvalidParameterException: Invalid attribute name. Only phone_number and email can be verified.'

describe('VerifyUserAttribute', () => {
  test('verifies the address, which is a name from then on', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada')
    await desk.update(ada, { email: 'ada@example.com' })
    assert.deepEqual(await verify(ada, await codeOf(ada)), {})
    assert.equal((await desk.look(world, 'ada@example.com')).email_verified, 'true')
    assert.ok((await signInByPassword(desk, world, 'ada@example.com')).AuthenticationResult)
  })

  test('a value that waited takes the place of the old one, whose name is free', async () => {
    const world = await desk.aWorld(waiting)
    const ada = await desk.signedIn(world, 'ada', verified)
    const bob = await desk.signedIn(world, 'bob')
    await desk.update(ada, { email: 'typo@example.com' })
    const typo = await codeOf(ada)
    await desk.update(ada, { email: 'new@example.com' })
    const code = await codeOf(ada)
    if (typo !== code) assert.equal(await refusalOf(ada, typo), mismatch)
    await verify(ada, code)
    const { sub, email, email_verified } = await desk.look(world, 'new@example.com')
    assert.deepEqual([sub, email, email_verified], [ada.sub, 'new@example.com', 'true'])
    await desk.update(bob, { email: 'ada@example.com' })
    await verify(bob, await codeOf(bob))
    assert.equal((await desk.look(world, 'ada@example.com')).sub, bob.sub)
  })

  test('hackerone 1342088: a code is no proof of an address that took the place of the one it was sent to', async () => {
    const world = await desk.aWorld(verifying)
    const eve = await desk.signedIn(world, 'eve')
    await desk.update(eve, { email: 'eve@example.com' })
    const code = await codeOf(eve)
    await desk.adminUpdate(world, 'eve', { email: 'ada@example.com' })
    const next = await codeOf(eve)
    if (next !== code) assert.equal(await refusalOf(eve, code), mismatch)
    assert.equal((await desk.look(world, 'eve')).email_verified, 'false')
    await desk.call('DeleteUserAttributes', { AccessToken: eve.AccessToken, UserAttributeNames: ['email'] })
    assert.equal(await refusalOf(eve, next), expired)
  })

  test('works once, for a day, and not for the other attribute', async () => {
    const world = await desk.aWorld({ ...verifying, ...sms, AutoVerifiedAttributes: ['email', 'phone_number'] })
    const ada = await desk.signedIn(world, 'ada')
    assert.equal(await refusalOf(ada, '123456'), expired, 'none was sent')
    await desk.update(ada, { email: 'ada@example.com' })
    const code = await codeOf(ada)
    assert.equal(await refusalOf(ada, code, 'phone_number'), expired)
    assert.equal(await refusalOf(ada, otherCode(code)), mismatch)
    await verify(ada, code)
    assert.equal(await refusalOf(ada, code), expired)
    await ask(ada)
    const second = await codeOf(ada)
    desk.clock.advance(86_400)
    const again = await signInByPassword(desk, world, 'ada')
    const later = { ...ada, AccessToken: again.AuthenticationResult?.AccessToken ?? '' }
    assert.equal(await refusalOf(later, second), expired)
  })

  test('somebody else’s proved address is not taken from them, and the code stays good', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada', verified)
    const eve = await desk.signedIn(world, 'eve')
    await desk.update(eve, { email: 'ada@example.com' })
    const taken = 'AliasExistsException: An account with the email already exists.'
    const code = await codeOf(eve)
    for (let tries = 0; tries < 2; tries++) assert.equal(await refusalOf(eve, code), taken)
    assert.equal((await desk.look(world, 'ada@example.com')).sub, ada.sub)
    assert.equal((await desk.look(world, 'eve')).email_verified, 'false')
  })

  test('an address that is all the name there is changes hands at the proof, unless it was taken meanwhile', async () => {
    const world = await desk.aWorld({ ...waiting, AliasAttributes: [], UsernameAttributes: ['email'] })
    const ada = await desk.signedIn(world, 'ada@example.com', { email_verified: 'true' })
    await desk.update(ada, { email: 'new@example.com' })
    assert.equal((await desk.look(world, 'ada@example.com')).sub, ada.sub)
    await verify(ada, await codeOf(ada))
    assert.equal((await desk.look(world, 'new@example.com')).sub, ada.sub)
    await assert.rejects(signInByPassword(desk, world, 'ada@example.com'), { code: 'UserNotFoundException' })

    await desk.update(ada, { email: 'ada@example.com' })
    const bob = await desk.signedIn(world, 'ada@example.com')
    const taken = 'AliasExistsException: An account with the given email already exists.'
    assert.equal(await refusalOf(ada, await codeOf(ada)), taken)
    assert.equal((await desk.look(world, 'ada@example.com')).sub, bob.sub)
    assert.equal((await desk.look(world, 'new@example.com')).sub, ada.sub)
  })

  test('only e-mail address and phone number can be verified', async () => {
    const ada = await desk.signedIn(await desk.aWorld(verifying), 'ada')
    for (const name of ['name', 'custom:email', 'Email']) {
      assert.equal(await refusalOf(ada, '123456', name), onlyTwo)
      assert.equal(await askRefusal(ada, name), onlyTwo)
    }
  })

  test('CVE-2024-32868: after 15 tries of an hour even the right one', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada')
    await desk.update(ada, { email: 'ada@example.com' })
    const code = await codeOf(ada)
    for (let tries = 0; tries < 15; tries++) assert.equal(await refusalOf(ada, otherCode(code)), mismatch)
    const refused = await refusalOf(ada, code)
    assert.equal(refused, limit)
    assert.ok(!refused.includes(code))
    desk.clock.advance(3_580)
    assert.equal(await refusalOf(ada, code), limit)
  })

  test('CVE-2024-4629: 40 parallel guesses are 15 tries', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada')
    await desk.update(ada, { email: 'ada@example.com' })
    const wrong = otherCode(await codeOf(ada))
    const refusals = await Promise.all(Array.from({ length: 40 }, () => refusalOf(ada, wrong)))
    assert.deepEqual(
      [refusals.filter((one) => one === mismatch).length, refusals.filter((one) => one === limit).length],
      [15, 25],
    )
  })

  test('CVE-2026-53512: of 50 who bring one code at the same time one wins', async () => {
    const world = await desk.aWorld(verifying)
    const ada = await desk.signedIn(world, 'ada')
    await desk.update(ada, { email: 'ada@example.com' })
    const code = await codeOf(ada)
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => verify(ada, code)))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  })
})

describe('GetUserAttributeVerificationCode', () => {
  test('sends a code to the address, verified or not; the one before is good for nothing', async () => {
    const world = await desk.aWorld({ AliasAttributes: ['email'] })
    const ada = await desk.signedIn(world, 'ada', { ...verified, phone_number: '+15550001234' })
    const { CodeDeliveryDetails } = await ask(ada)
    assert.deepEqual(CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' })
    const first = await codeOf(ada)
    await ask(ada)
    const code = await codeOf(ada)
    if (first !== code) assert.equal(await refusalOf(ada, first), mismatch)
    await verify(ada, code)
    await ask(ada, 'phone_number')
    await verify(ada, await codeOf(ada), 'phone_number')
    assert.equal((await desk.look(world, 'ada')).phone_number_verified, 'true')
  })

  test('goes to the value that waits', async () => {
    const world = await desk.aWorld(waiting)
    const ada = await desk.signedIn(world, 'ada', verified)
    await desk.update(ada, { email: 'new@example.com' })
    desk.clock.advance(1)
    assert.equal((await ask(ada)).CodeDeliveryDetails?.Destination, 'n***@e***')
    await verify(ada, await codeOf(ada))
    assert.equal((await desk.look(world, 'ada')).email, 'new@example.com')
  })

  test('says what is missing', async () => {
    const ada = await desk.signedIn(await desk.aWorld(), 'ada')
    const missing = 'InvalidParameterException: User does not have a valid registered '
    assert.equal(await askRefusal(ada, 'email'), `${missing}email address`)
    assert.equal(await askRefusal(ada, 'phone_number'), `${missing}phone number`)
  })

  test('five times an hour', async () => {
    const world = await desk.aWorld()
    const ada = await desk.signedIn(world, 'ada', verified)
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => ask(ada)))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5)
    assert.equal(await askRefusal(ada, 'email'), limit)
    assert.equal((await desk.sent(world)).length, 5)
  })
})
