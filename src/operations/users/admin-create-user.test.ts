import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { goodPassword, signInByPassword } from '../../../test/support/people.ts'
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

describe('AdminCreateUser', () => {
  test('makes a user who has to choose a password, and invites them', async () => {
    const world = await desk.aWorld()
    const user = await desk.create(world, 'ada', {
      UserAttributes: attributeList({ ...proved, name: 'Ada' }),
      DesiredDeliveryMediums: ['EMAIL'],
    })
    const now = desk.clock.now().getTime() / 1_000
    const { attributes, ...shown } = user
    assert.deepEqual(shown, {
      Username: 'ada',
      Attributes: attributeList({ sub: attributes.sub ?? '', ...proved, name: 'Ada' }),
      UserCreateDate: now,
      UserLastModifiedDate: now,
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    })
    const [entry, ...others] = await desk.messages(world.poolId)
    assert.deepEqual(others, [])
    assert.deepEqual(
      [entry?.kind, entry?.recipient, entry?.message.subject],
      ['invitation', 'ada@example.com', 'Your temporary password'],
    )
    assert.match(entry?.message.body ?? '', /^Your username is ada and temporary password is .{10,}\. $/)

    const answer = await signInByPassword(desk, world, 'ada', entry?.message.code)
    assert.equal(answer.ChallengeName, 'NEW_PASSWORD_REQUIRED')
  })

  test('shows no password in its answer', async () => {
    const world = await desk.aWorld()
    const answer = await desk.call(
      'AdminCreateUser',
      createRequest(world, 'ada', { UserAttributes: attributeList(email) }),
    )
    const [entry] = await desk.messages(world.poolId)
    assert.ok(entry?.message.code)
    assert.ok(!JSON.stringify(answer).includes(entry.message.code))
  })

  test('writes to the address that stands for the username, by that name', async () => {
    const world = await desk.aWorld({ UsernameAttributes: ['email'] })
    const user = await desk.create(world, 'ada@example.com', { DesiredDeliveryMediums: ['EMAIL'] })
    assert.equal(user.Username, user.attributes.sub)
    assert.equal(user.attributes.email, 'ada@example.com')
    const [entry] = await desk.messages(world.poolId)
    assert.match(entry?.message.body ?? '', /^Your username is ada@example.com and /)
  })

  test('takes the temporary password that it is given', async () => {
    const world = await desk.aWorld()
    await desk.create(world, 'ada', { TemporaryPassword: goodPassword, UserAttributes: attributeList(email) })
    const [entry] = await desk.messages(world.poolId)
    assert.equal(entry?.message.code, goodPassword)
    assert.equal((await signInByPassword(desk, world, 'ada')).ChallengeName, 'NEW_PASSWORD_REQUIRED')
  })

  test('leaves required attributes for the first sign-in', async () => {
    const world = await desk.aWorld({ Schema: [{ Name: 'name', Required: true, Mutable: true }] })
    await desk.create(world, 'ada', { TemporaryPassword: goodPassword, MessageAction: 'SUPPRESS' })
    const { ChallengeParameters } = await signInByPassword(desk, world, 'ada')
    assert.equal(ChallengeParameters?.requiredAttributes, '["userAttributes.name"]')
  })

  test('makes no password, and a confirmed user, where the pool does without', async () => {
    const world = await desk.aWorld({
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    })
    const user = await desk.create(world, 'ada', { UserAttributes: attributeList(proved) })
    assert.equal(user.UserStatus, 'CONFIRMED')
    assert.deepEqual(await desk.sentTo(world), [])
    const withPassword = await desk.create(world, 'eve', { TemporaryPassword: goodPassword })
    assert.equal(withPassword.UserStatus, 'FORCE_CHANGE_PASSWORD')
  })
})

describe('where an invitation goes', () => {
  const phone = { phone_number: '+15550100' }
  const cases: readonly [why: string, attributes: Record<string, string>, more: CreateOptions, sent: string[]][] = [
    ['by SMS if nothing is said', { ...email, ...phone }, {}, ['sms +15550100']],
    ['by e-mail if nothing is said and there is no phone', email, {}, ['email ada@example.com']],
    ['nowhere without an address', {}, {}, []],
    ['by e-mail', { ...email, ...phone }, { DesiredDeliveryMediums: ['EMAIL'] }, ['email ada@example.com']],
    [
      'by both',
      { ...email, ...phone },
      { DesiredDeliveryMediums: ['EMAIL', 'SMS'] },
      ['email ada@example.com', 'sms +15550100'],
    ],
    ['once by a medium named twice', email, { DesiredDeliveryMediums: ['EMAIL', 'EMAIL'] }, ['email ada@example.com']],
    ['nowhere by a medium that the user has no address for', email, { DesiredDeliveryMediums: ['SMS'] }, []],
    ['nowhere when suppressed', { ...email, ...phone }, { MessageAction: 'SUPPRESS' }, []],
  ]
  for (const [why, attributes, more, sent] of cases)
    test(why, async () => {
      const world = await desk.aWorld()
      await desk.create(world, 'ada', { UserAttributes: attributeList(attributes), ...more })
      assert.deepEqual(await desk.sentTo(world), sent)
    })
})

