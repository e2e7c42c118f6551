import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'

let harness: Harness
let poolId: string
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())
const newPool = async () => (await harness.call('CreateUserPool', { PoolName: 'pool' })).UserPool?.Id ?? ''
beforeEach(async () => {
  poolId = await newPool()
})

const scope = (ScopeName: string) => ({ ScopeName, ScopeDescription: `may ${ScopeName}` })
const create = async (Identifier: string, more: Partial<Input<'CreateResourceServer'>> = {}) =>
  (await harness.call('CreateResourceServer', { UserPoolId: poolId, Identifier, Name: 'API', ...more })).ResourceServer
const show = async (Identifier: string) =>
  (await harness.call('DescribeResourceServer', { UserPoolId: poolId, Identifier })).ResourceServer
const notFound = (identifier: string) => ({
  code: 'ResourceNotFoundException',
  message: `Resource server ${identifier} does not exist.`,
  status: 400,
})

describe('CreateResourceServer', () => {
  test('shows what was asked for, and DescribeResourceServer shows it again', async () => {
    const asked = { Name: 'Photos', Scopes: [scope('read'), scope('write')] }
    const made = await create('https://photos.example.com/v1', asked)
    assert.deepEqual(made, { UserPoolId: poolId, Identifier: 'https://photos.example.com/v1', ...asked })
    assert.deepEqual(await show('https://photos.example.com/v1'), made)
  })

  test('takes one without scopes, and a hundred', async () => {
    assert.deepEqual(await create('bare'), { UserPoolId: poolId, Identifier: 'bare', Name: 'API' })
    assert.deepEqual(await create('empty', { Scopes: [] }), { UserPoolId: poolId, Identifier: 'empty', Name: 'API' })
    const Scopes = Array.from({ length: 100 }, (_, index) => scope(`s${index}`))
    assert.deepEqual((await create('many', { Scopes }))?.Scopes, Scopes)
    assert.equal((await harness.store.resourceServers.scopesOf(poolId)).length, 100)
  })

  test('takes an identifier once in a pool, of ten at the same time too', async () => {
    await create('photos')
    const again = { UserPoolId: poolId, Identifier: 'photos', Name: 'Again' }
    assert.deepEqual(await harness.refusal('CreateResourceServer', again), {
      code: 'InvalidParameterException',
      message: `photos already exists in user pool ${poolId}.`,
      status: 400,
    })
    assert.equal((await show('photos'))?.Name, 'API')
    await create('Photos')
    await harness.call('CreateResourceServer', { ...again, UserPoolId: await newPool() })
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => create('once')))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  const text = (length: number) => 'x'.repeat(length)
  const refused: readonly [why: string, more: object, message: RegExp][] = [
    ['a blank in the identifier', { Identifier: 'my api' }, /'identifier'/],
    ['a quotation mark in the identifier', { Identifier: 'my"api' }, /'identifier'/],
    ['an identifier of 257', { Identifier: text(257) }, /'identifier' .* less than or equal to 256/],
    ['a name of 257', { Name: text(257) }, /'name' .* less than or equal to 256/],
    ['a number sign in the name', { Name: 'API #1' }, /'name'/],
    ['a slash in a scope', { Scopes: [scope('a/b')] }, /scopeName/],
    ['a blank in a scope', { Scopes: [scope('a b')] }, /scopeName/],
    ['a scope of 257', { Scopes: [{ ...scope('a'), ScopeName: text(257) }] }, /scopeName.* 256/],
    ['a description of 257', { Scopes: [{ ...scope('a'), ScopeDescription: text(257) }] }, /scopeDescription.* 256/],
    ['a scope without description', { Scopes: [{ ScopeName: 'a' }] }, /scopeDescription/],
    ['101 scopes', { Scopes: Array.from({ length: 101 }, (_, i) => scope(`s${i}`)) }, /'scopes' .* 100/],
    ['a scope twice', { Scopes: [scope('a'), scope('b'), scope('a')] }, /^The scope a is given more than once\.$/],
  ]
  for (const [why, more, message] of refused)
    test(`refuses ${why}, and so does UpdateResourceServer`, async () => {
      const made = await create('wrong')
      for (const name of ['CreateResourceServer', 'UpdateResourceServer'] as const) {
        const input = { UserPoolId: poolId, Identifier: 'wrong', Name: 'Wrong', ...more }
        const answer = await harness.refusal(name, input)
        assert.equal(answer.code, 'InvalidParameterException')
        assert.match(answer.message, message)
      }
      assert.deepEqual(await show('wrong'), made)
      assert.equal(await harness.store.resourceServers.count(poolId), 1)
    })

  test('stops at 25 of a pool, of many at the same time too, and says first that one is there', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => create(`api-${index}`)))
    assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 25)
    assert.equal(await harness.store.resourceServers.count(poolId), 25)
    const [first] = (await harness.store.resourceServers.list(poolId, { limit: 1 })).items
    const codeOf = async (Identifier = '') => {
      const { code, message } = await harness.refusal('CreateResourceServer', {
        UserPoolId: poolId,
        Identifier,
        Name: 'API',
      })
      return [code, message]
    }
    assert.deepEqual(await codeOf('more'), ['LimitExceededException', 'The limit of 25 resource servers is reached.'])
    assert.equal((await codeOf(first?.identifier))[0], 'InvalidParameterException')
    await harness.call('DeleteResourceServer', { UserPoolId: poolId, Identifier: first?.identifier ?? '' })
    await create('more')
  })
})

