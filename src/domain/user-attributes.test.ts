import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AppClient, ClientSettings } from './clients.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { PoolSettings, UserPool } from './pools.ts'
import { missingAttributesProblem, missingRequiredAttributes, readAttributes } from './user-attributes.ts'

const at = new Date(0)

function pool(settings: PoolSettings = {}): UserPool {
  return { id: 'us-east-1_test', name: 'test', settings: withPoolDefaults(settings), createdAt: at, modifiedAt: at }
}

function client(settings: Partial<ClientSettings> = {}): AppClient {
  return { id: 'client', poolId: 'us-east-1_test', name: 'app', settings, secrets: [], createdAt: at, modifiedAt: at }
}

const customPool = pool({
  Schema: [
    { Name: 'team', AttributeDataType: 'String', Mutable: true },
    { Name: 'level', AttributeDataType: 'Number', DeveloperOnlyAttribute: true, Mutable: true },
    { Name: 'nickname', Required: true },
    { Name: 'gender', Required: true },
  ],
})

const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))

function asUser(attributes: Record<string, string>, settings: Partial<ClientSettings> = {}, of = customPool) {
  return readAttributes({ pool: of, client: client(settings), writer: 'user', given: list(attributes) })
}

function asAdmin(attributes: Record<string, string>, of = customPool) {
  return readAttributes({ pool: of, writer: 'admin', given: list(attributes) })
}

const unauthorized = {
  refused: { code: 'NotAuthorizedException', message: 'A client attempted to write unauthorized attribute' },
}
const invalid = (message: string) => ({ refused: { code: 'InvalidParameterException', message } })

describe('CVE-2026-54693, CVE-2026-27946: what a user can never write', () => {
  const names = [
    'email_verified',
    'phone_number_verified',
    'sub',
    'identities',
    'cognito:username',
    'cognito:user_status',
    'dev:custom:level',
  ]
  for (const name of names) {
    it(name, () => assert.deepEqual(asUser({ [name]: 'true' }), unauthorized))
    it(`${name}, even when the client's list has it`, () =>
      assert.deepEqual(asUser({ [name]: 'true' }, { WriteAttributes: [name] }), unauthorized))
  }

  it('other spellings of them are unknown names', () => {
    for (const name of [
      'Email_Verified',
      'SUB',
      'email_verified ',
      'custom:email_verified',
      '__proto__',
      'constructor',
    ])
      assert.deepEqual(asUser({ ...Object.fromEntries([[name, 'true']]) }), invalid(undetermined(name)), name)
  })
})

const undetermined = (name: string) =>
  `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`

describe('what an app client lets its users write', () => {
  it('everything else, without a list of its own', () => {
    const attributes = { name: 'Ada', 'custom:team': 'red' }
    assert.deepEqual(asUser(attributes), { attributes, removed: [] })
    assert.deepEqual(asUser(attributes, { WriteAttributes: [] }), { attributes, removed: [] })
  })

  it('only what its list names, known to the pool or not', () => {
    const settings = { WriteAttributes: ['name', 'email'] }
    assert.deepEqual(asUser({ name: 'Ada' }, settings), { attributes: { name: 'Ada' }, removed: [] })
    assert.deepEqual(asUser({ name: 'Ada', 'custom:team': 'red' }, settings), unauthorized)
    assert.deepEqual(asUser({ unknown: 'x' }, settings), unauthorized)
  })
})

describe('what an administrator writes', () => {
  it('marks of verified addresses and developer attributes too', () => {
    const attributes = { email: 'a@b.example', email_verified: 'true', 'dev:custom:level': '3' }
    assert.deepEqual(asAdmin(attributes), { attributes, removed: [] })
    assert.deepEqual(asAdmin({ phone_number_verified: 'False' }), {
      attributes: { phone_number_verified: 'false' },
      removed: [],
    })
  })

  it('never what is the pool itself', () => {
    assert.deepEqual(asAdmin({ sub: 'x' }), invalid('Cannot modify the non-mutable attribute sub'))
    for (const name of ['identities', 'cognito:username', 'custom:level', 'level'])
      assert.deepEqual(asAdmin({ [name]: '1' }), invalid(undetermined(name)))
  })
})

describe('how a list of attributes is read', () => {
  it('unknown names are refused', () => {
    for (const name of ['favorite_flavor', 'custom:unknown', 'custom:', 'team'])
      assert.deepEqual(asUser({ [name]: 'x' }), invalid(undetermined(name)))
  })

  it('all values that do not conform are named, and their values are not', () => {
    const long = 's3cret'.repeat(400)
    assert.deepEqual(
      asUser({ name: long, updated_at: 's3cret' }),
      invalid(
        'Attributes did not conform to the schema: name: String must be no longer than 2048 characters\nupdated_at: The value must be a number\n',
      ),
    )
  })

  it('formats have messages of their own', () => {
    assert.deepEqual(asUser({ email: 'x' }), invalid('Invalid email address format.'))
    assert.deepEqual(asAdmin({ phone_number: '0' }), invalid('Invalid phone number format.'))
  })

  it('an empty or absent value takes the attribute away', () => {
    const given = [{ Name: 'name', Value: '' }, { Name: 'email' }, { Name: 'custom:team', Value: 'red' }]
    assert.deepEqual(readAttributes({ pool: customPool, client: client(), writer: 'user', given }), {
      attributes: { 'custom:team': 'red' },
      removed: ['name', 'email'],
    })
  })

  it('one name with two values is refused, said twice the same is not', () => {
    const twice = (first: string, second: string) =>
      readAttributes({
        pool: customPool,
        client: client(),
        writer: 'user',
        given: [
          { Name: 'name', Value: first },
          { Name: 'name', Value: second },
        ],
      })
    assert.deepEqual(twice('Ada', 'Eve'), invalid('Attribute name was given more than one value.'))
    assert.deepEqual(twice('Ada', ''), invalid('Attribute name was given more than one value.'))
    assert.deepEqual(twice('Ada', 'Ada'), { attributes: { name: 'Ada' }, removed: [] })
  })

  it('a pool that ignores case keeps e-mail addresses and preferred usernames in lower case, others as they are', () => {
    const given = { email: 'Ａda@Example.com', preferred_username: 'AdA', name: 'Ada' }
    const insensitive = pool({ UsernameConfiguration: { CaseSensitive: false } })
    assert.deepEqual(asUser(given, {}, insensitive), {
      attributes: { email: 'ada@example.com', preferred_username: 'ada', name: 'Ada' },
      removed: [],
    })
    assert.deepEqual(asUser(given), {
      attributes: { email: 'Ada@Example.com', preferred_username: 'AdA', name: 'Ada' },
      removed: [],
    })
  })
})

describe('required attributes', () => {
  it('are those of the schema that the user has no value for', () => {
    assert.deepEqual(missingRequiredAttributes(customPool, {}), ['nickname', 'gender'])
    assert.deepEqual(missingRequiredAttributes(customPool, { nickname: 'A', gender: '' }), ['gender'])
    assert.deepEqual(missingRequiredAttributes(pool(), {}), [])
  })

  it('are all named when some are missing', () => {
    assert.equal(
      missingAttributesProblem(customPool, {}),
      'Attributes did not conform to the schema: nickname: The attribute is required\ngender: The attribute is required\n',
    )
    assert.equal(missingAttributesProblem(customPool, { nickname: 'A', gender: 'x' }), undefined)
  })
})