describe('AdminCreateUser refuses', () => {
  const cases: readonly [why: string, PoolOptions, more: CreateOptions, code: string, message: string][] = [
    [
      'a weak temporary password',
      {},
      { TemporaryPassword: 'weakweakweak' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have uppercase characters',
    ],
    [
      'a sub of its own',
      {},
      { UserAttributes: attributeList({ sub: 'x' }) },
      'InvalidParameterException',
      'Cannot modify the non-mutable attribute sub',
    ],
    [
      'what is the pool itself',
      {},
      { UserAttributes: attributeList({ 'cognito:user_status': 'CONFIRMED' }) },
      'InvalidParameterException',
      'Attributes did not conform to the schema: Type for attribute {cognito:user_status} could not be determined',
    ],
    [
      'no address',
      {},
      { UserAttributes: attributeList({ email: 'a@b@c.example' }) },
      'InvalidParameterException',
      'Invalid email address format.',
    ],
    [
      'an address as a name where it is an alias',
      { AliasAttributes: ['email'] },
      { Username: 'a@b.example' },
      'InvalidParameterException',
      'Username cannot be of email format, since user pool is configured for email alias.',
    ],
    [
      'a name that is no address',
      { UsernameAttributes: ['phone_number'] },
      {},
      'InvalidParameterException',
      'Username should be a phone number.',
    ],
    ['to invite nobody again', {}, { MessageAction: 'RESEND' }, 'UserNotFoundException', 'User does not exist.'],
  ]
  for (const [why, pool, more, code, message] of cases)
    test(why, async () => {
      const world = await desk.aWorld(pool)
      await desk.assertRefused(world, { ...createRequest(world, 'ada'), ...more }, code, message)
    })

  test('a pool that is not there, and a caller without the key', async () => {
    await desk.assertRefused(
      await desk.aWorld(),
      { UserPoolId: 'us-east-1_nobody', Username: 'ada' },
      'ResourceNotFoundException',
      'User pool us-east-1_nobody does not exist.',
    )
    const world = await desk.aWorld()
    const refused = await desk.refusal('AdminCreateUser', createRequest(world, 'ada'), { kind: 'unsigned' })
    assert.equal(refused.code, 'MissingAuthenticationTokenException')
    assert.equal(await desk.store.users.estimate(world.poolId), 0)
  })

  test('a name that is taken, or that hides somebody', async () => {
    const world = await desk.aWorld()
    const ada = await desk.create(world, 'ada', { MessageAction: 'SUPPRESS' })
    await desk.assertRefused(
      world,
      createRequest(world, 'ada'),
      'UsernameExistsException',
      'User account already exists',
    )
    await desk.assertRefused(
      world,
      createRequest(world, ada.attributes.sub ?? ''),
      'UsernameExistsException',
      'User account already exists',
    )
  })

  test('an address that is taken where it stands for the username', async () => {
    const world = await desk.aWorld({ UsernameAttributes: ['email'] })
    await desk.create(world, 'ada@example.com')
    await desk.assertRefused(
      world,
      createRequest(world, 'ada@example.com', { ForceAliasCreation: true }),
      'UsernameExistsException',
      'An account with the given email already exists.',
    )
  })

  test('50 at the same time, but for one', async () => {
    const world = await desk.aWorld({ UsernameAttributes: ['email'] })
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => desk.create(world, 'ada@example.com')))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.deepEqual(await desk.sentTo(world), ['email ada@example.com'])
  })
})

describe('RESEND', () => {
  test('sends a new password with its whole time to live; the one before is good for nothing', async () => {
    const world = await desk.aWorld({
      Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 1 } },
    })
    const made = await desk.create(world, 'ada', {
      UserAttributes: attributeList(email),
      TemporaryPassword: 'first-password',
    })
    desk.clock.advance(86_400)
    await assert.rejects(signInByPassword(desk, world, 'ada', 'first-password'), /Temporary password has expired/)
    const again = await desk.create(world, 'ada', {
      MessageAction: 'RESEND',
      UserAttributes: attributeList({ name: 'ignored' }),
    })
    assert.deepEqual(again.attributes, made.attributes)
    assert.equal(again.UserStatus, 'FORCE_CHANGE_PASSWORD')
    assert.ok(Number(again.UserLastModifiedDate) > Number(made.UserLastModifiedDate))
    await assert.rejects(signInByPassword(desk, world, 'ada', 'first-password'), { code: 'NotAuthorizedException' })
    desk.clock.advance(86_399)
    const [entry] = await desk.messages(world.poolId)
    assert.equal(
      (await signInByPassword(desk, world, 'ada', entry?.message.code)).ChallengeName,
      'NEW_PASSWORD_REQUIRED',
    )
  })

  test('takes a password that it is given', async () => {
    const world = await desk.aWorld()
    await desk.create(world, 'ada', { UserAttributes: attributeList(email) })
    await desk.assertRefused(
      world,
      createRequest(world, 'ada', { MessageAction: 'RESEND', TemporaryPassword: 'weak' }),
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    )
    await desk.create(world, 'ada', { MessageAction: 'RESEND', TemporaryPassword: goodPassword })
    assert.equal((await signInByPassword(desk, world, 'ada')).ChallengeName, 'NEW_PASSWORD_REQUIRED')
  })

  test('is not for a user who has a password of their own', async () => {
    const world = await desk.aWorld()
    await desk.create(world, 'ada', { UserAttributes: attributeList(email) })
    await desk.call('AdminSetUserPassword', {
      UserPoolId: world.poolId,
      Username: 'ada',
      Password: goodPassword,
      Permanent: true,
    })
    await desk.assertRefused(
      world,
      createRequest(world, 'ada', { MessageAction: 'RESEND' }),
      'UnsupportedUserStateException',
      'Resend not possible. ada status is not FORCE_CHANGE_PASSWORD',
    )
    assert.ok((await signInByPassword(desk, world, 'ada')).AuthenticationResult)
  })
})
