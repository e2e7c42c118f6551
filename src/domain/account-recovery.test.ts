import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isAdministratorOnly, recoveryAddresses, recoveryTarget, simulatedRecoveryTarget } from './account-recovery.ts'
import type { PoolSettings, UserPool } from './pools.ts'
import { type MfaMethod, noMfa, type User, type UserStatus } from './users.ts'

const at = new Date(0)

function pool(settings: PoolSettings = {}): UserPool {
  return { id: 'us-east-1_test', name: 'test', settings, createdAt: at, modifiedAt: at }
}

function recovering(...names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]): PoolSettings {
  return { AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, n) => ({ Name, Priority: n + 1 })) } }
}

const both = { email: 'a@x.example', email_verified: 'true', phone_number: '+15550001', phone_number_verified: 'true' }

function user(attributes: User['attributes'], enabled: MfaMethod[] = [], status: UserStatus = 'CONFIRMED'): User {
  const mfa = { ...noMfa, enabled }
  return {
    poolId: 'us-east-1_test',
    id: 'id',
    username: 'ada',
    status,
    enabled: true,
    attributes,
    mfa,
    createdAt: at,
    modifiedAt: at,
  }
}

/** The attribute that the code goes to, or the code of the refusal. */
function outcome(settings: PoolSettings, of: User): string {
  const found = recoveryTarget(pool(settings), of)
  return found.kind === 'target' ? found.target.attribute : found.code
}

const optional = { MfaConfiguration: 'OPTIONAL' } as const
const none = 'InvalidParameterException'
const { phone_number: _, ...onlyEmail } = both
const { email: __, ...onlyPhone } = both

describe('where the code for a forgotten password goes', () => {
  const rows: [string, PoolSettings, User, string][] = [
    ['no setting: the phone', {}, user(both), 'phone_number'],
    ['no setting, no phone', {}, user(onlyEmail), 'email'],
    ['no setting, the phone is the second factor: the other one', optional, user(both, ['SMS_MFA']), 'email'],
    [
      'no setting, nothing but the second factor: as it always was',
      optional,
      user(onlyPhone, ['SMS_MFA']),
      'phone_number',
    ],
    ['priority 1', recovering('verified_email', 'verified_phone_number'), user(both), 'email'],
    ['priority 2', recovering('verified_email', 'verified_phone_number'), user(onlyPhone), 'phone_number'],
    ['not listed', recovering('verified_email'), user(onlyPhone), none],
    ['not verified', recovering('verified_email'), user({ email: 'a@x.example', email_verified: 'false' }), none],
    ['verified but gone', recovering('verified_email'), user({ email_verified: 'true' }), none],
    [
      'the second factor: the next one',
      { ...optional, ...recovering('verified_email', 'verified_phone_number') },
      user(both, ['EMAIL_OTP']),
      'phone_number',
    ],
    [
      'nothing but the second factor',
      { ...optional, ...recovering('verified_email') },
      user(both, ['EMAIL_OTP']),
      none,
    ],
    [
      'an authenticator app is no channel',
      { ...optional, ...recovering('verified_email') },
      user(both, ['SOFTWARE_TOKEN_MFA']),
      'email',
    ],
    [
      'a second factor in a pool without any',
      { MfaConfiguration: 'OFF', ...recovering('verified_email') },
      user(both, ['EMAIL_OTP']),
      'email',
    ],
    ['no address at all', {}, user({}), none],
  ]
  for (const [what, settings, of, expected] of rows) it(what, () => assert.equal(outcome(settings, of), expected))

  const statuses: [UserStatus, string][] = [
    ['CONFIRMED', 'email'],
    ['RESET_REQUIRED', 'email'],
    ['UNCONFIRMED', 'email'],
    ['FORCE_CHANGE_PASSWORD', 'NotAuthorizedException'],
    ['EXTERNAL_PROVIDER', 'NotAuthorizedException'],
    ['ARCHIVED', 'NotAuthorizedException'],
  ]
  for (const [status, expected] of statuses)
    it(status, () => assert.equal(outcome({}, user(onlyEmail, [], status)), expected))

  it('disabled', () => assert.equal(outcome({}, { ...user(both), enabled: false }), 'NotAuthorizedException'))
})

describe('a pool’s choice of ways', () => {
  it('is ordered by priority, not by position', () => {
    const RecoveryMechanisms = [
      { Name: 'verified_phone_number' as const, Priority: 2 },
      { Name: 'verified_email' as const, Priority: 1 },
    ]
    assert.deepEqual(recoveryAddresses(pool({ AccountRecoverySetting: { RecoveryMechanisms } })), [
      'email',
      'phone_number',
    ])
  })

  it('may be none', () => {
    assert.deepEqual(recoveryAddresses(pool(recovering('admin_only'))), [])
    assert.ok(isAdministratorOnly(pool(recovering('admin_only'))))
    assert.ok(!isAdministratorOnly(pool()))
  })
})

describe('where a code for nobody seems to go', () => {
  const hash = Buffer.alloc(32, 3)
  const seen = (settings: PoolSettings, name: string) => {
    const { attribute, destination } = simulatedRecoveryTarget(pool(settings), name, hash)
    return `${attribute} ${destination}`
  }
  const verifiesEmail: PoolSettings = { AutoVerifiedAttributes: ['email'] }
  const rows: [string, PoolSettings, string, string][] = [
    ['what users of the pool have, not what comes first', verifiesEmail, 'nobody', 'email d@d'],
    [
      'only where the pool recovers by it',
      { ...verifiesEmail, ...recovering('verified_phone_number') },
      'nobody',
      'phone_number +10000000771',
    ],
    ['the name itself, if it is an address', {}, 'nobody@x.example', 'email nobody@x.example'],
    ['the name itself, if it is a phone number', verifiesEmail, '+15550009876', 'phone_number +15550009876'],
    ['the first way, if nothing else is known', {}, 'nobody', 'phone_number +10000000771'],
  ]
  for (const [what, settings, name, expected] of rows) it(what, () => assert.equal(seen(settings, name), expected))
})
