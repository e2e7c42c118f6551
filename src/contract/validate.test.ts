import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cognitoIdentity } from './cognito-identity.generated.ts'
import { cognitoIdp } from './cognito-idp.generated.ts'
import type { Service } from './shape.ts'
import { sts } from './sts.generated.ts'
import { readInput } from './validate.ts'

const pool = { UserPoolId: 'eu-west-1_Ab9' }
const person = { ClientId: 'abc', Username: 'ann' }

const accepted: [name: string, service: Service, operation: string, body: object, value: object][] = [
  ['the required members alone', cognitoIdp, 'SignUp', person, person],
  ['null as absent, unknown as nothing', cognitoIdp, 'SignUp', { ...person, Password: null, Foo: { a: 1 } }, person],
  [
    'null in a map as absent',
    cognitoIdp,
    'InitiateAuth',
    { ClientId: 'a', AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: 'r', DEVICE_KEY: null } },
    { ClientId: 'a', AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: 'r' } },
  ],
  ['the least and the most', cognitoIdp, 'ListUsers', { ...pool, Limit: 60 }, { ...pool, Limit: 60 }],
  [
    'a user name of the greatest length',
    cognitoIdp,
    'AdminGetUser',
    { ...pool, Username: 'u'.repeat(128) },
    { ...pool, Username: 'u'.repeat(128) },
  ],
  [
    'a list of structures without undeclared members',
    cognitoIdp,
    'SignUp',
    { ...person, UserAttributes: [{ Name: 'email', Value: 'a@b', Admin: true }] },
    { ...person, UserAttributes: [{ Name: 'email', Value: 'a@b' }] },
  ],
  [
    'bytes',
    cognitoIdp,
    'SetUICustomization',
    { ...pool, ImageFile: 'AQL/' },
    { ...pool, ImageFile: new Uint8Array([1, 2, 255]) },
  ],
  [
    'a document',
    cognitoIdp,
    'CompleteWebAuthnRegistration',
    { AccessToken: 'a', Credential: { id: 'x', response: [1, null] } },
    { AccessToken: 'a', Credential: { id: 'x', response: [1, null] } },
  ],
  [
    'numbers as text in the query protocol',
    sts,
    'GetSessionToken',
    { DurationSeconds: '900' },
    { DurationSeconds: 900 },
  ],
]

for (const [name, service, operation, body, value] of accepted) {
  test(`accepts ${name}`, () => assert.deepEqual(readInput(service, operation, body), { ok: true, value }))
}

const malformed: [name: string, operation: string, body: unknown, message: string][] = [
  ['no body', 'SignUp', undefined, ''],
  ['null', 'SignUp', null, ''],
  ['a text', 'SignUp', 'x', ''],
  ['a list', 'SignUp', [], 'Start of list found where not expected'],
  ['a number for a text', 'GetUser', { AccessToken: 1 }, 'NUMBER_VALUE can not be converted to a String'],
  ['true for a text', 'GetUser', { AccessToken: true }, 'TRUE_VALUE can not be converted to a String'],
  ['false for a text', 'GetUser', { AccessToken: false }, 'FALSE_VALUE can not be converted to a String'],
  ['a list for a text', 'GetUser', { AccessToken: ['a'] }, 'Start of list found where not expected'],
  ['a structure for a text', 'GetUser', { AccessToken: {} }, 'Start of structure or map found where not expected.'],
  ['a text for an integer', 'ListUsers', { Limit: '1' }, 'STRING_VALUE can not be converted to an Integer'],
  ['a fraction', 'ListUsers', { Limit: 1.5 }, 'NUMBER_VALUE can not be converted to an Integer'],
  [
    'a number for a boolean',
    'ConfirmSignUp',
    { ForceAliasCreation: 1 },
    'NUMBER_VALUE can not be converted to a Boolean',
  ],
  ['a text for a list', 'SignUp', { UserAttributes: 'x' }, 'Expected list or null'],
  ['a structure for a list', 'SignUp', { UserAttributes: {} }, 'Start of structure or map found where not expected.'],
  ['a text for a structure', 'SignUp', { UserContextData: 'x' }, 'Expected null'],
  ['a list for a map', 'SignUp', { ClientMetadata: [] }, 'Start of list found where not expected'],
  ['a number in a map', 'SignUp', { ClientMetadata: { a: 1 } }, 'NUMBER_VALUE can not be converted to a String'],
  ['no base64', 'SetUICustomization', { ImageFile: 'AQL' }, 'Invalid Base64.'],
]

