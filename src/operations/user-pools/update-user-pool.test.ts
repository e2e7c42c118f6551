import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import type { CreateUserPoolRequest, UpdateUserPoolRequest } from '#contract/cognito-idp-types.generated.ts'
import { membersOf } from '#contract/shape.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { everything } from './every-setting-fixture.ts'

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

const create = async (input: Partial<CreateUserPoolRequest> = {}) =>
  (await harness.call('CreateUserPool', { PoolName: 'pool', ...input })).UserPool?.Id ?? ''
const update = (UserPoolId: string, input: Omit<UpdateUserPoolRequest, 'UserPoolId'> = {}) =>
  harness.call('UpdateUserPool', { UserPoolId, ...input })
const describePool = async (UserPoolId: string) =>
  (await harness.call('DescribeUserPool', { UserPoolId })).UserPool ?? {}
const refusal = async (UserPoolId: string, input: object) => {
  const before = await describePool(UserPoolId)
  const { code, message } = await harness.refusal('UpdateUserPool', { UserPoolId, ...input })
  assert.deepEqual(await describePool(UserPoolId), before)
  return { code, message }
}
const invalid = (message: string) => ({ code: 'InvalidParameterException', message })
const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'id' }

const { Schema, UsernameConfiguration, AliasAttributes, PoolName, ...changeable } = everything
const fixedMembers = { Schema, UsernameConfiguration, AliasAttributes }

