import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  allowsPasswordless,
  earlyAliasProblem,
  knownName,
  nameNewUser,
  newUser,
  withUnverifiedMarks,
} from './new-user.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { PoolSettings, UserPool } from './pools.ts'
import type { Attributes } from './users.ts'

const at = new Date(0)
const id = '34c84488-e0e1-70ae-d2ee-991ad1a898c8'

function pool(settings: PoolSettings = {}): UserPool {
  return { id: 'us-east-1_test', name: 'test', settings: withPoolDefaults(settings), createdAt: at, modifiedAt: at }
}

const ignoringCase: PoolSettings = { UsernameConfiguration: { CaseSensitive: false } }
const byEmail: PoolSettings = { UsernameAttributes: ['email'] }
const byPhone: PoolSettings = { UsernameAttributes: ['phone_number'] }
const byEither: PoolSettings = { UsernameAttributes: ['email', 'phone_number'] }
const emailAlias: PoolSettings = { AliasAttributes: ['email'] }
const phoneAlias: PoolSettings = { AliasAttributes: ['phone_number'] }

const emailFormat = 'Username cannot be of email format, since user pool is configured for email alias.'
const phoneFormat = 'Username cannot be of phone number format, since user pool is configured for phone number alias.'

describe('how a new user is named', () => {
  const named: readonly [
    why: string,
    PoolSettings,
    name: string,
    given: Attributes,
    username: string,
    attributes: Attributes,
  ][] = [
    ['a plain name is kept', {}, 'Ada', {}, 'Ada', {}],
    ['a pool that ignores case keeps it in lower case', ignoringCase, 'Ada', {}, 'ada', {}],
    ['without aliases a name may look like anything', {}, 'ada@b.example', {}, 'ada@b.example', {}],
    ['without the e-mail alias a name may look like an address', phoneAlias, 'ada@b.example', {}, 'ada@b.example', {}],
    ['an @ alone is no address', emailAlias, '@ada', {}, '@ada', {}],
    ['an e-mail address becomes the attribute', byEmail, 'a@b.example', {}, id, { email: 'a@b.example' }],
    ['so does a phone number', byPhone, '+15550100', {}, id, { phone_number: '+15550100' }],
    [
      'either',
      byEither,
      '+15550100',
      { email: 'a@b.example' },
      id,
      { email: 'a@b.example', phone_number: '+15550100' },
    ],
    [
      'said twice alike',
      byEmail,
      'a@b.example',
      { email: 'a@b.example', name: 'A' },
      id,
      { email: 'a@b.example', name: 'A' },
    ],
    [
      'in lower case where case is ignored',
      { ...byEmail, ...ignoringCase },
      'A@B.example',
      { email: 'a@b.example' },
      id,
      { email: 'a@b.example' },
    ],
    ['CVE-2025-13033: in its normal form', byEmail, 'ａ@b.example', {}, id, { email: 'a@b.example' }],
  ]
  for (const [why, settings, name, given, username, attributes] of named)
    it(why, () => assert.deepEqual(nameNewUser(pool(settings), id, name, given), { username, attributes }))

  const refused: readonly [why: string, PoolSettings, name: string, given: Attributes, message: string][] = [
    ['an e-mail address where that is an alias', emailAlias, 'a@b.example', {}, emailFormat],
    ['one in disguise', emailAlias, 'a＠b.example', {}, emailFormat],
    ['a phone number where that is an alias', phoneAlias, '+15550100', {}, phoneFormat],
    ['no e-mail address', byEmail, 'ada', {}, 'Username should be an email.'],
    ['a phone number instead of an e-mail address', byEmail, '+15550100', {}, 'Username should be an email.'],
    ['no phone number', byPhone, 'a@b.example', {}, 'Username should be a phone number.'],
    ['neither', byEither, 'ada', {}, 'Username should be either an email or a phone number.'],
    ['two addresses', byEmail, 'a@b.example', { email: 'c@d.example' }, 'Username and email do not match.'],
    [
      'another letter case where it counts',
      byEmail,
      'A@b.example',
      { email: 'a@b.example' },
      'Username and email do not match.',
    ],
    [
      'two phone numbers',
      byEither,
      '+15550100',
      { phone_number: '+15550101' },
      'Username and phone_number do not match.',
    ],
  ]
  for (const [why, settings, name, given, message] of refused)
    it(`refused: ${why}`, () => assert.deepEqual(nameNewUser(pool(settings), id, name, given), { refused: message }))
})

describe('what to call a user in a message', () => {
  const user = (settings: PoolSettings, username: string, attributes: Attributes) =>
    knownName(pool(settings), newUser(pool(settings), id, { username, attributes }, 'CONFIRMED', at))

  it('their username, or the address that stands for it', () => {
    assert.equal(user({}, 'ada', { email: 'a@b.example' }), 'ada')
    assert.equal(user(byEither, id, { email: 'a@b.example', phone_number: '+15550100' }), 'a@b.example')
    assert.equal(user(byPhone, id, { phone_number: '+15550100' }), '+15550100')
    assert.equal(user(byPhone, id, {}), id)
  })
})

describe('a new user', () => {
  it('has proved no address yet', () => {
    assert.deepEqual(withUnverifiedMarks({ name: 'A' }), { name: 'A' })
    assert.deepEqual(withUnverifiedMarks({ email: 'a@b.example', phone_number: '+1555' }), {
      email: 'a@b.example',
      email_verified: 'false',
      phone_number: '+1555',
      phone_number_verified: 'false',
    })
  })

  it('brings no preferred username where that signs in, unless the pool requires one', () => {
    const aliasPool: PoolSettings = { AliasAttributes: ['preferred_username'] }
    const given = { preferred_username: 'ada' }
    assert.match(earlyAliasProblem(pool(aliasPool), given) ?? '', /^preferred_username is an alias/)
    assert.equal(earlyAliasProblem(pool(aliasPool), {}), undefined)
    assert.equal(earlyAliasProblem(pool(), given), undefined)
    assert.equal(
      earlyAliasProblem(pool({ ...aliasPool, Schema: [{ Name: 'preferred_username', Required: true }] }), given),
      undefined,
    )
  })
})

describe('doing without a password', () => {
  const cases: readonly [PoolSettings, boolean][] = [
    [{}, false],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } } }, false],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } }, true],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['SMS_OTP'] } } }, true],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } }, true],
  ]
  for (const [settings, expected] of cases)
    it(JSON.stringify(settings), () => assert.equal(allowsPasswordless(pool(settings)), expected))
})
