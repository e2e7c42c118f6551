import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { updateInputOf } from './update-input.ts'

/** What UpdateUserPool takes beside the id, by the names of the contract. */
const taken = [
  'AccountRecoverySetting',
  'AcrConfiguration',
  'AdminCreateUserConfig',
  'AutoVerifiedAttributes',
  'DcrConfiguration',
  'DeletionProtection',
  'DeviceConfiguration',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'IssuerConfiguration',
  'KeyConfiguration',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'PoolName',
  'SmsAuthenticationMessage',
  'SmsConfiguration',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'UserPoolTags',
  'UserPoolTier',
  'VerificationMessageTemplate',
]

test('every member of UpdateUserPool is sent: what is left out would be reset', () => {
  assert.deepEqual(Object.keys(updateInputOf({})).sort(), taken)
})

test('the older name for the life of a temporary password is refused beside the newer one', () => {
  const pool: UserPoolType = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 } }
  assert.deepEqual(updateInputOf(pool).AdminCreateUserConfig, { AllowAdminCreateUserOnly: true })
})
