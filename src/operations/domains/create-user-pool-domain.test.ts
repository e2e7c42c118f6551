import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { CustomDomainConfig, domainCalls } from './domains-fixture.ts'

let harness: Harness
let calls: ReturnType<typeof domainCalls>
before(async () => {
  harness = await createHarness({ settings: { publicUrl: 'https://id.example.com', accountId: '123456789012' } })
  calls = domainCalls(harness)
})
after(() => harness.close())

let poolId: string
let count = 0
const fresh = () => `app-${++count}`
beforeEach(async () => {
  poolId = await calls.newPool()
})

const refusalOf = async (Domain: string, more: object = {}, UserPoolId = poolId) => {
  const { code, message } = await harness.refusal('CreateUserPoolDomain', { UserPoolId, Domain, ...more })
  return [code, message]
}
const invalid = (message: string) => ['InvalidParameterException', message]
const hasOne = invalid('User pool already has a domain configured.')
const taken = invalid('Domain already associated with another user pool.')

describe('CreateUserPoolDomain', () => {
  test('makes a prefix domain, classic unless asked for managed login, shown by both descriptions', async () => {
    const [classic, managed] = [fresh(), fresh()]
    assert.deepEqual(await calls.create(poolId, classic), { ManagedLoginVersion: 1 })
    const shown = {
      UserPoolId: poolId,
      AWSAccountId: '123456789012',
      Domain: classic,
      CloudFrontDistribution: 'id.example.com',
      Version: harness.clock.now().toISOString().replace(/\D/g, '').slice(0, 14),
      Status: 'ACTIVE',
      ManagedLoginVersion: 1,
    }
    assert.deepEqual(await calls.describe(classic), shown)
    assert.match(shown.Version, /^\d{14}$/)
    assert.deepEqual(await calls.poolDomains(poolId), [classic, undefined])
    const other = await calls.newPool()
    assert.deepEqual(await calls.create(other, managed, { ManagedLoginVersion: 2 }), { ManagedLoginVersion: 2 })
    assert.equal((await calls.describe(managed))?.ManagedLoginVersion, 2)
    assert.deepEqual(await calls.poolDomains(poolId), [classic, undefined])
  })

  test('makes a custom domain beside it, whose name leads to the server', async () => {
    const prefix = fresh()
    await calls.create(poolId, prefix)
    const config = { CertificateArn: CustomDomainConfig.CertificateArn, SecurityPolicy: 'TLS_V1_3_2025' } as const
    const made = await calls.create(poolId, 'login.example.com', { CustomDomainConfig: config, ManagedLoginVersion: 2 })
    assert.deepEqual(made, { ManagedLoginVersion: 2, CloudFrontDomain: 'id.example.com' })
    const shown = await calls.describe('login.example.com')
    assert.deepEqual([shown?.Domain, shown?.CustomDomainConfig], ['login.example.com', config])
    assert.deepEqual(await calls.poolDomains(poolId), [prefix, 'login.example.com'])
    await calls.remove(poolId, 'login.example.com')
  })

  test('gives a pool one of each kind, and says so before it looks at the name', async () => {
    await calls.create(poolId, fresh())
    await calls.createCustom(poolId, 'one.example.com')
    const other = await calls.newPool()
    const others = fresh()
    await calls.create(other, others)
    for (const name of [fresh(), others]) assert.deepEqual(await refusalOf(name), hasOne)
    assert.deepEqual(await refusalOf('two.example.com', { CustomDomainConfig }), hasOne)
    assert.deepEqual(await calls.describe('two.example.com'), {})
    await calls.remove(poolId, 'one.example.com')
  })

  test('gives a name to one pool of the whole server', async () => {
    const name = fresh()
    await calls.create(poolId, name)
    await calls.createCustom(poolId, 'one.example.com')
    const other = await calls.newPool()
    assert.deepEqual(await refusalOf(name, {}, other), taken)
    assert.deepEqual(await refusalOf('one.example.com', { CustomDomainConfig }, other), taken)
    assert.deepEqual(await calls.poolDomains(other), [undefined, undefined])
    assert.equal((await calls.describe(name))?.UserPoolId, poolId)
    await calls.remove(poolId, 'one.example.com')
  })

  test('of ten pools that ask for a name at the same time one gets it, and of ten names a pool gets one', async () => {
    const pools = await Promise.all(Array.from({ length: 10 }, () => calls.newPool()))
    const name = fresh()
    const results = await Promise.allSettled(pools.map((id) => calls.create(id, name)))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const names = Array.from({ length: 10 }, fresh)
    const attempts = await Promise.allSettled(names.map((Domain) => calls.create(poolId, Domain)))
    assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 1)
    const described = await Promise.all(names.map(calls.describe))
    assert.equal(described.filter((shown) => shown?.Domain).length, 1)
  })

  test('refuses a fifth custom domain on the server, prefixes aside, and says first what else is wrong', async () => {
    const pools = await Promise.all(Array.from({ length: 5 }, () => calls.newPool()))
    const [last = '', ...first] = pools
    for (const [index, id] of first.entries()) await calls.createCustom(id, `login-${index}.example.com`)
    const limit = ['LimitExceededException', 'The limit of 4 custom domains is reached.']
    assert.deepEqual(await refusalOf('login-5.example.com', { CustomDomainConfig }, last), limit)
    assert.deepEqual(await refusalOf('login-1.example.com', { CustomDomainConfig }, last), taken)
    assert.deepEqual(await refusalOf('login-5.example.com', { CustomDomainConfig }, first[0]), hasOne)
    await calls.create(last, fresh())
    await calls.remove(first[0] ?? '', 'login-0.example.com')
    await calls.createCustom(last, 'login-5.example.com')
    for (const id of pools) {
      const [, custom] = await calls.poolDomains(id)
      if (custom) await calls.remove(id, custom)
    }
  })

  const refused: readonly [why: string, domain: string, more: object, code: string, message: RegExp][] = [
    ['upper case', 'App', {}, 'InvalidParameterException', /^The domain name contains an invalid character\./],
    ['a reserved word', 'my-aws', {}, 'InvalidParameterException', /^Domain cannot contain reserved word: aws$/],
    ['a host name without a certificate', 'a.example.com', {}, 'InvalidParameterException', /invalid character/],
    ['a custom prefix', 'app', { CustomDomainConfig }, 'InvalidParameterException', /^Custom domain is not a valid/],
    ['the server itself', 'id.example.com', { CustomDomainConfig }, 'InvalidParameterException', /the server itself/],
    ['64 letters', 'a'.repeat(64), {}, 'InvalidParameterException', /'domain' .* length less than or equal to 63/],
    ['nothing', '', {}, 'InvalidParameterException', /'domain' .* length greater than or equal to 1/],
    ['a third branding version', 'app', { ManagedLoginVersion: 3 }, 'InvalidParameterException', /version: 3/],
    [
      'a certificate that is no ARN',
      'a.example.com',
      { CustomDomainConfig: { CertificateArn: 'the certificate of a.example.com' } },
      'InvalidParameterException',
      /'customDomainConfig\.certificateArn'/,
    ],
    [
      'a replica to fail over to',
      'app',
      { Routing: { Failover: { SecondaryRegion: 'eu-west-1', PrimaryRoute53HealthCheckId: 'h' } } },
      'InvalidParameterException',
      /has no replica in eu-west-1\.$/,
    ],
  ]
  for (const [why, domain, more, code, message] of refused)
    test(`refuses ${why}`, async () => {
      const [said, words = ''] = await refusalOf(domain, more)
      assert.equal(said, code, words)
      assert.match(words, message)
      assert.deepEqual(await calls.poolDomains(poolId), [undefined, undefined])
    })

  test('refuses managed login in a LITE pool, and LITE in a pool with managed login', async () => {
    const words = 'The following features need to be disabled for the LITE pricing tier configured: Managed Login'
    const lite = await calls.newPool({ UserPoolTier: 'LITE' })
    const refusal = ['FeatureUnavailableInTierException', words]
    assert.deepEqual(await refusalOf(fresh(), { ManagedLoginVersion: 2 }, lite), refusal)
    await calls.create(lite, fresh(), { ManagedLoginVersion: 1 })
    await calls.create(poolId, fresh(), { ManagedLoginVersion: 2 })
    const update = { UserPoolId: poolId, UserPoolTier: 'LITE' } as const
    const { code, message } = await harness.refusal('UpdateUserPool', update)
    assert.deepEqual([code, message], refusal)
    await harness.call('UpdateUserPoolDomain', {
      UserPoolId: poolId,
      Domain: (await calls.poolDomains(poolId))[0] ?? '',
      ManagedLoginVersion: 1,
    })
    await harness.call('UpdateUserPool', update)
  })

  test('refuses a pool that is not there, and a caller without the key', async () => {
    const input = { UserPoolId: 'us-east-1_nobody', Domain: fresh() }
    const { code, message } = await harness.refusal('CreateUserPoolDomain', input)
    assert.deepEqual([code, message], ['ResourceNotFoundException', 'User pool us-east-1_nobody does not exist.'])
    const unsigned = await harness.refusal(
      'CreateUserPoolDomain',
      { ...input, UserPoolId: poolId },
      { kind: 'unsigned' },
    )
    assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
  })
})
