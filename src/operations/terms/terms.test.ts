import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createClient, createWorld, type World } from '#test/support/people.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())
beforeEach(async () => {
  world = await createWorld(harness)
})

const Links = { 'cognito:default': 'https://example.com/terms', 'cognito:french': 'https://example.com/fr/terms' }
const fixed = { TermsSource: 'LINK', Enforcement: 'NONE' } as const
const create = async (change: Partial<Input<'CreateTerms'>> = {}) =>
  (
    await harness.call('CreateTerms', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      TermsName: 'terms-of-use',
      ...fixed,
      Links,
      ...change,
    })
  ).Terms ?? assert.fail('no terms')
const update = async (TermsId: string, change: Partial<Input<'UpdateTerms'>>) =>
  (await harness.call('UpdateTerms', { UserPoolId: world.poolId, TermsId, ...change })).Terms
const show = async (TermsId: string) =>
  (await harness.call('DescribeTerms', { UserPoolId: world.poolId, TermsId })).Terms
const byClient = (TermsName: string, ClientId = world.clientId) =>
  harness.call('DescribeTermsByClient', { UserPoolId: world.poolId, ClientId, TermsName })
const refused = (code: string, message: string) => ({ code, message, status: 400 })
const notFound = refused('ResourceNotFoundException', 'Terms does not exist.')
const exists = () => refused('TermsExistsException', `Terms already exists for client ${world.clientId}`)
const seconds = () => harness.clock.now().getTime() / 1_000

describe('CreateTerms', () => {
  test('shows the document, and the two ways to describe it show it again', async () => {
    const terms = await create()
    const { TermsId, ...shown } = terms
    assert.match(TermsId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.deepEqual(shown, {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      TermsName: 'terms-of-use',
      ...fixed,
      Links,
      CreationDate: seconds(),
      LastModifiedDate: seconds(),
    })
    harness.clock.advance(60)
    assert.deepEqual(await show(TermsId), terms)
    assert.deepEqual(await show(TermsId.toUpperCase()), terms)
    assert.deepEqual((await byClient('terms-of-use')).Terms, terms)
  })

  test('gives a client one document of each name, also of twenty at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => create()))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    await create({ TermsName: 'privacy-policy' })
    const request = { UserPoolId: world.poolId, ClientId: world.clientId, ...fixed, Links }
    for (const TermsName of ['terms-of-use', 'privacy-policy'])
      assert.deepEqual(await harness.refusal('CreateTerms', { ...request, TermsName }), exists())
    const { clientId } = await createClient(harness, world.poolId)
    await create({ ClientId: clientId })
    assert.equal(await harness.store.terms.count(world.poolId), 3)
  })

  test('makes forty documents in a pool and no more', async () => {
    for (let n = 0; n < 20; n++) {
      const { clientId } = await createClient(harness, world.poolId)
      for (const TermsName of ['terms-of-use', 'privacy-policy']) await create({ ClientId: clientId, TermsName })
    }
    const request = { UserPoolId: world.poolId, ClientId: world.clientId, ...fixed, Links, TermsName: 'terms-of-use' }
    assert.deepEqual(
      await harness.refusal('CreateTerms', request),
      refused('LimitExceededException', 'The limit of 40 terms documents is reached.'),
    )
  })

  test('refuses links that lack a default or lead to no web page, and other names, sources and languages', async () => {
    const request = { UserPoolId: world.poolId, ClientId: world.clientId, ...fixed, Links, TermsName: 'terms-of-use' }
    const noDefault = /^Links must include cognito:default\.$/
    for (const [change, message] of [
      [{ Links: undefined }, noDefault],
      [{ Links: { 'cognito:french': 'https://example.com/' } }, noDefault],
      [{ Links: { 'cognito:default': 'javascript:alert(1)' } }, /^The link of cognito:default is not an absolute http/],
      [{ Links: {} }, /Member must have length greater than or equal to 1/],
      [{ Links: { ...Links, 'cognito:klingon': 'https://example.com/' } }, /Map keys must satisfy constraint/],
      [{ Links: { 'cognito:default': 'https://example.com/a b' } }, /Map value must satisfy constraint/],
      [{ TermsName: 'cookies' }, /Member must satisfy regular expression pattern/],
      [{ TermsSource: 'TEXT' }, /Member must satisfy enum value set: \[LINK\]/],
      [{ Enforcement: 'ALWAYS' }, /Member must satisfy enum value set: \[NONE\]/],
    ] as const) {
      const refusal = await harness.refusal('CreateTerms', { ...request, ...change })
      assert.equal(refusal.code, 'InvalidParameterException')
      assert.match(refusal.message, message)
    }
    assert.equal(await harness.store.terms.count(world.poolId), 0)
  })
})

