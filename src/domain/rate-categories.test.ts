import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { categoryByOperation, rateCategories, rateCategoryOf, ratePerSecond } from './rate-categories.ts'

test('operations belong to the categories of the quotas page', () => {
  const cases: [string, string][] = [
    ['InitiateAuth', 'UserAuthentication'],
    ['SignUp', 'UserCreation'],
    ['ForgotPassword', 'UserAccountRecovery'],
    ['GetUser', 'UserRead'],
    ['UpdateUserAttributes', 'UserUpdate'],
    ['RevokeToken', 'UserToken'],
    ['ListUsers', 'UserList'],
    ['CreateUserPoolClient', 'ClientUpdate'],
    ['CreateGroup', 'UserPoolResourceUpdate'],
    ['ListGroups', 'UserPoolResourceRead'],
    ['DescribeUserPool', 'UserPoolRead'],
    ['GetClientToken', 'ClientAuthentication'],
    ['/oauth2/token#client_credentials', 'ClientAuthentication'],
    ['/oauth2/token#refresh_token', 'UserAuthentication'],
    ['/oauth2/token#authorization_code', 'UserToken'],
    ['/oauth2/userInfo', 'UserRead'],
    ['/oauth2/revoke', 'UserToken'],
  ]
  for (const [operation, category] of cases) assert.equal(rateCategoryOf(operation), category, operation)
})

test('the table names operations of the contract, each once', () => {
  for (const operation of categoryByOperation.keys())
    assert.ok(Object.hasOwn(cognitoIdp.operations, operation), operation)
  assert.equal(
    new Set(categoryByOperation.values()).size,
    Object.keys(rateCategories).length - 3,
    'three categories have no names',
  )
})

test('ten times Cognito’s rate by default, three times that for answers, the pool’s own setting instead, 0 for none', () => {
  assert.equal(ratePerSecond('InitiateAuth'), 1_200)
  assert.equal(ratePerSecond('RespondToAuthChallenge'), 3_600)
  assert.equal(ratePerSecond('AdminRespondToAuthChallenge', { UserAuthentication: 5 }), 15)
  assert.equal(ratePerSecond('SignUp', { UserCreation: 2 }), 2)
  assert.equal(ratePerSecond('SignUp', { UserCreation: 0 }), undefined)
  assert.equal(ratePerSecond('SignUp', { UserRead: 1 }), 500)
})