describe('UpdateUserPool', () => {
  test('answers nothing, and describes every member that it was given back', async () => {
    const UserPoolId = await create(fixedMembers)
    const created = await describePool(UserPoolId)
    harness.clock.advance(60)
    await harness.call('SetUserPoolMfaConfig', {
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: { SmsConfiguration },
    })
    assert.deepEqual(await update(UserPoolId, { ...changeable, PoolName }), {})
    const { LastModifiedDate, ...shown } = await describePool(UserPoolId)
    assert.deepEqual(shown, {
      ...changeable,
      Id: UserPoolId,
      Name: PoolName,
      Arn: created.Arn,
      AliasAttributes,
      UsernameConfiguration,
      SchemaAttributes: created.SchemaAttributes,
      EstimatedNumberOfUsers: 0,
      CreationDate: created.CreationDate,
      AdminCreateUserConfig: { ...changeable.AdminCreateUserConfig, UnusedAccountValidityDays: 30 },
    })
    assert.equal(LastModifiedDate, harness.clock.now().getTime() / 1_000)
  })

  test('is tested with every member of the contract', () => {
    const members = membersOf(cognitoIdp, 'UpdateUserPoolRequest').map(({ name }) => name)
    const expected = members.filter((name) => name !== 'UserPoolId' && name !== 'PoolName')
    assert.deepEqual(Object.keys(changeable).sort(), expected.sort())
  })

  test('puts every member that is left out back to its default, but for what Cognito keeps', async () => {
    const UserPoolId = await create(everything)
    const [full, plain] = [await describePool(UserPoolId), await describePool(await create({ UserPoolTier: 'PLUS' }))]
    await update(UserPoolId, { SmsConfiguration })
    const { LastModifiedDate: _modified, ...shown } = await describePool(UserPoolId)
    const kept = ['Id', 'Name', 'Arn', 'CreationDate', 'SchemaAttributes', 'AliasAttributes', 'UsernameConfiguration']
    const keptSettings = ['Policies', 'MfaConfiguration', 'UserPoolTier', 'UserPoolTags', 'DcrConfiguration']
    for (const [member, value] of Object.entries(shown)) {
      const from = [...kept, ...keptSettings].includes(member) ? full : plain
      const expected = member === 'SmsConfiguration' ? SmsConfiguration : from[member as keyof typeof from]
      if (member === 'AdminCreateUserConfig') continue
      assert.deepEqual(value, expected, member)
    }
    for (const member of [...kept, ...keptSettings]) assert.ok(member in shown, member)
    const gone = Object.keys(full).filter((member) => !(member in shown))
    assert.deepEqual(gone.sort(), [
      'AccountRecoverySetting',
      'AcrConfiguration',
      'AutoVerifiedAttributes',
      'DeviceConfiguration',
      'EmailVerificationMessage',
      'EmailVerificationSubject',
      'IssuerConfiguration',
      'KeyConfiguration',
      'LastModifiedDate',
      'SmsAuthenticationMessage',
      'SmsVerificationMessage',
      'UserPoolAddOns',
    ])
    assert.deepEqual(shown.AdminCreateUserConfig, { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 30 })
  })

  test('replaces all tags by those that are given, be it none', async () => {
    const UserPoolId = await create({ UserPoolTags: { team: 'identity', stage: 'test' } })
    const replacements: readonly Record<string, string>[] = [{ team: 'people' }, {}]
    for (const UserPoolTags of replacements) {
      await update(UserPoolId, { UserPoolTags })
      assert.deepEqual((await describePool(UserPoolId)).UserPoolTags, UserPoolTags)
    }
  })

  test('keeps each of the two policies by itself, and fills in one that is given as at creation', async () => {
    const SignInPolicy = { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] as ('PASSWORD' | 'EMAIL_OTP')[] }
    const PasswordPolicy = { MinimumLength: 20, RequireNumbers: true, TemporaryPasswordValidityDays: 3 }
    const UserPoolId = await create({ Policies: { PasswordPolicy, SignInPolicy } })
    const lax = { RequireUppercase: false, RequireLowercase: false, RequireNumbers: false, RequireSymbols: false }
    await update(UserPoolId, { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } })
    assert.deepEqual((await describePool(UserPoolId)).Policies, {
      PasswordPolicy: { ...lax, ...PasswordPolicy },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] },
    })
    await update(UserPoolId, { Policies: { PasswordPolicy: { RequireSymbols: true } } })
    assert.deepEqual((await describePool(UserPoolId)).Policies, {
      PasswordPolicy: { ...lax, MinimumLength: 8, RequireSymbols: true, TemporaryPasswordValidityDays: 7 },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] },
    })
  })

  test('takes the days of an invitation for those of a policy that it leaves alone, and refuses both', async () => {
    const UserPoolId = await create({ Policies: { PasswordPolicy: { MinimumLength: 9 } } })
    await update(UserPoolId, { AdminCreateUserConfig: { UnusedAccountValidityDays: 2 } })
    const { Policies, AdminCreateUserConfig } = await describePool(UserPoolId)
    assert.deepEqual(
      [Policies?.PasswordPolicy?.TemporaryPasswordValidityDays, Policies?.PasswordPolicy?.MinimumLength],
      [2, 9],
    )
    assert.equal(AdminCreateUserConfig?.UnusedAccountValidityDays, 2)
    assert.deepEqual(
      await refusal(UserPoolId, {
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 3 },
      }),
      invalid('Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays'),
    )
  })

  test('leaves alone what other operations set: second factors, sessions and extensions', async () => {
    const UserPoolId = await create()
    const mfa = {
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'required' },
    } as const
    const sessions = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } } as const
    const extensions = { PasswordStorage: 'ARGON2ID', RateLimits: { UserRead: 7 } } as const
    await harness.call('SetUserPoolMfaConfig', { UserPoolId, ...mfa })
    await harness.call('SetUserPoolSessionConfiguration', { UserPoolId, ...sessions })
    await harness.call('SetUserPoolExtensions', { UserPoolId, ...extensions })
    await update(UserPoolId, { DeletionProtection: 'ACTIVE' })
    assert.deepEqual(await harness.call('GetUserPoolMfaConfig', { UserPoolId }), mfa)
    assert.deepEqual(await harness.call('GetUserPoolSessionConfiguration', { UserPoolId }), { UserPoolId, ...sessions })
    assert.deepEqual(await harness.call('GetUserPoolExtensions', { UserPoolId }), { UserPoolId, ...extensions })
    assert.equal((await describePool(UserPoolId)).DeletionProtection, 'ACTIVE')
  })

  test('does not switch MFA on where it is off, but makes it required where it is optional', async () => {
    const UserPoolId = await create({ SmsConfiguration })
    assert.deepEqual(
      await refusal(UserPoolId, { MfaConfiguration: 'ON', SmsConfiguration }),
      invalid('Cannot turn MFA functionality ON, once the user pool has been created.'),
    )
    await harness.call('SetUserPoolMfaConfig', {
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
    await update(UserPoolId, { MfaConfiguration: 'ON' })
    assert.equal((await describePool(UserPoolId)).MfaConfiguration, 'ON')
    await update(UserPoolId, { MfaConfiguration: 'OFF' })
    assert.equal((await describePool(UserPoolId)).MfaConfiguration, 'OFF')
  })

  test('never takes the sender of SMS from a pool that has no other second factor', async () => {
    const UserPoolId = await create({ SmsConfiguration, MfaConfiguration: 'ON' })
    const needed = 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional'
    for (const input of [{}, { MfaConfiguration: 'OPTIONAL' }])
      assert.deepEqual(await refusal(UserPoolId, input), invalid(needed))
    await update(UserPoolId, { MfaConfiguration: 'OPTIONAL', SmsConfiguration })
    assert.equal((await describePool(UserPoolId)).MfaConfiguration, 'OPTIONAL')
  })

  test('refuses contradictions as at creation, and those with what is kept, each by its code', async () => {
    const UserPoolId = await create({
      UserPoolTier: 'ESSENTIALS',
      Policies: { PasswordPolicy: { PasswordHistorySize: 2 } },
    })
    assert.deepEqual(
      await refusal(UserPoolId, { AutoVerifiedAttributes: ['phone_number'] }),
      invalid('SMS configuration is required when phone_number is selected for auto verification'),
    )
    assert.deepEqual(await refusal(UserPoolId, { UserPoolTier: 'LITE' }), {
      code: 'FeatureUnavailableInTierException',
      message: 'The following features need to be disabled for the LITE pricing tier configured: Password History',
    })
    assert.equal((await refusal(UserPoolId, { UserPoolTags: { 'aws:x': '' } })).code, 'UserPoolTaggingException')
    assert.equal((await refusal(UserPoolId, { PoolName: '' })).code, 'InvalidParameterException')
  })

  test('changes that pool only, and says which one it does not know', async () => {
    const [UserPoolId, other] = [await create(), await create({ DeletionProtection: 'ACTIVE' })]
    const before = await describePool(other)
    await update(UserPoolId, { PoolName: 'renamed' })
    assert.equal((await describePool(UserPoolId)).Name, 'renamed')
    assert.deepEqual(await describePool(other), before)
    const unknown = { UserPoolId: 'us-east-1_unknown00' }
    assert.equal(
      (await harness.refusal('UpdateUserPool', unknown)).message,
      'User pool us-east-1_unknown00 does not exist.',
    )
    assert.equal(
      (await harness.refusal('UpdateUserPool', unknown, { kind: 'unsigned' })).code,
      'MissingAuthenticationTokenException',
    )
  })
})
