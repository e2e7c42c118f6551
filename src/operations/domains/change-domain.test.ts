import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { CustomDomainConfig, domainCalls, noSuchDomain } from './domains-fixture.ts'

let harness: Harness
let calls: ReturnType<typeof domainCalls>
let poolId: string
before(async () => {
  harness = await createHarness()
  calls = domainCalls(harness)
})
after(() => harness.close())
beforeEach(async () => {
  poolId = await calls.newPool()
})

test('DescribeUserPoolDomain describes nothing where there is none, and asks for the key', async () => {
  for (const domain of ['nobody', 'login.nobody.example', 'Not a domain'])
    assert.deepEqual(await harness.call('DescribeUserPoolDomain', { Domain: domain }), { DomainDescription: {} })
  const unsigned = await harness.refusal('DescribeUserPoolDomain', { Domain: 'nobody' }, { kind: 'unsigned' })
  assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
})

describe('UpdateUserPoolDomain', () => {
  const update = (Domain: string, more: object) =>
    harness.call('UpdateUserPoolDomain', { UserPoolId: poolId, Domain, ...more })

  test('changes the branding version of a prefix domain, and its version with it', async () => {
    await calls.create(poolId, 'updated')
    const before = await calls.describe('updated')
    harness.clock.advance(60)
    assert.deepEqual(await update('updated', { ManagedLoginVersion: 2 }), { ManagedLoginVersion: 2 })
    const after = await calls.describe('updated')
    assert.notEqual(after?.Version, before?.Version)
    assert.deepEqual(after, { ...before, ManagedLoginVersion: 2, Version: after?.Version })
    assert.deepEqual(await update('updated', {}), { ManagedLoginVersion: 2 })
  })

  test('changes the certificate of a custom domain, and keeps a branding version that is not given', async () => {
    await calls.create(poolId, 'login.updated.example', { CustomDomainConfig, ManagedLoginVersion: 2 })
    const other = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/2' }
    const changed = await update('login.updated.example', { CustomDomainConfig: other })
    assert.deepEqual(changed, { ManagedLoginVersion: 2, CloudFrontDomain: 'localhost' })
    const shown = await calls.describe('login.updated.example')
    assert.deepEqual([shown?.CustomDomainConfig, shown?.ManagedLoginVersion], [other, 2])
    await calls.remove(poolId, 'login.updated.example')
  })

  test('makes no custom domain of a prefix, nor the other way round, and changes nothing then', async () => {
    await calls.create(poolId, 'stays')
    await calls.createCustom(poolId, 'login.stays.example')
    const refusal = async (Domain: string, more: object) =>
      (await harness.refusal('UpdateUserPoolDomain', { UserPoolId: poolId, Domain, ManagedLoginVersion: 2, ...more }))
        .message
    assert.equal(
      await refusal('stays', { CustomDomainConfig }),
      'User pool should have a custom domain associated, failed to update the certificate.',
    )
    assert.equal(await refusal('login.stays.example', {}), 'Cannot convert custom domain to prefix domain.')
    for (const domain of ['stays', 'login.stays.example'])
      assert.equal((await calls.describe(domain))?.ManagedLoginVersion, 1)
    await calls.remove(poolId, 'login.stays.example')
  })
})

for (const name of ['UpdateUserPoolDomain', 'DeleteUserPoolDomain'] as const)
  test(`CVE-2025-27507: ${name} reaches no domain of another pool`, async () => {
    const domain = `mine-${name.toLowerCase().slice(0, 6)}`
    await calls.create(poolId, domain)
    const other = await calls.newPool()
    assert.deepEqual(await harness.refusal(name, { UserPoolId: other, Domain: domain }), noSuchDomain)
    assert.deepEqual(await harness.refusal(name, { UserPoolId: poolId, Domain: 'nobody' }), noSuchDomain)
    const noPool = await harness.refusal(name, { UserPoolId: 'us-east-1_nobody', Domain: domain })
    assert.equal(noPool.message, 'User pool us-east-1_nobody does not exist.')
    const unsigned = await harness.refusal(name, { UserPoolId: poolId, Domain: domain }, { kind: 'unsigned' })
    assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
    assert.equal((await calls.describe(domain))?.UserPoolId, poolId)
  })

test('DeleteUserPoolDomain deletes once, and the name is free for any pool', async () => {
  await calls.create(poolId, 'gone')
  assert.deepEqual(await calls.remove(poolId, 'gone'), {})
  assert.deepEqual(await harness.refusal('DeleteUserPoolDomain', { UserPoolId: poolId, Domain: 'gone' }), noSuchDomain)
  assert.deepEqual(await calls.describe('gone'), {})
  assert.deepEqual(await calls.poolDomains(poolId), [undefined, undefined])
  const other = await calls.newPool()
  await calls.create(other, 'gone')
  assert.deepEqual(await calls.poolDomains(other), ['gone', undefined])
})

describe('DeleteUserPool', () => {
  const refusal = {
    code: 'InvalidParameterException',
    message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    status: 400,
  }

  for (const [kind, domain] of [
    ['prefix', 'in-the-way'],
    ['custom', 'login.in-the-way.example'],
  ] as const)
    test(`leaves a pool with a ${kind} domain alone until the domain is gone`, async () => {
      await (kind === 'prefix' ? calls.create(poolId, domain) : calls.createCustom(poolId, domain))
      assert.deepEqual(await harness.refusal('DeleteUserPool', { UserPoolId: poolId }), refusal)
      assert.equal((await calls.describe(domain))?.Status, 'ACTIVE')
      await calls.remove(poolId, domain)
      await harness.call('DeleteUserPool', { UserPoolId: poolId })
    })
})
