import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExplicitAuthFlowsType } from '#contract/cognito-idp-types.generated.ts'
import type { AppClient } from '#domain/clients.ts'
import { type AuthFlow, authFlowOf, isFlowAllowed } from './auth-flows.ts'

const flows: AuthFlow[] = [
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'REFRESH_TOKEN_AUTH',
  'CUSTOM_AUTH',
  'USER_AUTH',
]

const allowed = (ExplicitAuthFlows?: ExplicitAuthFlowsType[], more: AppClient['settings'] = {}) => {
  const client: AppClient = {
    id: 'c',
    poolId: 'p',
    name: 'n',
    settings: { ExplicitAuthFlows, ...more },
    secrets: [],
    createdAt: new Date(0),
    modifiedAt: new Date(0),
  }
  return flows.filter((flow) => isFlowAllowed(client, flow))
}

test('a client allows the flows it names; unset means SRP, refresh and custom', () => {
  const cases: [ExplicitAuthFlowsType[] | undefined, AuthFlow[]][] = [
    [undefined, ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'CUSTOM_AUTH']],
    [[], ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'CUSTOM_AUTH']],
    [['ALLOW_USER_SRP_AUTH'], ['USER_SRP_AUTH']],
    [['ALLOW_REFRESH_TOKEN_AUTH'], ['REFRESH_TOKEN_AUTH']],
    [
      ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      ['USER_PASSWORD_AUTH', 'USER_AUTH'],
    ],
    [['ALLOW_ADMIN_USER_PASSWORD_AUTH'], ['ADMIN_USER_PASSWORD_AUTH']],
  ]
  for (const [named, expected] of cases) assert.deepEqual(allowed(named), expected, String(named))
})

test('the names of 2016 add to SRP and refresh, but for CUSTOM_AUTH_FLOW_ONLY', () => {
  assert.deepEqual(allowed(['ADMIN_NO_SRP_AUTH']), ['USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'])
  assert.deepEqual(allowed(['USER_PASSWORD_AUTH']), ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'])
  assert.deepEqual(allowed(['CUSTOM_AUTH_FLOW_ONLY']), ['REFRESH_TOKEN_AUTH', 'CUSTOM_AUTH'])
})

test('two flows have older names', () => {
  assert.equal(authFlowOf('ADMIN_NO_SRP_AUTH'), 'ADMIN_USER_PASSWORD_AUTH')
  assert.equal(authFlowOf('REFRESH_TOKEN'), 'REFRESH_TOKEN_AUTH')
  assert.equal(authFlowOf('USER_AUTH'), 'USER_AUTH')
})

test('a client that rotates refresh tokens can’t refresh without rotating', () => {
  const RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } as const
  assert.deepEqual(allowed(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], { RefreshTokenRotation }), [
    'USER_SRP_AUTH',
  ])
  assert.deepEqual(allowed(undefined, { RefreshTokenRotation }), ['USER_SRP_AUTH', 'CUSTOM_AUTH'])
})
