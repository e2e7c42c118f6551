import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { CreateUserPoolRequest, SetUserPoolMfaConfigRequest } from '#contract/cognito-idp-types.generated.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const create = async (input: Partial<CreateUserPoolRequest> = {}) =>
  (await harness.call('CreateUserPool', { PoolName: 'pool', ...input })).UserPool?.Id ?? ''
const set = (UserPoolId: string, config: Omit<SetUserPoolMfaConfigRequest, 'UserPoolId'>) =>
  harness.call('SetUserPoolMfaConfig', { UserPoolId, ...config })
const get = (UserPoolId: string) => harness.call('GetUserPoolMfaConfig', { UserPoolId })
const describePool = async (UserPoolId: string) =>
  (await harness.call('DescribeUserPool', { UserPoolId })).UserPool ?? {}

const SmsConfiguration = {
  SnsCallerArn: 'arn:aws:iam::123456789012:role/sms',
  ExternalId: 'id',
  SnsRegion: 'eu-west-1',
}
const everyFactor = {
  MfaConfiguration: 'OPTIONAL',
  SmsMfaConfiguration: { SmsAuthenticationMessage: 'Code {####}', SmsConfiguration },
  SoftwareTokenMfaConfiguration: { Enabled: true },
  EmailMfaConfiguration: { Message: 'Code {####}', Subject: 'Your code' },
  WebAuthnConfiguration: {
    RelyingPartyId: 'auth.example.com',
    UserVerification: 'required',
    FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  },
} as const

