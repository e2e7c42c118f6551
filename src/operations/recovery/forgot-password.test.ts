import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type AccountDesk, limit, openAccountDesk, type PoolOptions, sms } from '#operations/account/account-fixture.ts'
import { secretHash } from '#test/support/harness.ts'
import { addUser, type World } from '#test/support/people.ts'

let desk: AccountDesk
before(async () => {
  desk = await openAccountDesk()
})
after(() => desk.close())

const hiding = { PreventUserExistenceErrors: 'ENABLED' } as const
const email = { email: 'ada@example.com', email_verified: 'true' }
const phone = { phone_number: '+15550001234', phone_number_verified: 'true' }
const input = ({ clientId }: World, Username: string) => ({ ClientId: clientId, Username })
const forgot = async (world: World, username: string) => {
  const { CodeDeliveryDetails: to } = await desk.call('ForgotPassword', input(world, username))
  return `${to?.AttributeName} ${to?.DeliveryMedium} ${to?.Destination}`
}
const refusalOf = (world: World, username: string) => desk.refused('ForgotPassword', input(world, username))
const byRecovery = (...names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]): PoolOptions => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })) },
})

const toEmail = 'email EMAIL a***@e***'
const toPhone = 'phone_number SMS +*******1234'
const noChannel =
  'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number'
const wrongState = 'NotAuthorizedException: User password cannot be reset in the current state.'

describe('where the code goes', () => {
  const rows: [string, PoolOptions, Record<string, string>, string][] = [
    ['to the phone first, if the pool does not say', {}, { ...email, ...phone }, toPhone],
    ['to the e-mail address of somebody without a phone', {}, email, toEmail],
    [
      'by the priorities of the pool',
      byRecovery('verified_email', 'verified_phone_number'),
      { ...email, ...phone },
      toEmail,
    ],
    [
      'by the second one, when the first is missing',
      byRecovery('verified_email', 'verified_phone_number'),
      phone,
      toPhone,
    ],
    [
      'by the second one, when the first is not verified',
      byRecovery('verified_phone_number', 'verified_email'),
      { ...email, ...phone, phone_number_verified: 'false' },
      toEmail,
    ],
  ]
  for (const [what, pool, attributes, to] of rows)
    test(what, async () => {
      const world = await desk.aWorld(pool)
      await addUser(desk, world, 'ada', attributes)
      assert.equal(await forgot(world, 'ada'), to)
      const recipient = to === toEmail ? 'email ada@example.com' : 'sms +15550001234'
      assert.deepEqual(await desk.sent(world), [`${recipient} forgot_password`])
    })

  test('found by an alias or in another letter case; the client’s secret is asked for', async () => {
    const pool = { AliasAttributes: ['email' as const], UsernameConfiguration: { CaseSensitive: false } }
    const world = await desk.aWorld(pool, { GenerateSecret: true })
    await addUser(desk, world, 'ada', email)
    const SecretHash = secretHash(world.clientSecret, 'ADA@example.com', world.clientId)
    await desk.call('ForgotPassword', { ...input(world, 'ADA@example.com'), SecretHash })
    assert.match(await refusalOf(world, 'ada'), /^NotAuthorizedException: Client .* SECRET_HASH was not received$/)
    const wrong = { ...input(world, 'ada'), SecretHash }
    assert.match(await desk.refused('ForgotPassword', wrong), /^NotAuthorizedException: Unable to verify secret hash/)
    assert.equal((await desk.sent(world)).length, 1)
  })
})

