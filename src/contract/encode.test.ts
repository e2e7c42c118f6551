import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cognitoIdp } from './cognito-idp.generated.ts'
import { writeOutput } from './encode.ts'
import { sts } from './sts.generated.ts'

const cases: [name: string, operation: string, value: object, written: object][] = [
  ['an operation without output', 'AdminDeleteUser', { User: 'x' }, {}],
  ['an empty output', 'ChangePassword', { Password: 'x' }, {}],
  ['booleans and texts', 'SignUp', { UserConfirmed: false, UserSub: 'u' }, { UserConfirmed: false, UserSub: 'u' }],
  [
    'absent and null members',
    'SignUp',
    { UserConfirmed: true, UserSub: 'u', Session: undefined, CodeDeliveryDetails: null },
    { UserConfirmed: true, UserSub: 'u' },
  ],
  [
    'a date with milliseconds',
    'AdminGetUser',
    { Username: 'u', UserCreateDate: new Date(1_700_000_000_123), UserLastModifiedDate: new Date(1_700_000_000_000) },
    { Username: 'u', UserCreateDate: 1_700_000_000.123, UserLastModifiedDate: 1_700_000_000 },
  ],
  [
    'bytes in a list of structures',
    'DescribeManagedLoginBranding',
    { ManagedLoginBranding: { Assets: [{ Category: 'FAVICON_ICO', Bytes: new Uint8Array([1, 2, 255]) }] } },
    { ManagedLoginBranding: { Assets: [{ Category: 'FAVICON_ICO', Bytes: 'AQL/' }] } },
  ],
  [
    'undeclared members at every depth (CVE-2026-40166)',
    'ListUsers',
    {
      Users: [{ Username: 'u', passwordVerifier: 's', Attributes: [{ Name: 'a', Value: 'b', secret: 's' }] }],
      seed: 's',
    },
    { Users: [{ Username: 'u', Attributes: [{ Name: 'a', Value: 'b' }] }] },
  ],
  [
    'a map',
    'InitiateAuth',
    { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: { SALT: 'ff', USERNAME: undefined } },
    { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: { SALT: 'ff' } },
  ],
  [
    'a document as it is',
    'StartWebAuthnRegistration',
    { CredentialCreationOptions: { rp: { id: 'x' }, timeout: 1 } },
    { CredentialCreationOptions: { rp: { id: 'x' }, timeout: 1 } },
  ],
]

for (const [name, operation, value, written] of cases) {
  test(`writes ${name}`, () => assert.deepEqual(writeOutput(cognitoIdp, operation, value), written))
}

test('inherited members are not written', () => {
  const value: object = Object.create({ UserSub: 'inherited' })
  assert.deepEqual(writeOutput(cognitoIdp, 'SignUp', value), {})
})

test('a map may have a key named like a member of every object, and changes no prototype', () => {
  const parameters: object = JSON.parse('{"__proto__":"x","constructor":"y"}')
  const written = writeOutput(cognitoIdp, 'InitiateAuth', { ChallengeParameters: parameters })
  assert.equal(JSON.stringify(written), '{"ChallengeParameters":{"__proto__":"x","constructor":"y"}}')
})

test('the query protocol writes dates as text', () => {
  const credentials = { AccessKeyId: 'a', SecretAccessKey: 'b', SessionToken: 'c', Expiration: new Date(0) }
  const written = writeOutput(sts, 'GetSessionToken', { Credentials: credentials })
  assert.deepEqual(written, { Credentials: { ...credentials, Expiration: '1970-01-01T00:00:00.000Z' } })
})

const mistakes: [name: string, value: unknown][] = [
  ['no structure', 'secret'],
  ['a number for a text', { UserSub: 7 }],
  ['a text for a boolean', { UserConfirmed: 'secret' }],
  ['a list for a structure', { CodeDeliveryDetails: ['secret'] }],
]

for (const [name, value] of mistakes) {
  test(`an answer of the wrong type is a bug, and its value is not named: ${name}`, () => {
    assert.throws(
      () => writeOutput(cognitoIdp, 'SignUp', value),
      (error: unknown) => error instanceof TypeError && !error.message.includes('secret'),
    )
  })
}

test('an invalid date and a fraction are bugs', () => {
  assert.throws(() => writeOutput(cognitoIdp, 'AdminGetUser', { UserCreateDate: new Date(Number.NaN) }), TypeError)
  const results = { AuthenticationResult: { ExpiresIn: 1.5 } }
  assert.throws(() => writeOutput(cognitoIdp, 'InitiateAuth', results), TypeError)
})

test('an unknown operation is a bug', () => {
  assert.throws(() => writeOutput(cognitoIdp, 'constructor', {}), /has no operation/)
})
