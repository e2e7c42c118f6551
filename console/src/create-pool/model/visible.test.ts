import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Changes, choose } from './choices-fixture.ts'
import {
  choosableRequired,
  impliedRequired,
  keepOriginalOf,
  liveKeepOriginalChoices,
  offeredGrants,
  offersUserContextData,
  permissionRows,
  requiredAttributes,
  sesIsLeftForLater,
  showsAttributesToVerify,
  showsCustomDomain,
  showsCustomPolicy,
  showsDomainPrefix,
  showsHostedUi,
  showsKeepOriginalChoices,
  showsMfaMethods,
  showsRecoveryMethods,
  showsSes,
  showsSms,
  showsUserNameRequirements,
  showsVerifyingChanges,
} from './visible.ts'

const conditions = {
  showsAttributesToVerify,
  showsCustomDomain,
  showsCustomPolicy,
  showsDomainPrefix,
  showsHostedUi,
  showsKeepOriginalChoices,
  showsMfaMethods,
  showsRecoveryMethods,
  showsSes,
  showsSms,
  showsUserNameRequirements,
  showsVerifyingChanges,
  sesIsLeftForLater,
  offersUserContextData,
}
type Condition = keyof typeof conditions

const usual: readonly Condition[] = [
  'showsAttributesToVerify',
  'showsKeepOriginalChoices',
  'showsRecoveryMethods',
  'showsVerifyingChanges',
]
const without = (...gone: readonly Condition[]) => usual.filter((each) => !gone.includes(each))

/** What is shown after one choice, besides what always is. */
const shown: readonly (readonly [Changes, readonly Condition[]])[] = [
  [{}, usual],
  [{ signIn: { userName: true } }, [...usual, 'showsUserNameRequirements']],
  [{ signIn: { phone: true } }, [...usual, 'showsSms']],
  [{ security: { passwordMode: 'custom' } }, [...usual, 'showsCustomPolicy']],
  [{ security: { mfa: 'ON' } }, [...usual, 'showsMfaMethods']],
  [{ security: { mfa: 'OPTIONAL', mfaBySms: true } }, [...usual, 'showsMfaMethods', 'showsSms']],
  [{ security: { mfa: 'OFF', mfaBySms: true } }, usual],
  [{ security: { recovery: 'sms' } }, [...usual, 'showsSms']],
  [{ security: { recovery: 'emailThenSms' } }, [...usual, 'showsSms']],
  [{ security: { recovery: 'smsThenEmail' } }, [...usual, 'showsSms']],
  [{ security: { recovery: 'smsEvenWithMfa' } }, [...usual, 'showsSms']],
  [{ security: { recovery: 'sms', selfServiceRecovery: false } }, without('showsRecoveryMethods')],
  [{ signUp: { verify: 'phone' } }, [...usual, 'showsSms']],
  [{ signUp: { verify: 'phoneThenEmail' } }, [...usual, 'showsSms']],
  [{ signUp: { verify: 'phone', sendsVerification: false } }, ['showsRecoveryMethods']],
  [{ signUp: { keepOriginal: false } }, without('showsKeepOriginalChoices')],
  [{ delivery: { emailProvider: 'ses' } }, [...usual, 'showsSes', 'sesIsLeftForLater']],
  [{ delivery: { emailProvider: 'ses', fromAddress: 'a@b.example' } }, [...usual, 'showsSes']],
  [{ delivery: { emailProvider: 'ses', sesIdentityArn: 'arn' } }, [...usual, 'showsSes']],
  [{ app: { hostedUi: true } }, [...usual, 'showsHostedUi', 'showsDomainPrefix']],
  [{ app: { hostedUi: true, domainKind: 'custom' } }, [...usual, 'showsHostedUi', 'showsCustomDomain']],
  [{ app: { domainKind: 'custom' } }, usual],
  [{ app: { generateSecret: true } }, [...usual, 'offersUserContextData']],
]

for (const [changes, expected] of shown) {
  test(`what is shown after ${JSON.stringify(changes)}`, () => {
    const choices = choose(changes)
    const names = Object.entries(conditions).flatMap(([name, isShown]) => (isShown(choices) ? [name] : []))
    assert.deepEqual(names.sort(), [...expected].sort())
  })
}

