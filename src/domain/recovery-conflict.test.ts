import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolSettings } from './pools.ts'
import { recoveryConflict } from './recovery-conflict.ts'

type Mechanism = 'verified_email' | 'verified_phone_number' | 'admin_only'

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }
const sms: PoolSettings = { MfaConfiguration: 'ON', SmsConfiguration }
const email: PoolSettings = { MfaConfiguration: 'OPTIONAL', Mfa: { EmailMfaConfiguration: {} } }

const cases: readonly [settings: PoolSettings, mechanisms: Mechanism[], conflict: boolean][] = [
  [sms, ['verified_phone_number'], true],
  [sms, ['verified_email'], false],
  [sms, ['verified_phone_number', 'verified_email'], false],
  [sms, ['admin_only'], false],
  [sms, [], false],
  [{ ...sms, MfaConfiguration: 'OFF' }, ['verified_phone_number'], false],
  [{ ...sms, Mfa: { SmsEnabled: false } }, ['verified_phone_number'], false],
  [email, ['verified_email'], true],
  [email, ['verified_phone_number'], false],
  [email, ['verified_email', 'verified_phone_number'], false],
  [{ ...email, MfaConfiguration: 'OFF' }, ['verified_email'], false],
]
for (const [settings, mechanisms, conflict] of cases) {
  test(`${JSON.stringify(settings)} ${conflict ? 'conflicts' : 'goes'} with recovery by ${mechanisms}`, () => {
    const RecoveryMechanisms = mechanisms.map((Name, index) => ({ Name, Priority: index + 1 }))
    const problem = recoveryConflict({ ...settings, AccountRecoverySetting: { RecoveryMechanisms } })
    assert.equal(problem?.includes(`cannot use ${mechanisms[0]} as a recovery mechanism`) ?? false, conflict)
  })
}
