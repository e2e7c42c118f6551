import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CreateUserPoolDomainRequest, UpdateUserPoolDomainRequest } from '#contract/cognito-idp-types.generated.ts'
import type { UserPool } from './pools.ts'
import {
  brandingTierProblem,
  type DomainProblem,
  domainUpdateProblem,
  newDomainProblem,
} from './user-pool-domain-problems.ts'

const address = { publicUrl: 'https://id.example.com', region: 'eu-west-1' }
const at = new Date(0)
const poolOf = (UserPoolTier: 'LITE' | 'ESSENTIALS'): UserPool => ({
  id: 'eu-west-1_abc',
  name: 'pool',
  settings: { UserPoolTier },
  createdAt: at,
  modifiedAt: at,
})
const essentials = poolOf('ESSENTIALS')
const lite = poolOf('LITE')
const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
const Routing = { Failover: { SecondaryRegion: 'us-west-2', PrimaryRoute53HealthCheckId: 'h1' } }
const noManagedLogin = 'The following features need to be disabled for the LITE pricing tier configured: Managed Login'

type NewDomain = Omit<CreateUserPoolDomainRequest, 'UserPoolId'>
const problemOf = (requested: NewDomain, pool = essentials) =>
  newDomainProblem(address, pool, { UserPoolId: pool.id, ...requested })

describe('a new domain', () => {
  const accepted: readonly NewDomain[] = [
    { Domain: 'my-app' },
    { Domain: 'a', ManagedLoginVersion: 1 },
    { Domain: 'a'.repeat(63), ManagedLoginVersion: 2, Routing: {} },
    { Domain: 'login.example.com', CustomDomainConfig },
    { Domain: 'login.corp', CustomDomainConfig },
    { Domain: 'my.cognito.example', CustomDomainConfig, ManagedLoginVersion: 2 },
    { Domain: 'login.id.example.com', CustomDomainConfig },
  ]
  for (const requested of accepted)
    test(`may be ${requested.Domain}`, () => assert.equal(problemOf(requested), undefined))

  const format =
    'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$'
  const reserved = (word: string) => `Domain cannot contain reserved word: ${word}`
  const subdomain = (why: string) => `Custom domain is not a valid subdomain: ${why}`
  const refused: readonly [requested: NewDomain, message: string][] = [
    [{ Domain: '-app' }, format],
    [{ Domain: 'app-' }, format],
    [{ Domain: 'App' }, format],
    [{ Domain: 'my_app' }, format],
    [{ Domain: 'login.example.com' }, format],
    [{ Domain: 'aws' }, reserved('aws')],
    [{ Domain: 'my-amazon-app' }, reserved('amazon')],
    [{ Domain: 'newcognito' }, reserved('cognito')],
    [
      { Domain: 'my-app', CustomDomainConfig },
      subdomain('Was not able to resolve a DNS A record for the parent domain or domain parent is a top-level domain.'),
    ],
    [
      { Domain: 'Login.example.com', CustomDomainConfig },
      subdomain('Login.example.com is not a host name in lower case.'),
    ],
    [{ Domain: '192.0.2.1', CustomDomainConfig }, subdomain('192.0.2.1 is not a host name in lower case.')],
    [{ Domain: 'https://a.b', CustomDomainConfig }, subdomain('https://a.b is not a host name in lower case.')],
    [
      { Domain: 'a.example.com:443', CustomDomainConfig },
      subdomain('a.example.com:443 is not a host name in lower case.'),
    ],
    [{ Domain: 'id.example.com', CustomDomainConfig }, subdomain('id.example.com is a name of the server itself.')],
    [
      { Domain: 'app.auth.eu-west-1.id.example.com', CustomDomainConfig },
      subdomain('app.auth.eu-west-1.id.example.com is a name of the server itself.'),
    ],
    [{ Domain: 'my-app', ManagedLoginVersion: 0 }, 'Invalid managed login version: 0. Valid versions are 1 and 2.'],
    [{ Domain: 'my-app', ManagedLoginVersion: 3 }, 'Invalid managed login version: 3. Valid versions are 1 and 2.'],
    [{ Domain: 'my-app', Routing }, 'User pool eu-west-1_abc has no replica in us-west-2.'],
  ]
  for (const [requested, message] of refused)
    test(`may not be ${JSON.stringify(requested).slice(0, 90)}`, () =>
      assert.deepEqual(problemOf(requested), { code: 'InvalidParameterException', message }))
})

describe('a changed domain', () => {
  type Change = Omit<UpdateUserPoolDomainRequest, 'UserPoolId' | 'Domain'>
  const problemOfChange = (kind: 'prefix' | 'custom', change: Change) =>
    domainUpdateProblem(essentials, { kind }, { UserPoolId: essentials.id, Domain: 'd', ...change })

  const rows: readonly [kind: 'prefix' | 'custom', change: Change, message: string | undefined][] = [
    ['prefix', {}, undefined],
    ['prefix', { ManagedLoginVersion: 2 }, undefined],
    ['custom', { CustomDomainConfig }, undefined],
    ['custom', { CustomDomainConfig, ManagedLoginVersion: 1 }, undefined],
    ['custom', { ManagedLoginVersion: 2 }, 'Cannot convert custom domain to prefix domain.'],
    [
      'prefix',
      { CustomDomainConfig },
      'User pool should have a custom domain associated, failed to update the certificate.',
    ],
    ['prefix', { ManagedLoginVersion: 3 }, 'Invalid managed login version: 3. Valid versions are 1 and 2.'],
    ['custom', { CustomDomainConfig, Routing }, 'User pool eu-west-1_abc has no replica in us-west-2.'],
  ]
  for (const [kind, change, message] of rows) {
    const problem: DomainProblem | undefined = message ? { code: 'InvalidParameterException', message } : undefined
    test(`${kind} by ${JSON.stringify(change).slice(0, 60)}: ${message ?? 'fine'}`, () =>
      assert.deepEqual(problemOfChange(kind, change), problem))
  }
})

test('managed login is not for the LITE plan', () => {
  const problem = { code: 'FeatureUnavailableInTierException', message: noManagedLogin }
  assert.deepEqual(problemOf({ Domain: 'my-app', ManagedLoginVersion: 2 }, lite), problem)
  assert.equal(problemOf({ Domain: 'my-app', ManagedLoginVersion: 1 }, lite), undefined)
  assert.equal(problemOf({ Domain: 'my-app' }, lite), undefined)
  const change = { UserPoolId: lite.id, Domain: 'd', ManagedLoginVersion: 2 }
  assert.deepEqual(domainUpdateProblem(lite, { kind: 'prefix' }, change), problem)
  const versions = (...all: number[]) => all.map((managedLoginVersion) => ({ managedLoginVersion }))
  assert.deepEqual(brandingTierProblem('LITE', versions(1, 2)), problem)
  for (const tier of ['ESSENTIALS', 'PLUS', undefined] as const)
    assert.equal(brandingTierProblem(tier, versions(2)), undefined)
  assert.equal(brandingTierProblem('LITE', versions(1, 1)), undefined)
})
