import assert from 'node:assert/strict'
import { it } from 'node:test'
import { minutesAfterNoon, sampleCustomDomain, sampleDomain, samplePool } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'

export function domainCases(bed: () => TestBed): void {
  const twoPools = async () => {
    const { store } = bed()
    for (const id of [poolId, otherPoolId]) await store.pools.add(samplePool({ id }))
    return store
  }

  it('finds a domain as it was added, by its exact name and by its pool', async () => {
    const { domains } = await twoPools()
    const [prefix, custom] = [sampleDomain(), sampleCustomDomain()]
    assert.deepEqual(await domains.findByPool(poolId), [])
    assert.equal(await domains.add(custom), 'added')
    assert.equal(await domains.add(prefix), 'added')
    assert.deepEqual(await domains.findByDomain(prefix.domain), prefix)
    assert.deepEqual(await domains.findByDomain(custom.domain), custom)
    for (const name of ['App', 'ap', 'app.', '']) assert.equal(await domains.findByDomain(name), undefined)
    assert.deepEqual(await domains.findByPool(poolId), [prefix, custom])
    assert.deepEqual(await domains.findByPool(otherPoolId), [])
  })

  it('gives a pool one domain of each kind, and a name to one pool', async () => {
    const { domains } = await twoPools()
    await domains.add(sampleDomain())
    await domains.add(sampleCustomDomain())
    assert.equal(await domains.add(sampleDomain({ domain: 'other' })), 'second')
    assert.equal(await domains.add(sampleCustomDomain({ domain: 'other.example.com' })), 'second')
    assert.equal(await domains.add(sampleDomain()), 'second')
    assert.equal(await domains.add(sampleDomain({ poolId: otherPoolId })), 'taken')
    assert.equal(await domains.add(sampleCustomDomain({ poolId: otherPoolId })), 'taken')
    assert.deepEqual(await domains.findByPool(otherPoolId), [])
    assert.deepEqual(await domains.findByPool(poolId), [sampleDomain(), sampleCustomDomain()])
  })

  it('lets one of fifty take a name', async () => {
    const { pools, domains } = bed().store
    const other = bed().other?.domains ?? domains
    const ids = Array.from({ length: 50 }, (_, index) => `eu-west-1_${index}`)
    for (const id of ids) await pools.add(samplePool({ id }))
    const outcomes = await Promise.all(
      ids.map((id, index) => (index % 2 === 0 ? domains : other).add(sampleDomain({ poolId: id }))),
    )
    assert.deepEqual(
      outcomes.filter((outcome) => outcome !== 'taken'),
      ['added'],
    )
    assert.equal((await domains.findByDomain('app'))?.poolId, ids[outcomes.indexOf('added')])
  })

  it('gives a pool one of fifty prefixes that it asks for at once', async () => {
    const { domains } = await twoPools()
    const other = bed().other?.domains ?? domains
    const names = Array.from({ length: 50 }, (_, index) => `app-${index}`)
    const outcomes = await Promise.all(
      names.map((domain, index) => (index % 2 === 0 ? domains : other).add(sampleDomain({ domain }))),
    )
    assert.deepEqual(
      outcomes.filter((outcome) => outcome !== 'second'),
      ['added'],
    )
    assert.equal((await domains.findByPool(poolId)).length, 1)
  })

  it('puts what can change of a domain of the pool', async () => {
    const { domains } = await twoPools()
    const custom = sampleCustomDomain()
    await domains.add(custom)
    const certificate = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/2' }
    const changed = { ...custom, managedLoginVersion: 1, certificate, modifiedAt: minutesAfterNoon(1) }
    assert.equal(await domains.put({ ...changed, poolId: otherPoolId }), false)
    assert.equal(await domains.put({ ...changed, domain: 'other.example.com' }), false)
    assert.deepEqual(await domains.findByDomain(custom.domain), custom)
    assert.equal(await domains.put({ ...changed, createdAt: minutesAfterNoon(9) }), true)
    assert.deepEqual(await domains.findByDomain(custom.domain), changed)
  })

  it('counts the custom domains of all pools', async () => {
    const { domains } = await twoPools()
    await domains.add(sampleDomain())
    assert.equal(await domains.countCustom(), 0)
    await domains.add(sampleCustomDomain())
    await domains.add(sampleCustomDomain({ poolId: otherPoolId, domain: 'other.example.com' }))
    assert.equal(await domains.countCustom(), 2)
  })

  it('removes a domain of the pool, and its name is free', async () => {
    const { domains } = await twoPools()
    await domains.add(sampleDomain())
    assert.equal(await domains.remove(otherPoolId, 'app'), false)
    assert.equal(await domains.remove(poolId, 'app'), true)
    assert.equal(await domains.remove(poolId, 'app'), false)
    assert.equal(await domains.findByDomain('app'), undefined)
    assert.equal(await domains.add(sampleDomain({ poolId: otherPoolId })), 'added')
  })

  it('goes with its pool', async () => {
    const { pools, domains } = await twoPools()
    await domains.add(sampleDomain())
    await pools.remove(poolId)
    assert.equal(await domains.findByDomain('app'), undefined)
    await assert.rejects(domains.add(sampleDomain()))
  })
}