describe('GetUserPoolMfaConfig and SetUserPoolMfaConfig', () => {
  test('show nothing but OFF where nothing was set', async () => {
    assert.deepEqual(await get(await create()), { MfaConfiguration: 'OFF' })
    // What sends codes to new phone numbers is no second factor.
    assert.deepEqual(await get(await create({ SmsConfiguration })), { MfaConfiguration: 'OFF' })
  })

  test('show the SMS that CreateUserPool switched on', async () => {
    const UserPoolId = await create({ MfaConfiguration: 'ON', SmsConfiguration, SmsAuthenticationMessage: '{####} !' })
    assert.deepEqual(await get(UserPoolId), {
      MfaConfiguration: 'ON',
      SmsMfaConfiguration: { SmsConfiguration, SmsAuthenticationMessage: '{####} !' },
    })
  })

  test('answer every member as it was set, and DescribeUserPool the part that is its own', async () => {
    const UserPoolId = await create()
    harness.clock.advance(60)
    assert.deepEqual(await set(UserPoolId, everyFactor), everyFactor)
    assert.deepEqual(await get(UserPoolId), everyFactor)
    const shown = await describePool(UserPoolId)
    assert.equal(shown.MfaConfiguration, 'OPTIONAL')
    assert.deepEqual(shown.SmsConfiguration, SmsConfiguration)
    assert.equal(shown.SmsAuthenticationMessage, 'Code {####}')
    assert.equal(shown.LastModifiedDate, harness.clock.now().getTime() / 1_000)
  })

  test('replace the whole: a factor that is not named is off, a mode that is not named is OFF, passkeys stay', async () => {
    const UserPoolId = await create()
    const { WebAuthnConfiguration } = everyFactor
    await set(UserPoolId, everyFactor)
    const totp = { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } } as const
    assert.deepEqual(await set(UserPoolId, totp), { ...totp, WebAuthnConfiguration })
    assert.deepEqual((await describePool(UserPoolId)).SmsConfiguration, SmsConfiguration)
    assert.deepEqual(await set(UserPoolId, {}), { MfaConfiguration: 'OFF', WebAuthnConfiguration })
    assert.deepEqual(await get(UserPoolId), { MfaConfiguration: 'OFF', WebAuthnConfiguration })
    assert.equal((await describePool(UserPoolId)).MfaConfiguration, 'OFF')
  })

  test('set passkeys while MFA is off', async () => {
    const UserPoolId = await create()
    const passkeys = { MfaConfiguration: 'OFF', WebAuthnConfiguration: { RelyingPartyId: 'localhost' } } as const
    assert.deepEqual(await set(UserPoolId, passkeys), passkeys)
  })

  test('use the sender of SMS that the pool has when none is named', async () => {
    const UserPoolId = await create({ SmsConfiguration, SmsAuthenticationMessage: 'old {####}' })
    const answer = await set(UserPoolId, { MfaConfiguration: 'ON', SmsMfaConfiguration: {} })
    assert.deepEqual(answer, { MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsConfiguration } })
  })

  test('allow e-mail codes whoever delivers the mail', async () => {
    const UserPoolId = await create()
    assert.equal((await describePool(UserPoolId)).EmailConfiguration?.EmailSendingAccount, 'COGNITO_DEFAULT')
    const email = { MfaConfiguration: 'ON', EmailMfaConfiguration: {} } as const
    assert.deepEqual(await set(UserPoolId, email), email)
  })

  test('refuse what contradicts itself, each in its words, and change nothing then', async () => {
    const off = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
    const none = 'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.'
    const disabled =
      "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration."
    const sms = 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional'
    const token = (Enabled: boolean) => ({ SoftwareTokenMfaConfiguration: { Enabled } })
    const { SmsMfaConfiguration, EmailMfaConfiguration, WebAuthnConfiguration } = everyFactor
    const cases: readonly [config: object, message: string][] = [
      [{ MfaConfiguration: 'OFF', ...token(true) }, off],
      [{ MfaConfiguration: 'OFF', ...token(false) }, off],
      [{ MfaConfiguration: 'OFF', SmsMfaConfiguration }, off],
      [{ MfaConfiguration: 'OFF', EmailMfaConfiguration }, off],
      [token(true), off],
      [{ MfaConfiguration: 'ON' }, none],
      [{ MfaConfiguration: 'OPTIONAL', WebAuthnConfiguration }, none],
      [{ MfaConfiguration: 'ON', ...token(false) }, disabled],
      [{ MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: {} }, disabled],
      [{ MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsAuthenticationMessage: 'x {####}' } }, sms],
    ]
    const UserPoolId = await create()
    for (const [config, message] of cases) {
      const refused = await harness.refusal('SetUserPoolMfaConfig', { UserPoolId, ...config })
      assert.deepEqual(refused, { code: 'InvalidParameterException', message, status: 400 }, JSON.stringify(config))
    }
    assert.deepEqual(await get(UserPoolId), { MfaConfiguration: 'OFF' })
  })

  test('refuse a relying party that is no domain name', async () => {
    const UserPoolId = await create()
    for (const RelyingPartyId of [
      'https://example.com',
      'example.com:443',
      '127.0.0.1',
      'Example.com',
      '-a.com',
      'a b',
    ])
      assert.match(
        (await harness.refusal('SetUserPoolMfaConfig', { UserPoolId, WebAuthnConfiguration: { RelyingPartyId } }))
          .message,
        /^The relying party ID must be a domain name/,
      )
  })

  test('refuse the only way of recovery as a second factor', async () => {
    const recovery = (Name: 'verified_email' | 'verified_phone_number') => ({
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name, Priority: 1 }] },
    })
    const { SmsMfaConfiguration, EmailMfaConfiguration } = everyFactor
    const cases = [
      [recovery('verified_email'), { EmailMfaConfiguration }, 'verified_email as a recovery mechanism when Email MFA'],
      [
        recovery('verified_phone_number'),
        { SmsMfaConfiguration },
        'verified_phone_number as a recovery mechanism when SMS MFA',
      ],
    ] as const
    for (const [pool, config, words] of cases) {
      const UserPoolId = await create(pool)
      assert.deepEqual(
        await harness.refusal('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'ON', ...config }),
        {
          code: 'InvalidParameterException',
          message: `Invalid account recovery setting parameter. Account Recovery Setting cannot use ${words} is configured.`,
          status: 400,
        },
      )
    }
  })

  test('refuse what the feature plan lacks', async () => {
    const UserPoolId = await create({ UserPoolTier: 'LITE' })
    const { EmailMfaConfiguration, WebAuthnConfiguration } = everyFactor
    const lacking = (features: string) => ({
      code: 'FeatureUnavailableInTierException',
      message: `The following features need to be disabled for the LITE pricing tier configured: ${features}`,
      status: 400,
    })
    const refusal = (config: object) => harness.refusal('SetUserPoolMfaConfig', { UserPoolId, ...config })
    assert.deepEqual(await refusal({ MfaConfiguration: 'ON', EmailMfaConfiguration }), lacking('Email MFA'))
    assert.deepEqual(await refusal({ WebAuthnConfiguration }), lacking('Passkeys as Multi-Factor Authentication'))
    const totp = { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } } as const
    assert.deepEqual(await set(UserPoolId, totp), totp)
  })

  test('know that pool only, and only for signed requests', async () => {
    const [UserPoolId, other] = [await create(), await create()]
    await set(UserPoolId, everyFactor)
    assert.deepEqual(await get(other), { MfaConfiguration: 'OFF' })
    for (const operation of ['GetUserPoolMfaConfig', 'SetUserPoolMfaConfig'] as const) {
      const unknown = { UserPoolId: 'us-east-1_unknown00' }
      assert.equal((await harness.refusal(operation, unknown)).code, 'ResourceNotFoundException')
      assert.equal(
        (await harness.refusal(operation, { UserPoolId }, { kind: 'unsigned' })).code,
        'MissingAuthenticationTokenException',
      )
    }
  })
})