describe('UpdateTerms', () => {
  test('changes what is given and leaves the rest', async () => {
    const { TermsId, ...before } = await create()
    harness.clock.advance(60)
    const links = { 'cognito:default': 'https://example.com/new' }
    const changed = await update(TermsId, { Links: links })
    assert.deepEqual(changed, { TermsId, ...before, Links: links, LastModifiedDate: seconds() })
    const renamed = await update(TermsId, { TermsName: 'privacy-policy', ...fixed })
    assert.deepEqual(renamed, { ...changed, TermsName: 'privacy-policy' })
    assert.deepEqual(await show(TermsId), renamed)
  })

  test('refuses a name that the client has, and links that can not be, and changes nothing', async () => {
    const terms = await create()
    await create({ TermsName: 'privacy-policy' })
    const named = { UserPoolId: world.poolId, TermsId: terms.TermsId }
    assert.deepEqual(await harness.refusal('UpdateTerms', { ...named, TermsName: 'privacy-policy' }), exists())
    assert.deepEqual(
      await harness.refusal('UpdateTerms', { ...named, Links: { 'cognito:german': 'https://example.com/' } }),
      refused('InvalidParameterException', 'Links must include cognito:default.'),
    )
    assert.deepEqual(await show(terms.TermsId), terms)
    assert.deepEqual(await update(terms.TermsId, { TermsName: 'terms-of-use' }), terms)
  })

  test('of two documents that take one name at once, one gets it', async () => {
    const first = await create()
    await harness.call('DeleteTerms', { UserPoolId: world.poolId, TermsId: first.TermsId })
    const policy = await create({ TermsName: 'privacy-policy' })
    const results = await Promise.allSettled([
      update(policy.TermsId, { TermsName: 'terms-of-use' }),
      create({ TermsName: 'terms-of-use' }),
    ])
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const { Terms } = await byClient('terms-of-use')
    assert.equal(Terms?.ClientId, world.clientId)
  })
})

describe('ListTerms', () => {
  test('shows every document of the pool, page by page, without links', async () => {
    const made: string[] = []
    for (let n = 0; n < 3; n++) {
      const { clientId } = await createClient(harness, world.poolId)
      for (const TermsName of ['terms-of-use', 'privacy-policy'])
        made.push((await create({ ClientId: clientId, TermsName })).TermsId)
    }
    const other = await createWorld(harness)
    await harness.call('CreateTerms', {
      UserPoolId: other.poolId,
      ClientId: other.clientId,
      TermsName: 'terms-of-use',
      ...fixed,
      Links,
    })
    const first = await harness.call('ListTerms', { UserPoolId: world.poolId, MaxResults: 4 })
    const second = await harness.call('ListTerms', { UserPoolId: world.poolId, NextToken: first.NextToken })
    const listed = [...first.Terms, ...second.Terms]
    assert.deepEqual([first.Terms.length, second.Terms.length, second.NextToken], [4, 2, undefined])
    assert.deepEqual(listed.map(({ TermsId }) => TermsId).sort(), made.sort())
    assert.deepEqual(Object.keys(listed[0] ?? {}).sort(), [
      'CreationDate',
      'Enforcement',
      'LastModifiedDate',
      'TermsId',
      'TermsName',
    ])
    const foreign = { UserPoolId: other.poolId, NextToken: first.NextToken }
    assert.deepEqual(
      await harness.refusal('ListTerms', foreign),
      refused('InvalidParameterException', 'Invalid pagination token'),
    )
    assert.deepEqual((await harness.call('ListTerms', { UserPoolId: (await createWorld(harness)).poolId })).Terms, [])
  })
})

test('DeleteTerms takes a document once; its name is free again', async () => {
  const { TermsId } = await create()
  await harness.call('DeleteTerms', { UserPoolId: world.poolId, TermsId })
  for (const name of ['DescribeTerms', 'DeleteTerms', 'UpdateTerms'] as const)
    assert.deepEqual(await harness.refusal(name, { UserPoolId: world.poolId, TermsId }), notFound)
  assert.deepEqual(
    await harness.refusal('DescribeTermsByClient', {
      UserPoolId: world.poolId,
      ClientId: world.clientId,
      TermsName: 'terms-of-use',
    }),
    refused('ResourceNotFoundException', `Terms for client ${world.clientId} does not exist.`),
  )
  await create()
  await harness.call('DeleteUserPoolClient', { UserPoolId: world.poolId, ClientId: world.clientId })
  assert.equal(await harness.store.terms.count(world.poolId), 0)
})

test('CVE-2025-27507: a document is reached through its own pool only', async () => {
  const terms = await create()
  const other = await createWorld(harness)
  const named = { UserPoolId: other.poolId, TermsId: terms.TermsId }
  for (const name of ['DescribeTerms', 'DeleteTerms', 'UpdateTerms'] as const)
    assert.deepEqual(await harness.refusal(name, named), notFound)
  const ofOther = { UserPoolId: other.poolId, ClientId: world.clientId, TermsName: 'terms-of-use' }
  const noClient = refused('ResourceNotFoundException', `User pool client ${world.clientId} does not exist.`)
  assert.deepEqual(await harness.refusal('DescribeTermsByClient', ofOther), noClient)
  assert.deepEqual(await harness.refusal('CreateTerms', { ...ofOther, ...fixed, Links }), noClient)
  assert.deepEqual(await show(terms.TermsId), terms)
})
