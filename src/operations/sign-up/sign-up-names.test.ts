import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  attributeList,
  openSignUpDesk,
  type PoolOptions,
  type SignUpDesk,
  signUpRequest,
  verifyingEmail,
} from './sign-up-fixture.ts'

let desk: SignUpDesk
before(async () => {
  desk = await openSignUpDesk()
})
after(() => desk.close())

const exists = 'User already exists'

describe('SignUp gives a name once', () => {
  test('a username, whatever the attributes; the request is judged before it is looked who exists', async () => {
    const world = await desk.aPool(verifyingEmail)
    await desk.signUp(world, 'ada', { email: 'ada@example.com' })
    await desk.assertRefused(
      world,
      signUpRequest(world, 'ada', { email: 'other@example.com' }),
      'UsernameExistsException',
      exists,
    )
    await desk.assertRefused(
      world,
      signUpRequest(world, 'ada', {}, { Password: 'weak' }),
      'InvalidPasswordException',
      /^Password did not conform/,
    )
    assert.ok((await desk.signUp(world, 'Ada')).UserSub, 'another letter case is another name')
  })

  test('in any letter case where that is ignored (hackerone 1342088)', async () => {
    const world = await desk.aPool({ UsernameConfiguration: { CaseSensitive: false } })
    await desk.signUp(world, 'Ada')
    await desk.assertRefused(world, signUpRequest(world, 'aDA'), 'UsernameExistsException', exists)
  })

  test('an address that users sign in with, confirmed or not', async () => {
    const world = await desk.aPool({
      UsernameAttributes: ['email', 'phone_number'],
      UsernameConfiguration: { CaseSensitive: false },
    })
    await desk.signUp(world, 'ada@example.com', { phone_number: '+15550100' })
    await desk.assertRefused(
      world,
      signUpRequest(world, 'ADA@example.com'),
      'UsernameExistsException',
      'An account with the given email already exists.',
    )
    await desk.assertRefused(
      world,
      signUpRequest(world, 'ａda@example.com'),
      'UsernameExistsException',
      'An account with the given email already exists.',
    )
    await desk.assertRefused(
      world,
      signUpRequest(world, '+15550100'),
      'UsernameExistsException',
      'An account with the given phone_number already exists.',
    )
    await desk.assertRefused(
      world,
      signUpRequest(world, 'eve@example.com', { phone_number: '+15550100' }),
      'UsernameExistsException',
      'An account with the given phone_number already exists.',
    )
    assert.ok((await desk.signUp(world, 'eve@example.com')).UserSub, 'the refusal took no name')
  })

  test('an alias that nobody has proved may be shared', async () => {
    const world = await desk.aPool({ ...verifyingEmail, AliasAttributes: ['email'] })
    await desk.signUp(world, 'ada', { email: 'ada@example.com' })
    assert.ok((await desk.signUp(world, 'eve', { email: 'ada@example.com' })).UserSub)
  })

  test('a name that hides somebody: their sub, in any spelling that would find them, or their preferred username', async () => {
    const world = await desk.aPool({
      AliasAttributes: ['preferred_username'],
      UsernameConfiguration: { CaseSensitive: false },
    })
    const { User } = await desk.call('AdminCreateUser', {
      UserPoolId: world.poolId,
      Username: 'ada',
      UserAttributes: attributeList({ preferred_username: 'countess' }),
      MessageAction: 'SUPPRESS',
    })
    const sub = User?.Attributes?.[0]?.Value ?? ''
    await desk.assertRefused(world, signUpRequest(world, sub), 'UsernameExistsException', exists)
    await desk.assertRefused(world, signUpRequest(world, sub.toUpperCase()), 'UsernameExistsException', exists)
    await desk.assertRefused(world, signUpRequest(world, 'Countess'), 'UsernameExistsException', exists)
  })

  test('of another pool’s names nothing is known', async () => {
    const [one, other] = [await desk.aPool(), await desk.aPool()]
    const { UserSub } = await desk.signUp(one, 'ada')
    assert.ok((await desk.signUp(other, 'ada')).UserSub)
    assert.ok((await desk.signUp(other, UserSub ?? '')).UserSub)
  })

  test('a name is free again once its user is gone', async () => {
    const world = await desk.aPool({ UsernameAttributes: ['email'] })
    const first = await desk.signUp(world, 'ada@example.com')
    await desk.call('AdminDeleteUser', { UserPoolId: world.poolId, Username: 'ada@example.com' })
    assert.notEqual((await desk.signUp(world, 'ada@example.com')).UserSub, first.UserSub)
  })

  for (const [why, pool, username] of [
    ['a username', verifyingEmail, 'ada'],
    ['an e-mail address', { ...verifyingEmail, UsernameAttributes: ['email'] as const }, 'ada@example.com'],
  ] as const)
    test(`to one of 50 at the same time: ${why}`, async () => {
      const world = await desk.aPool({ ...pool } as PoolOptions)
      const attempts = Array.from({ length: 50 }, () => desk.signUp(world, username, { email: 'ada@example.com' }))
      const results = await Promise.allSettled(attempts)
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
      assert.equal(results.length - refusals.length, 1)
      assert.deepEqual(new Set(refusals), new Set(['UsernameExistsException']))
      assert.equal(await desk.store.users.estimate(world.poolId), 1)
      assert.equal((await desk.messages(world.poolId)).length, 1)
    })
})
