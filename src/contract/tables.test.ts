import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cognitoIdentity } from './cognito-identity.generated.ts'
import { cognitoIdp } from './cognito-idp.generated.ts'
import type { CognitoIdpOperations } from './cognito-idp-types.generated.ts'
import { membersOf, operationNamed, operationNames, type Service, shapeNamed, structureNamed } from './shape.ts'
import { sts } from './sts.generated.ts'

const unsigned: [Service, string[]][] = [
  [
    cognitoIdp,
    [
      'AssociateSoftwareToken',
      'ChangePassword',
      'CompleteWebAuthnRegistration',
      'ConfirmDevice',
      'ConfirmForgotPassword',
      'ConfirmSignUp',
      'DeleteUser',
      'DeleteUserAttributes',
      'DeleteWebAuthnCredential',
      'ForgetDevice',
      'ForgotPassword',
      'GetClientToken',
      'GetDevice',
      'GetTokensFromRefreshToken',
      'GetUser',
      'GetUserAttributeVerificationCode',
      'GetUserAuthFactors',
      'GlobalSignOut',
      'InitiateAuth',
      'ListDevices',
      'ListUserSessions',
      'ListWebAuthnCredentials',
      'ResendConfirmationCode',
      'RespondToAuthChallenge',
      'RevokeToken',
      'RevokeUserSession',
      'SetUserMFAPreference',
      'SetUserSettings',
      'SignUp',
      'StartWebAuthnRegistration',
      'UpdateAuthEventFeedback',
      'UpdateDeviceStatus',
      'UpdateUserAttributes',
      'VerifySoftwareToken',
      'VerifyUserAttribute',
    ],
  ],
  [cognitoIdentity, ['GetCredentialsForIdentity', 'GetId', 'GetOpenIdToken', 'UnlinkIdentity']],
  [sts, ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']],
]

test('every operation is there', () => {
  assert.equal(operationNames(cognitoIdp).length, 140)
  assert.equal(operationNames(cognitoIdentity).length, 23)
  assert.equal(operationNames(sts).length, 6)
  const typed: keyof CognitoIdpOperations = 'AdminCreateUser'
  assert.ok(operationNames(cognitoIdp).includes(typed))
})

for (const [service, names] of unsigned) {
  test(`exactly the public operations of ${service.name} need no signature`, () => {
    const found = operationNames(service).filter((name) => operationNamed(service, name)?.auth === 'none')
    assert.deepEqual(found, names)
  })

  test(`every name in the table of ${service.name} leads somewhere`, () => {
    for (const operation of Object.values(service.operations)) {
      structureNamed(service, operation.input)
      if (operation.output !== undefined) structureNamed(service, operation.output)
      for (const error of operation.errors) assert.ok(structureNamed(service, error).error, error)
    }
    for (const [name, shape] of Object.entries(service.shapes)) {
      if (shape.type === 'structure')
        for (const { required } of membersOf(service, name)) assert.ok(required !== undefined)
      if (shape.type === 'list') shapeNamed(service, shape.member)
      if (shape.type === 'map') assert.equal(shapeNamed(service, shape.key).type, 'string')
      if (shape.type === 'map') shapeNamed(service, shape.value)
    }
  })
}

test('a name of the wire that every object has is no operation and no shape', () => {
  for (const name of ['constructor', '__proto__', 'toString', '']) {
    assert.equal(operationNamed(cognitoIdp, name), undefined)
    assert.throws(() => shapeNamed(cognitoIdp, name), /has no shape/)
  }
})

const limits: [Service, string, string, object][] = [
  [cognitoIdp, 'SignUpRequest', 'Username', { min: 1, max: 128, sensitive: true }],
  [cognitoIdp, 'SignUpRequest', 'Password', { max: 256, pattern: String.raw`[\S]+`, sensitive: true }],
  [cognitoIdp, 'AdminGetUserRequest', 'UserPoolId', { min: 1, max: 55, pattern: String.raw`[\w-]+_[0-9a-zA-Z]+` }],
  [cognitoIdp, 'AdminListUserSessionsRequest', 'UserPoolId', { min: 1, max: 55 }],
  [cognitoIdp, 'CreateUserPoolRequest', 'Schema', { type: 'list', min: 1, max: 50 }],
  [cognitoIdp, 'CreateUserPoolRequest', 'MfaConfiguration', { enum: ['OFF', 'ON', 'OPTIONAL'] }],
  [cognitoIdp, 'ListUsersRequest', 'Limit', { type: 'integer', min: 0, max: 60 }],
  [cognitoIdp, 'GetUserRequest', 'AccessToken', { pattern: '[A-Za-z0-9-_=.]+', sensitive: true }],
  [cognitoIdentity, 'GetIdInput', 'Logins', { type: 'map', max: 10 }],
  [cognitoIdentity, 'GetOpenIdTokenForDeveloperIdentityInput', 'TokenDuration', { type: 'long', min: 1, max: 86400 }],
  [sts, 'AssumeRoleRequest', 'DurationSeconds', { min: 900, max: 43200 }],
  [sts, 'AssumeRoleWithWebIdentityRequest', 'WebIdentityToken', { min: 4, max: 20000, sensitive: true }],
]

for (const [service, structure, name, expected] of limits) {
  test(`the limits of ${structure}.${name}`, () => {
    const member = membersOf(service, structure).find((candidate) => candidate.name === name)
    assert.ok(member)
    assert.partialDeepStrictEqual(member.shape, expected)
  })
}

test('errors carry their status, their wire code and their own members', () => {
  assert.deepEqual(structureNamed(cognitoIdp, 'NotAuthorizedException').error, { status: 400 })
  assert.deepEqual(structureNamed(cognitoIdp, 'InternalErrorException').error, { status: 500 })
  assert.deepEqual(structureNamed(sts, 'IDPRejectedClaimException').error, { status: 403, code: 'IDPRejectedClaim' })
  assert.ok(Object.hasOwn(structureNamed(cognitoIdp, 'InvalidParameterException').members, 'reasonCode'))
})