describe('who gets none', () => {
  test('whoever has no verified address of the pool’s choice', async () => {
    const world = await desk.aWorld(byRecovery('verified_email'))
    await addUser(desk, world, 'ada', { ...phone, email: 'ada@example.com' })
    await addUser(desk, world, 'bob')
    for (const name of ['ada', 'bob']) assert.equal(await refusalOf(world, name), noChannel)
  })

  test('whoever uses that very mailbox or phone as second factor', async () => {
    const world = await desk.aWorld({
      ...byRecovery('verified_phone_number', 'verified_email'),
      ...sms,
      MfaConfiguration: 'OPTIONAL',
    })
    for (const [name, attributes] of [
      ['ada', { ...email, ...phone }],
      ['bob', phone],
    ] as const) {
      const sub = await addUser(desk, world, name, attributes)
      const user = await desk.store.users.find(world.poolId, sub)
      assert.ok(user)
      await desk.store.users.put({ ...user, mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } })
    }
    assert.equal(await forgot(world, 'ada'), toEmail)
    assert.equal(await refusalOf(world, 'bob'), noChannel)
  })

  test('anybody, where only an administrator resets passwords', async () => {
    const world = await desk.aWorld(byRecovery('admin_only'), hiding)
    await addUser(desk, world, 'ada', { ...email, ...phone })
    for (const name of ['ada', 'nobody'])
      assert.equal(await refusalOf(world, name), 'NotAuthorizedException: Contact administrator to reset password.')
  })

  test('users with a temporary password, not confirmed, disabled or unknown', async () => {
    const world = await desk.aWorld({ AutoVerifiedAttributes: ['email'] })
    const UserAttributes = [{ Name: 'email', Value: 'new@example.com' }]
    const flagged = [...UserAttributes, { Name: 'email_verified', Value: 'true' }]
    const invited = { UserPoolId: world.poolId, Username: 'invited', MessageAction: 'SUPPRESS' } as const
    await desk.call('AdminCreateUser', { ...invited, UserAttributes: flagged })
    await desk.call('SignUp', { ...input(world, 'new'), Password: '0ther-Passw0rd', UserAttributes })
    await addUser(desk, world, 'gone', email)
    await desk.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'gone' })
    assert.equal(await refusalOf(world, 'invited'), wrongState)
    assert.equal(await refusalOf(world, 'new'), noChannel)
    assert.equal(await refusalOf(world, 'gone'), 'NotAuthorizedException: User is disabled.')
    const unknown = 'UserNotFoundException: Username/client id combination not found.'
    assert.equal(await refusalOf(world, 'nobody'), unknown)
    assert.deepEqual(await desk.sent(world), ['email new@example.com sign_up'])
  })
})

describe('a client that hides who exists', () => {
  test('answers alike for everybody who gets no code, the same each time, and sends nothing', async () => {
    const world = await desk.aWorld({ AutoVerifiedAttributes: ['email'], ...byRecovery('verified_email') }, hiding)
    await addUser(desk, world, 'unverified', { email: 'x@example.com' })
    await addUser(desk, world, 'disabled', email)
    await desk.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'disabled' })
    const temporary = { UserPoolId: world.poolId, Username: 'temporary', MessageAction: 'SUPPRESS' } as const
    await desk.call('AdminCreateUser', temporary)
    for (const name of ['nobody', 'unverified', 'disabled', 'temporary']) {
      const first = await forgot(world, name)
      assert.match(first, /^email EMAIL [a-z]\*{3}@[a-z]\*{3}$/, name)
      assert.equal(await forgot(world, name), first)
    }
    assert.equal(await forgot(world, 'nobody@example.com'), 'email EMAIL n***@e***')
    assert.deepEqual(await desk.sent(world), [])
  })

  test('makes up an address of the kind that the pool sends to', async () => {
    const world = await desk.aWorld(
      { AutoVerifiedAttributes: ['email'], ...byRecovery('verified_phone_number') },
      hiding,
    )
    assert.match(await forgot(world, 'nobody'), /^phone_number SMS \+\*{7}\d{4}$/)
    assert.equal(await forgot(world, '+15550009876'), 'phone_number SMS +*******9876')
  })

  test('CVE-2024-32868: limits each name, somebody’s or nobody’s, to five an hour, for any number at once', async () => {
    const world = await desk.aWorld({}, hiding)
    await addUser(desk, world, 'ada', email)
    for (const name of ['ada', 'nobody']) {
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => forgot(world, name)))
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5, name)
      assert.equal(await refusalOf(world, name), limit)
    }
    desk.clock.advance(3_600)
    assert.equal(await forgot(world, 'ada'), toEmail)
  })
})
