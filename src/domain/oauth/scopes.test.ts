import assert from 'node:assert/strict'
import { test } from 'node:test'
import { availableScopes, canReadScopes, grantedScopes, scopesIn } from './scopes.ts'

test('scopes are separated by blanks, and each counts once', () => {
  assert.deepEqual(scopesIn(' openid  email openid\tx '), ['openid', 'email', 'openid\tx'])
  assert.deepEqual(scopesIn(''), [])
})

test('a scope that no resource server has any more is not available, though the client is allowed it', () => {
  const AllowedOAuthScopes = ['openid', 'photos/read', 'photos/gone']
  assert.deepEqual(availableScopes({ AllowedOAuthScopes }, new Set(['photos/read', 'photos/other'])), [
    'openid',
    'photos/read',
  ])
  assert.deepEqual(availableScopes({}, new Set(['photos/read'])), [])
})

test('what is not available is ignored, and all is granted when nothing is requested', () => {
  const available = ['openid', 'email', 'photos/read']
  assert.deepEqual(grantedScopes(undefined, available), available)
  assert.deepEqual(grantedScopes('photos/read profile openid OPENID', available), ['photos/read', 'openid'])
  assert.deepEqual(grantedScopes('profile', available), [])
})

const readable: [attributes: string[] | undefined, scope: string, can: boolean][] = [
  [undefined, 'email', true],
  [[], 'email', true],
  [['email'], 'email', false],
  [['email_verified'], 'email', false],
  [['email', 'email_verified'], 'email', true],
  [['phone_number'], 'phone', false],
  [['phone_number', 'phone_number_verified'], 'phone', true],
  [['email'], 'profile', true],
  [['email'], 'openid', true],
  [['email'], 'constructor', true],
]
for (const [ReadAttributes, scope, can] of readable)
  test(`a client that may read ${ReadAttributes ?? 'all'} can ${can ? '' : 'not '}have the scope ${scope}`, () =>
    assert.equal(canReadScopes({ ...(ReadAttributes && { ReadAttributes }) }, ['openid', scope]), can))
