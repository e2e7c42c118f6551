import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifetimesOf } from './lifetimes.ts'

test('hours for access and ID tokens, days for refresh tokens, unless the client names units', () => {
  const standard = { accessSeconds: 3_600, idSeconds: 3_600, refreshSeconds: 2_592_000, sessionSeconds: 180 }
  assert.deepEqual(lifetimesOf({}), standard)
  assert.deepEqual(lifetimesOf({ RefreshTokenValidity: 0 }), standard, '0 is the default, not never')
  assert.deepEqual(
    lifetimesOf({ AccessTokenValidity: 2, IdTokenValidity: 3, RefreshTokenValidity: 4, AuthSessionValidity: 15 }),
    {
      accessSeconds: 7_200,
      idSeconds: 10_800,
      refreshSeconds: 345_600,
      sessionSeconds: 900,
    },
  )
  const TokenValidityUnits = { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' } as const
  assert.deepEqual(
    lifetimesOf({ AccessTokenValidity: 5, IdTokenValidity: 300, RefreshTokenValidity: 1, TokenValidityUnits }),
    {
      accessSeconds: 300,
      idSeconds: 300,
      refreshSeconds: 3_600,
      sessionSeconds: 180,
    },
  )
})
