import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planUpdate, withProvedAddress } from './attribute-update.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { PoolSettings } from './pools.ts'
import { type Attributes, noMfa, type User, type UserStatus } from './users.ts'

const at = new Date(0)
const before = { email: 'old@x.example', email_verified: 'true', name: 'Ada' }

function plan(
  settings: PoolSettings,
  attributes: Attributes,
  {
    removed = [],
    has = before,
    status = 'CONFIRMED',
  }: { removed?: string[]; has?: Attributes; status?: UserStatus } = {},
) {
  const pool = { id: 'p_1', name: 'test', settings: withPoolDefaults(settings), createdAt: at, modifiedAt: at }
  const user: User = {
    poolId: 'p_1',
    id: 'id',
    username: 'ada',
    status,
    enabled: true,
    attributes: has,
    mfa: noMfa,
    createdAt: at,
    modifiedAt: at,
  }
  const made = planUpdate({ pool, user, attributes, removed })
  if ('refused' in made) return made.refused.message
  return { ...made, codes: made.codes.map(({ attribute, destination }) => `${attribute} ${destination}`) }
}

const verifying: PoolSettings = { AutoVerifiedAttributes: ['email'] }
const waiting: PoolSettings = {
  ...verifying,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
}
const fresh = { email: 'new@x.example' }

describe('what becomes of a changed address', () => {
  it('it is unverified, and a code is sent', () => {
    assert.deepEqual(plan(verifying, fresh), {
      attributes: { ...before, ...fresh, email_verified: 'false' },
      voided: ['email'],
      codes: ['email new@x.example'],
    })
  })

  it('unless it is vouched for in the same breath', () => {
    for (const settings of [verifying, waiting])
      assert.deepEqual(plan(settings, { ...fresh, email_verified: 'true' }), {
        attributes: { ...before, ...fresh },
        voided: ['email'],
        codes: [],
      })
  })

  it('where it has to be proved first it waits, with all that stood untouched', () => {
    const given: Attributes[] = [fresh, { ...fresh, email_verified: 'false' }]
    for (const attributes of given)
      assert.deepEqual(plan(waiting, attributes), {
        attributes: before,
        voided: [],
        codes: ['email new@x.example'],
      })
    const first = plan(waiting, fresh, { has: {} })
    assert.deepEqual(first, { attributes: {}, voided: [], codes: ['email new@x.example'] })
  })

  it('somebody who has not confirmed the sign-up could not prove it: nothing waits, nothing is sent', () => {
    assert.deepEqual(plan(waiting, fresh, { status: 'UNCONFIRMED' }), {
      attributes: { ...before, ...fresh, email_verified: 'false' },
      voided: ['email'],
      codes: [],
    })
  })

  it('the same address is no change, but its mark may be set', () => {
    assert.deepEqual(plan(waiting, { email: before.email }), { attributes: before, voided: [], codes: [] })
    const marked = plan(verifying, { email: before.email, email_verified: 'false' })
    assert.deepEqual(marked, { attributes: { ...before, email_verified: 'false' }, voided: [], codes: [] })
  })

  it('taken away, it takes its mark with it', () => {
    const without = { attributes: { name: 'Ada' }, voided: ['email'], codes: [] }
    assert.deepEqual(plan(waiting, {}, { removed: ['email'] }), without)
  })
})

describe('what is refused', () => {
  const stray = 'required to verify/un-verify'
  const rows: [string, PoolSettings, Attributes, { removed?: string[]; has?: Attributes }, RegExp][] = [
    [
      'a mark without an e-mail address',
      {},
      { email_verified: 'true' },
      { has: {} },
      new RegExp(`^Email is ${stray} an email$`),
    ],
    [
      'a mark without a phone number',
      {},
      { phone_number_verified: 'false' },
      {},
      new RegExp(`^Phone number is ${stray} a phone number$`),
    ],
    [
      'a mark for an address that goes',
      {},
      { email_verified: 'true' },
      { removed: ['email'] },
      new RegExp(`^Email is ${stray}`),
    ],
    [
      'immutable',
      { Schema: [{ Name: 'name', Mutable: false }] },
      { name: 'B' },
      {},
      /^user\.name: Attribute cannot be updated\.\n$/,
    ],
    [
      'immutable, to nothing',
      { Schema: [{ Name: 'name', Mutable: false }] },
      {},
      { removed: ['name'] },
      /^user\.name: Attribute cannot/,
    ],
    [
      'required, to nothing',
      { Schema: [{ Name: 'name', Mutable: true, Required: true }] },
      {},
      { removed: ['name'] },
      /name: The attribute is required\n$/,
    ],
    [
      'the last name to sign in with',
      { UsernameAttributes: ['email'] },
      {},
      { removed: ['email'] },
      /^Cannot remove email: /,
    ],
  ]
  for (const [what, settings, attributes, more, message] of rows)
    it(what, () => assert.match(String(plan(settings, attributes, more)), message))

  it('not one of two names', () => {
    const has = { ...before, phone_number: '+15550001' }
    const made = plan({ UsernameAttributes: ['email', 'phone_number'] }, {}, { removed: ['email'], has })
    assert.notEqual(typeof made, 'string')
  })
})

it('a proved address stands verified, whatever stood there', () => {
  assert.deepEqual(withProvedAddress({ ...before, email_verified: 'false' }, 'email', 'new@x.example'), {
    name: 'Ada',
    email: 'new@x.example',
    email_verified: 'true',
  })
})