test('UpdateResourceServer replaces name and scopes: scopes that are left out are gone', async () => {
  await create('photos', { Scopes: [scope('read')] })
  const update = (more: object) =>
    harness.call('UpdateResourceServer', { UserPoolId: poolId, Identifier: 'photos', Name: 'Pictures', ...more })
  const expected = { UserPoolId: poolId, Identifier: 'photos', Name: 'Pictures' }
  const { ResourceServer } = await update({ Scopes: [scope('write'), scope('read')] })
  assert.deepEqual(ResourceServer, { ...expected, Scopes: [scope('write'), scope('read')] })
  assert.deepEqual(await show('photos'), ResourceServer)
  assert.deepEqual(await update({}), { ResourceServer: expected })
  assert.deepEqual(await show('photos'), expected)
})

describe('ListResourceServers', () => {
  const page = (more: Partial<Input<'ListResourceServers'>> = {}) =>
    harness.call('ListResourceServers', { UserPoolId: poolId, ...more })

  test('goes through all once, by identifier, page by page', async () => {
    for (const identifier of ['delta', 'alpha', 'Zulu', 'charlie', 'bravo']) await create(identifier)
    const pages: (string | undefined)[][] = []
    let NextToken: string | undefined
    do {
      const { ResourceServers, NextToken: next } = await page({ MaxResults: 2, ...(NextToken && { NextToken }) })
      pages.push(ResourceServers.map(({ Identifier }) => Identifier))
      NextToken = next
    } while (NextToken !== undefined)
    assert.deepEqual(pages, [['Zulu', 'alpha'], ['bravo', 'charlie'], ['delta']])
    const all = await page({ MaxResults: 50 })
    assert.deepEqual([all.ResourceServers.length, all.NextToken], [5, undefined])
    assert.deepEqual(all.ResourceServers[0], await show('Zulu'))
    assert.deepEqual(await page(), all)
  })

  test('refuses pages of none and of more than 50, a token of another list and one that is made up', async () => {
    assert.deepEqual(await page(), { ResourceServers: [] })
    for (const name of ['a', 'b']) await create(name)
    for (const MaxResults of [0, 51])
      assert.match(
        (await harness.refusal('ListResourceServers', { UserPoolId: poolId, MaxResults })).message,
        /'maxResults'/,
      )
    const { NextToken = '' } = await page({ MaxResults: 1 })
    assert.ok(NextToken)
    for (const input of [
      { UserPoolId: await newPool(), NextToken },
      { UserPoolId: poolId, NextToken: 'a' },
    ]) {
      const { code, message } = await harness.refusal('ListResourceServers', input)
      assert.deepEqual([code, message], ['InvalidParameterException', 'Invalid pagination token'])
    }
  })
})

for (const name of ['DescribeResourceServer', 'UpdateResourceServer', 'DeleteResourceServer'] as const)
  test(`CVE-2025-27507: ${name} reaches nothing outside its pool, and nothing without the key`, async () => {
    const made = await create('photos', { Scopes: [scope('read')] })
    const input = { UserPoolId: poolId, Identifier: 'photos', Name: 'Other' }
    assert.deepEqual(await harness.refusal(name, { ...input, UserPoolId: await newPool() }), notFound('photos'))
    assert.deepEqual(await harness.refusal(name, { ...input, Identifier: 'Photos' }), notFound('Photos'))
    const noPool = await harness.refusal(name, { ...input, UserPoolId: 'us-east-1_nobody' })
    assert.equal(noPool.message, 'User pool us-east-1_nobody does not exist.')
    const unsigned = await harness.refusal(name, input, { kind: 'unsigned' })
    assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
    assert.deepEqual(await show('photos'), made)
  })

test('DeleteResourceServer deletes once, and the identifier is free again', async () => {
  const input = { UserPoolId: poolId, Identifier: 'photos' }
  await create('photos', { Scopes: [scope('read')] })
  assert.deepEqual(await harness.call('DeleteResourceServer', input), {})
  for (const name of ['DeleteResourceServer', 'DescribeResourceServer'] as const)
    assert.deepEqual(await harness.refusal(name, input), notFound('photos'))
  assert.deepEqual(await create('photos'), { ...input, Name: 'API' })
})
