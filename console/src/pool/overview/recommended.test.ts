import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { recommendationsFor, type Situation } from './recommended.ts'

const good: UserPoolType = {
  MfaConfiguration: 'OPTIONAL',
  DeletionProtection: 'ACTIVE',
  Domain: 'people',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
}
const client: UserPoolClientType = { ClientId: '1' }
const well: Situation = { pool: good, clients: [client], emailDelivery: 'SMTP' }
const unverified = { ...good, UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] } }

const cases: readonly (readonly [string, Partial<Situation>, readonly string[]])[] = [
  ['nothing', {}, []],
  ['no app client', { clients: [] }, ['noClient']],
  ['app clients that are not known yet', { clients: undefined }, []],
  ['no MFA', { pool: { ...good, MfaConfiguration: 'OFF' } }, ['mfaOff']],
  ['no protection', { pool: { ...good, DeletionProtection: 'INACTIVE' } }, ['unprotected']],
  ['no domain', { pool: { ...good, Domain: undefined } }, ['noDomain']],
  ['a custom domain', { pool: { ...good, Domain: undefined, CustomDomain: 'auth.example.com' } }, []],
  ['mail in the outbox', { emailDelivery: 'OUTBOX' }, ['outbox']],
  ['a server that is not known yet', { emailDelivery: undefined }, []],
  ['unverified changes by a client that may write all', { pool: unverified }, ['emailUnverified']],
  [
    'unverified changes by a client that may write email',
    { pool: unverified, clients: [{ WriteAttributes: ['name'] }, { WriteAttributes: ['email'] }] },
    ['emailUnverified'],
  ],
  ['no client that may write email', { pool: unverified, clients: [{ WriteAttributes: ['name'] }] }, []],
  [
    'a client for machines, which have no user',
    { pool: unverified, clients: [{ AllowedOAuthFlows: ['client_credentials'] }] },
    [],
  ],
]
for (const [name, change, found] of cases)
  test(`hackerone 1342088 and the rest: ${name}`, () => {
    assert.deepEqual(recommendationsFor({ ...well, ...change }), found)
  })
