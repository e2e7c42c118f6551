import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppClient, ClientSettings } from '#domain/clients.ts'
import { noMfa, type User } from '#domain/users.ts'
import { userInfoClaims } from './user-info-claims.ts'

const at = new Date(0)
const clientWith = (settings: ClientSettings): AppClient => ({
  id: 'id',
  poolId: 'p',
  name: 'n',
  settings,
  secrets: [],
  createdAt: at,
  modifiedAt: at,
})
const user: User = {
  poolId: 'p',
  id: 'the-sub',
  username: 'ada',
  status: 'CONFIRMED',
  enabled: true,
  attributes: {
    email: 'a@b.c',
    email_verified: 'true',
    phone_number: '+1',
    phone_number_verified: 'false',
    name: 'Ada',
    address: 'Here 1',
    'custom:level': '7',
    identities: '[]',
  },
  mfa: noMfa,
  createdAt: at,
  modifiedAt: at,
}

const email = ['email', 'email_verified']
const phone = ['phone_number', 'phone_number_verified']
const profile = ['name', 'custom:level']

const cases: [scopes: string[], readable: string[] | undefined, seen: string[]][] = [
  [['openid'], undefined, [...email, ...phone, 'name', 'address', 'custom:level']],
  [['openid', 'photos/read', 'aws.cognito.signin.user.admin'], undefined, [...email, ...phone, 'address', ...profile]],
  [['openid', 'email'], undefined, email],
  [['openid', 'phone'], undefined, phone],
  [['openid', 'profile'], undefined, profile],
  [['openid', 'email', 'profile', 'photos/read'], undefined, [...email, ...profile]],
  [['openid'], ['name', 'email'], ['name', 'email']],
  [['openid', 'profile'], ['name', 'email'], ['name']],
]
for (const [scopes, ReadAttributes, seen] of cases)
  test(`${scopes.join(' ')} shows ${seen.join(' ')} to a client that reads ${ReadAttributes ?? 'all'}`, () => {
    const claims = userInfoClaims(clientWith({ ...(ReadAttributes && { ReadAttributes }) }), user, scopes)
    assert.deepEqual(Object.keys(claims).sort(), [...seen, 'sub', 'username'].sort())
  })

test('flags are strings, the address an object, and no attribute can pass for the user', () => {
  const attributes = { ...user.attributes, sub: 'other', username: 'root' }
  const claims = userInfoClaims(clientWith({}), { ...user, attributes }, ['openid'])
  assert.deepEqual(
    [claims.email_verified, claims.phone_number_verified, claims.address, claims.sub, claims.username],
    ['true', 'false', { formatted: 'Here 1' }, 'the-sub', 'ada'],
  )
})
