import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, createWorld, signInByPassword, type World } from '#test/support/people.ts'
import { accessTokenOf, createMfaWorld, enrolApp, phone } from './mfa-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createMfaWorld(harness, 'OPTIONAL', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
})
after(() => harness.close())

const addresses = { phone_number: phone, email: 'person@example.com', email_verified: 'true' }
const on = { Enabled: true }
const preferred = { Enabled: true, PreferredMfa: true }
const off = { Enabled: false, PreferredMfa: false }
const missing = (method: string) => `User does not have delivery config set to turn on ${method}`

/** The same through both twins. */
const twins = {
  user: (_: string, AccessToken: string) => ({
    set: (settings: object) => harness.call('SetUserMFAPreference', { AccessToken, ...settings }),
    refused: (settings: object) => harness.refusal('SetUserMFAPreference', { AccessToken, ...settings }),
    options: (MFAOptions: object[]) => harness.call('SetUserSettings', { AccessToken, MFAOptions }),
    badOptions: (MFAOptions: object[]) => harness.refusal('SetUserSettings', { AccessToken, MFAOptions }),
    get: () => harness.call('GetUser', { AccessToken }),
    factors: () => harness.call('GetUserAuthFactors', { AccessToken }),
  }),
  admin: (Username: string, _: string) => ({
    set: (settings: object) =>
      harness.call('AdminSetUserMFAPreference', { UserPoolId: world.poolId, Username, ...settings }),
    refused: (settings: object) =>
      harness.refusal('AdminSetUserMFAPreference', { UserPoolId: world.poolId, Username, ...settings }),
    options: (MFAOptions: object[]) =>
      harness.call('AdminSetUserSettings', { UserPoolId: world.poolId, Username, MFAOptions }),
    badOptions: (MFAOptions: object[]) =>
      harness.refusal('AdminSetUserSettings', { UserPoolId: world.poolId, Username, MFAOptions }),
    get: () => harness.call('AdminGetUser', { UserPoolId: world.poolId, Username }),
    factors: () => harness.call('AdminGetUserAuthFactors', { UserPoolId: world.poolId, Username }),
  }),
}