for (const [name, operation, body, message] of malformed) {
  test(`refuses ${name} before looking at any limit`, () => {
    assert.deepEqual(readInput(cognitoIdp, operation, body), { ok: false, code: 'SerializationException', message })
  })
}

const nameLimit = String.raw`Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+`

const broken: [name: string, service: Service, operation: string, body: object, violations: string[]][] = [
  [
    'absent members',
    cognitoIdp,
    'AdminAddUserToGroup',
    {},
    [
      "Value null at 'groupName' failed to satisfy constraint: Member must not be null",
      "Value at 'username' failed to satisfy constraint: Member must not be null",
      "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
    ],
  ],
  [
    'a pattern, with the value',
    cognitoIdp,
    'AdminGetUser',
    { UserPoolId: 'bad', Username: 'u' },
    [
      String.raw`Value 'bad' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+`,
    ],
  ],
  [
    'sensitive values, which are not repeated',
    cognitoIdp,
    'SignUp',
    { ClientId: 'abc', Username: '', Password: 'my secret' },
    [
      String.raw`Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\S]+`,
      "Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1",
      `Value at 'username' failed to satisfy constraint: ${nameLimit}`,
    ],
  ],
  [
    'the greatest length',
    cognitoIdp,
    'AdminGetUser',
    { ...pool, Username: 'u'.repeat(129) },
    ["Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128"],
  ],
  [
    'the greatest value',
    cognitoIdp,
    'ListUsers',
    { ...pool, Limit: 61 },
    ["Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60"],
  ],
  [
    'the least value',
    cognitoIdp,
    'ListUsers',
    { ...pool, Limit: -1 },
    ["Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0"],
  ],
  [
    'members of members and of items',
    cognitoIdp,
    'CreateUserPool',
    {
      PoolName: 'p',
      Policies: { PasswordPolicy: { MinimumLength: 5 } },
      MfaConfiguration: 'false',
      Schema: [{ Name: 'ok' }, { Name: 'phone_number_verified' }],
    },
    [
      "Value 'phone_number_verified' at 'schema.2.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
      "Value 'false' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]",
      "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
    ],
  ],
  [
    'items of a list',
    cognitoIdp,
    'CreateUserPoolClient',
    { ...pool, ClientName: 'c', CallbackURLs: ['https://a', 'b c'], AllowedOAuthFlows: ['token'] },
    [
      "Value '[token]' at 'allowedOAuthFlows' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [client_credentials, code, implicit]]",
      `Value '[https://a, b c]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, ${nameLimit}]`,
    ],
  ],
  [
    'values of a map',
    cognitoIdentity,
    'CreateIdentityPool',
    {
      IdentityPoolName: 'p',
      AllowUnauthenticatedIdentities: false,
      SupportedLoginProviders: { 'accounts.google.com': 'a ' },
    },
    [
      String.raw`Value '{accounts.google.com=a }' at 'supportedLoginProviders' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\w.;_/-]+]`,
    ],
  ],
  [
    'keys of a map whose values are sensitive',
    cognitoIdentity,
    'GetId',
    { IdentityPoolId: 'eu-west-1:0', Logins: { '': 'my secret' } },
    [
      "Value at 'logins' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
    ],
  ],
  [
    'null in a list',
    cognitoIdp,
    'SignUp',
    { ...person, UserAttributes: [null] },
    ["Value null at 'userAttributes.1.member' failed to satisfy constraint: Member must not be null"],
  ],
  [
    'an integer beyond Java',
    cognitoIdp,
    'CreateGroup',
    { ...pool, GroupName: 'g', Precedence: 2 ** 31 },
    [
      "Value '2147483648' at 'precedence' failed to satisfy constraint: Member must have value less than or equal to 2147483647",
    ],
  ],
]

