import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describedMfaConfig, type MfaRequest, mfaConfigProblem, withMfaConfig } from './mfa-config.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import type { PoolSettings } from './pools.ts'

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }
const WebAuthnConfiguration = { RelyingPartyId: 'example.com' }
const token = (Enabled: boolean): MfaRequest => ({ SoftwareTokenMfaConfiguration: { Enabled } })
const sms: MfaRequest = { SmsMfaConfiguration: { SmsConfiguration } }

/** What GetUserPoolMfaConfig shows after the requests of the list, one after the other. */
const cases: readonly [pool: PoolSettings, requests: MfaRequest[], shown: object][] = [
  [{}, [], { MfaConfiguration: 'OFF' }],
  [{ SmsConfiguration }, [], { MfaConfiguration: 'OFF' }],
  [
    { SmsConfiguration, MfaConfiguration: 'ON' },
    [],
    { MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsConfiguration } },
  ],
  [{}, [{ MfaConfiguration: 'ON', ...token(true) }], { MfaConfiguration: 'ON', ...token(true) }],
  [{}, [{ MfaConfiguration: 'ON', ...token(true), ...sms }], { MfaConfiguration: 'ON', ...token(true), ...sms }],
  [{ SmsConfiguration }, [{ MfaConfiguration: 'ON', ...token(true) }], { MfaConfiguration: 'ON', ...token(true) }],
  [
    { SmsConfiguration },
    [
      { MfaConfiguration: 'ON', ...token(true) },
      { MfaConfiguration: 'OPTIONAL', ...sms },
    ],
    { MfaConfiguration: 'OPTIONAL', ...sms },
  ],
  [{}, [{ MfaConfiguration: 'ON', ...sms, ...token(false) }], { MfaConfiguration: 'ON', ...sms, ...token(false) }],
  [{}, [{ MfaConfiguration: 'ON', ...token(true) }, {}], { MfaConfiguration: 'OFF' }],
  [{}, [{ WebAuthnConfiguration }, { MfaConfiguration: 'OFF' }], { MfaConfiguration: 'OFF', WebAuthnConfiguration }],
  [
    {},
    [{ WebAuthnConfiguration }, { WebAuthnConfiguration: { UserVerification: 'preferred' } }],
    { MfaConfiguration: 'OFF', WebAuthnConfiguration: { UserVerification: 'preferred' } },
  ],
]
for (const [pool, requests, shown] of cases) {
  test(`${JSON.stringify(pool)} then ${JSON.stringify(requests)}`, () => {
    let settings = withPoolDefaults(pool)
    for (const request of requests) {
      assert.equal(mfaConfigProblem(settings, request), undefined)
      settings = withMfaConfig(settings, request)
    }
    assert.deepEqual(JSON.parse(JSON.stringify(describedMfaConfig(settings))), shown)
  })
}

test('what is not about MFA stays as it was', () => {
  const pool = withPoolDefaults({ UserPoolTags: { team: 'a' }, SmsConfiguration, SmsAuthenticationMessage: '{####}' })
  const settings = withMfaConfig(pool, { MfaConfiguration: 'ON', ...token(true) })
  const { Mfa, MfaConfiguration, ...rest } = settings
  const { MfaConfiguration: _off, ...before } = pool
  assert.deepEqual(rest, before)
  assert.deepEqual([MfaConfiguration, Mfa], ['ON', { SmsEnabled: false, ...token(true) }])
})

test('a relying party is a domain name', () => {
  const problem = (RelyingPartyId: string) =>
    mfaConfigProblem(withPoolDefaults({}), { WebAuthnConfiguration: { RelyingPartyId } })
  for (const id of ['example.com', 'auth.example.com', 'localhost', 'xn--bcher-kva.example', '1.example'])
    assert.equal(problem(id), undefined, id)
  for (const id of [
    '',
    '.',
    'a..b',
    'a.',
    '.a',
    '-a',
    'a-',
    '10.0.0.1',
    'A.com',
    'a_b',
    'https://a',
    'a:1',
    'a/b',
    'ü.com',
  ])
    assert.equal(problem(id)?.code, 'InvalidParameterException', id)
})