const userNameOnly = { userName: true, email: false } as const
const implied: readonly (readonly [Changes, readonly string[]])[] = [
  [{}, ['email']],
  [{ signIn: userNameOnly }, ['email']],
  [{ signIn: userNameOnly, signUp: { sendsVerification: false } }, []],
  [{ signIn: userNameOnly, signUp: { verify: 'phone' }, security: { recovery: 'sms' } }, ['phone_number']],
  [{ signIn: userNameOnly, signUp: { verify: 'phone' } }, ['email', 'phone_number']],
  [{ signIn: userNameOnly, signUp: { verify: 'phoneThenEmail' }, security: { recovery: 'smsThenEmail' } }, []],
  [{ signIn: { email: false, phone: true }, signUp: { sendsVerification: false } }, ['phone_number']],
  [{ signIn: { phone: true } }, ['email', 'phone_number']],
  [{ security: { mfa: 'ON', mfaBySms: true } }, ['email', 'phone_number']],
  [{ security: { mfa: 'OFF', mfaBySms: true } }, ['email']],
  [
    { signIn: userNameOnly, signUp: { sendsVerification: false }, security: { mfa: 'ON', mfaByEmail: true } },
    ['email'],
  ],
]

for (const [changes, expected] of implied) {
  test(`attributes that ${JSON.stringify(changes)} requires`, () => {
    const choices = choose(changes)
    assert.deepEqual(impliedRequired(choices), expected)
    assert.equal(choosableRequired(choices).length, 17 - expected.length)
  })
}

test('a preferred user name is an alias or required, not both', () => {
  const signUp = { additionalRequired: ['preferred_username', 'name', 'name', 'email'] } as const
  const alias = choose({ signIn: { userName: true, preferredUserName: true }, signUp })
  assert.equal(choosableRequired(alias).includes('preferred_username'), false)
  assert.deepEqual(requiredAttributes(alias), ['email', 'name'])
  const hidden = choose({ signIn: { preferredUserName: true }, signUp })
  assert.deepEqual(requiredAttributes(hidden), ['email', 'preferred_username', 'name'])
})

for (const [signUp, live, counts] of [
  [{}, ['email'], 'email'],
  [{ verify: 'phone' }, ['phone'], 'phone'],
  [{ verify: 'phoneThenEmail' }, ['phone', 'email', 'both'], 'email'],
  [{ verify: 'phoneThenEmail', keepOriginalOf: 'both' }, ['phone', 'email', 'both'], 'both'],
  [{ verify: 'email', keepOriginalOf: 'phone' }, ['email'], 'email'],
  [{ sendsVerification: false }, [], undefined],
] as const) {
  test(`live answers while an update is pending: ${JSON.stringify(signUp)}`, () => {
    assert.deepEqual(liveKeepOriginalChoices(choose({ signUp })), live)
    assert.equal(keepOriginalOf(choose({ signUp })), counts)
  })
}

test('client credentials are not offered while a pool is made', () => {
  const offered = offeredGrants().filter((each) => each.offered)
  assert.deepEqual(
    offered.map(({ grant }) => grant),
    ['code', 'implicit'],
  )
})

test('the table of permissions lists every attribute with its lock', () => {
  const plan = { name: 'plan', type: 'String', min: '', max: '', mutable: true } as const
  const rows = permissionRows(
    choose({ signUp: { customAttributes: [plan] }, app: { unreadable: ['name'], unwritable: ['name', 'email'] } }),
  )
  assert.equal(rows.length, 20)
  const row = (name: string) => rows.find((each) => each.name === name)
  assert.deepEqual(row('email'), { name: 'email', readable: true, writable: true, writeLock: 'required' })
  assert.deepEqual(row('name'), { name: 'name', readable: false, writable: false })
  assert.deepEqual(row('custom:plan'), { name: 'custom:plan', readable: true, writable: true })
  assert.deepEqual(row('email_verified'), {
    name: 'email_verified',
    readable: true,
    writable: false,
    writeLock: 'verified',
  })
})