for (const [name, service, operation, body, violations] of broken) {
  test(`names what is broken: ${name}`, () => {
    const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected`
    const message = `${count}: ${violations.join('; ')}`
    assert.deepEqual(readInput(service, operation, body), { ok: false, code: 'InvalidParameterException', message })
  })
}

test('the query protocol has its own codes', () => {
  assert.partialDeepStrictEqual(readInput(sts, 'GetSessionToken', { DurationSeconds: 'x' }), { code: 'MalformedInput' })
  assert.partialDeepStrictEqual(readInput(sts, 'GetSessionToken', { DurationSeconds: '1' }), {
    code: 'ValidationError',
  })
})

test('a repeated value and the number of violations are bounded', () => {
  const long = readInput(cognitoIdp, 'AdminGetUser', { UserPoolId: '!'.repeat(100_000), Username: 'u' })
  assert.ok(!long.ok && long.message.length < 1000)
  const many = readInput(cognitoIdp, 'SignUp', { ...person, UserAttributes: Array(100_000).fill({ Name: '' }) })
  assert.ok(!many.ok && many.message.startsWith('20 validation errors detected: '))
  assert.ok(many.message.length < 10_000)
})

test('an unknown operation is a bug', () => {
  assert.throws(() => readInput(cognitoIdp, '__proto__', {}), /has no operation/)
})

test('nothing of the prototype is read or carried over', () => {
  const body: unknown = JSON.parse(
    '{"ClientId":"abc","Username":"ann","__proto__":{"Password":"x"},"ClientMetadata":{"__proto__":"x","constructor":"y"},"UserContextData":{"__proto__":{"IpAddress":"x"}}}',
  )
  const input = readInput(cognitoIdp, 'SignUp', body)
  assert.ok(input.ok)
  assert.equal(
    JSON.stringify(input.value),
    '{"ClientId":"abc","Username":"ann","UserContextData":{},"ClientMetadata":{"constructor":"y"}}',
  )
  const inherited = readInput(cognitoIdp, 'SignUp', Object.create(person))
  assert.ok(!inherited.ok)
  const credential: unknown = JSON.parse('{"AccessToken":"a","Credential":{"a":{"__proto__":{"admin":true}}}}')
  const document = readInput(cognitoIdp, 'CompleteWebAuthnRegistration', credential)
  assert.deepEqual(document, { ok: true, value: { AccessToken: 'a', Credential: { a: {} } } })
})

test('deep nesting is refused, or skipped where nobody reads it', () => {
  const deep: unknown = JSON.parse(`${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`)
  assert.deepEqual(readInput(cognitoIdp, 'SignUp', { ...person, Unknown: deep }), { ok: true, value: person })
  for (const member of ['Username', 'UserAttributes', 'ClientMetadata', 'UserContextData']) {
    assert.partialDeepStrictEqual(readInput(cognitoIdp, 'SignUp', { ...person, [member]: deep }), { ok: false })
  }
  const document = readInput(cognitoIdp, 'CompleteWebAuthnRegistration', { AccessToken: 'a', Credential: deep })
  assert.partialDeepStrictEqual(document, { code: 'SerializationException' })
})

test('each declared member of each item is read once, whatever else the items hold', () => {
  let reads = 0
  const get = (target: object, key: PropertyKey): unknown => {
    reads += 1
    return Reflect.get(target, key)
  }
  const item = new Proxy({ Name: 'a', Value: 'b' }, { get })
  const crowd = { ...person, UserAttributes: Array(1000).fill(item) }
  assert.ok(readInput(cognitoIdp, 'SignUp', crowd).ok)
  assert.equal(reads, 2000)
})