for (const [who, twin] of Object.entries(twins)) {
  test(`${who}: methods are switched on and off, and shown; empty lists are left out`, async () => {
    const username = `${who}-anna`
    await addUser(harness, world, username, addresses)
    const AccessToken = await accessTokenOf(harness, world, username)
    await enrolApp(harness, AccessToken, { prefer: false })
    const { set, get, factors } = twin(username, AccessToken)
    const shown = async () => {
      const { MFAOptions, PreferredMfaSetting, UserMFASettingList } = await get()
      return [UserMFASettingList, PreferredMfaSetting, MFAOptions]
    }
    for (const name of ['UserMFASettingList', 'PreferredMfaSetting', 'MFAOptions'])
      assert.ok(!(name in (await get())), name)
    await set({ SMSMfaSettings: on, EmailMfaSettings: preferred })
    const options = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }]
    assert.deepEqual(await shown(), [['SMS_MFA', 'EMAIL_OTP'], 'EMAIL_OTP', options])
    assert.equal((await signInByPassword(harness, world, username)).ChallengeName, 'EMAIL_OTP')
    await set({ SMSMfaSettings: off, SoftwareTokenMfaSettings: preferred })
    assert.deepEqual(await shown(), [['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], 'SOFTWARE_TOKEN_MFA', undefined])
    assert.deepEqual(await factors(), {
      Username: username,
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      ConfiguredUserAuthFactors: ['PASSWORD'],
    })
    await set({ SoftwareTokenMfaSettings: off, EmailMfaSettings: off })
    assert.deepEqual(await shown(), [undefined, undefined, undefined])
    assert.ok((await signInByPassword(harness, world, username)).AuthenticationResult)
    assert.deepEqual(await factors(), { Username: username, ConfiguredUserAuthFactors: ['PASSWORD'] })
  })

  test(`${who}: what is not set up, contradictory or not offered is refused`, async () => {
    const username = `${who}-bert`
    await addUser(harness, world, username)
    const AccessToken = await accessTokenOf(harness, world, username)
    const { refused, get } = twin(username, AccessToken)
    const cases: [object, string][] = [
      [{ SMSMfaSettings: on }, missing('SMS_MFA')],
      [{ SMSMfaSettings: preferred }, missing('SMS_MFA')],
      [{ EmailMfaSettings: on }, missing('EMAIL_OTP')],
      [{ SoftwareTokenMfaSettings: on }, missing('SOFTWARE_TOKEN_MFA')],
      [{ WebAuthnMfaSettings: on }, missing('WEB_AUTHN_MFA')],
      [{ SMSMfaSettings: preferred, EmailMfaSettings: preferred }, 'Only one MFA method can be preferred.'],
    ]
    for (const [settings, expected] of cases) {
      const { code, message } = await refused(settings)
      assert.deepEqual([code, message], ['InvalidParameterException', expected])
    }
    await harness.call('AssociateSoftwareToken', { AccessToken })
    const begun = await refused({ SoftwareTokenMfaSettings: preferred })
    assert.equal(begun.message, 'User has not verified software token mfa')
    assert.equal((await get()).UserMFASettingList, undefined)
  })

  test(`${who}: the older operation knows SMS to the phone number, and nothing`, async () => {
    const username = `${who}-cora`
    await addUser(harness, world, username, addresses)
    const { options, badOptions, get } = twin(username, await accessTokenOf(harness, world, username))
    await options([{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }])
    assert.deepEqual((await get()).UserMFASettingList, ['SMS_MFA'])
    assert.equal((await signInByPassword(harness, world, username)).ChallengeName, 'SMS_MFA')
    for (const bad of [
      { DeliveryMedium: 'EMAIL', AttributeName: 'email' },
      { DeliveryMedium: 'SMS', AttributeName: 'email' },
      {},
    ])
      assert.equal((await badOptions([bad])).code, 'InvalidParameterException')
    await options([])
    assert.equal((await get()).UserMFASettingList, undefined)
  })
}

test('what is refused in part changes nothing', async () => {
  await addUser(harness, world, 'dora', { phone_number: phone })
  const AccessToken = await accessTokenOf(harness, world, 'dora')
  await harness.refusal('SetUserMFAPreference', { AccessToken, SMSMfaSettings: on, EmailMfaSettings: on })
  assert.equal((await harness.call('GetUser', { AccessToken })).UserMFASettingList, undefined)
})

test('a pool without second factors switches none on', async () => {
  const plain = await createWorld(harness)
  await addUser(harness, plain, 'emil', addresses)
  const AccessToken = await accessTokenOf(harness, plain, 'emil')
  const { message } = await harness.refusal('SetUserMFAPreference', { AccessToken, SMSMfaSettings: on })
  assert.equal(message, missing('SMS_MFA'))
  await harness.call('SetUserMFAPreference', { AccessToken, SMSMfaSettings: off })
})

test('where a factor is required, switching it off does not end it', async () => {
  const strict = await createMfaWorld(harness, 'ON', ['SMS_MFA'])
  await addUser(harness, strict, 'fritz', addresses)
  const pool = { UserPoolId: strict.poolId, Username: 'fritz' }
  await harness.call('AdminSetUserMFAPreference', { ...pool, SMSMfaSettings: { PreferredMfa: true } })
  await harness.call('AdminSetUserMFAPreference', { ...pool, SMSMfaSettings: off })
  assert.equal((await signInByPassword(harness, strict, 'fritz')).ChallengeName, 'SMS_MFA')
})

test('first factors are what the pool allows and the user has', async () => {
  const open = await createWorld(harness, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
  })
  await addUser(harness, open, 'gina', addresses)
  const Username = 'gina'
  const { ConfiguredUserAuthFactors } = await harness.call('AdminGetUserAuthFactors', {
    UserPoolId: open.poolId,
    Username,
  })
  assert.deepEqual(ConfiguredUserAuthFactors, ['PASSWORD', 'EMAIL_OTP'])
})

test('users are found in their own pool only', async () => {
  await addUser(harness, await createWorld(harness), 'hugo')
  for (const [name, more] of [
    ['AdminSetUserMFAPreference', {}],
    ['AdminSetUserSettings', { MFAOptions: [] }],
    ['AdminGetUserAuthFactors', {}],
    ['AdminDeleteSoftwareToken', {}],
  ] as const) {
    const { code } = await harness.refusal(name, { UserPoolId: world.poolId, Username: 'hugo', ...more })
    assert.equal(code, 'UserNotFoundException', name)
  }
})
