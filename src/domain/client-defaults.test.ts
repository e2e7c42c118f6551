import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withClientDefaults } from './client-defaults.ts'

test('a client of which nothing is asked has the defaults that DescribeUserPoolClient shows, and nothing more', () => {
  assert.deepEqual(withClientDefaults({}), {
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  })
})

test('30 days is the default life of a refresh token in every unit, and what zero means', () => {
  for (const [unit, validity] of [
    ['days', 30],
    ['hours', 720],
    ['minutes', 43_200],
    ['seconds', 2_592_000],
  ] as const) {
    for (const given of [undefined, 0]) {
      const settings = withClientDefaults({ RefreshTokenValidity: given, TokenValidityUnits: { RefreshToken: unit } })
      assert.equal(settings.RefreshTokenValidity, validity)
    }
  }
})

test('what is given stays as it is', () => {
  const given = {
    RefreshTokenValidity: 1,
    AccessTokenValidity: 10,
    IdTokenValidity: 20,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
    AllowedOAuthFlowsUserPoolClient: true,
    EnableTokenRevocation: false,
    EnablePropagateAdditionalUserContextData: true,
    AuthSessionValidity: 15,
    PreventUserExistenceErrors: 'LEGACY',
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
  } as const
  assert.deepEqual(withClientDefaults(given), given)
})

test('rotation has no grace period unless it asks for one', () => {
  const { RefreshTokenRotation } = withClientDefaults({ RefreshTokenRotation: { Feature: 'DISABLED' } })
  assert.deepEqual(RefreshTokenRotation, { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 })
})

test('lists are sets: empty ones are as good as none, repeated items are kept once', () => {
  const empty = {
    ReadAttributes: [],
    WriteAttributes: [],
    ExplicitAuthFlows: [],
    SupportedIdentityProviders: [],
    CallbackURLs: [],
    LogoutURLs: [],
    AllowedOAuthFlows: [],
    AllowedOAuthScopes: [],
  }
  assert.deepEqual(withClientDefaults(empty), withClientDefaults({}))
  const { ExplicitAuthFlows } = withClientDefaults({
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'],
  })
  assert.deepEqual(ExplicitAuthFlows, ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'])
})
