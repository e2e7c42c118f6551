import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type Alias, noMfa } from '#domain/users.ts'
import { fillPool, rowsByPool, tablesOfPool } from './filled-pool.ts'
import {
  email,
  minutesAfterNoon,
  noon,
  phone,
  sampleArgon2,
  samplePassword,
  samplePool,
  sampleUser,
} from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'

export function userCases(bed: () => TestBed): void {
  const twoPools = async () => {
    for (const id of [poolId, otherPoolId]) await bed().store.pools.add(samplePool({ id }))
    return bed().store
  }

  it('finds a user by id, in its own pool only', async () => {
    const { users } = await twoPools()
    const user = sampleUser()
    assert.equal(await users.add(user, 'ada', undefined, []), 'added')
    assert.deepEqual(await users.find(poolId, user.id), user)
    assert.equal(await users.find(otherPoolId, user.id), undefined)
  })

  it('finds a user by name: username first, then aliases in their order, then the id', async () => {
    const { users } = await twoPools()
    const [byName, byEmail, byPhone, byId] = ['n', 'e', 'p', 'i'].map((id) => sampleUser({ id, username: id }))
    assert.ok(byName && byEmail && byPhone && byId)
    await users.add(byName, 'ada', undefined, [])
    await users.add(byEmail, 'e', samplePassword({ temporarySince: noon }), [email('ada')])
    await users.add(byPhone, 'p', samplePassword(), [phone('ada')])
    await users.add(byId, 'i', undefined, [])
    const found = async (usernameKey: string, aliases: Alias[], id?: string) =>
      (await users.findByName(poolId, { usernameKey, aliases, id }))?.user.id
    assert.equal(await found('ada', [email('ada'), phone('ada')], 'i'), 'n')
    assert.equal(await found('x', [email('ada'), phone('ada')], 'i'), 'e')
    assert.equal(await found('x', [phone('ada'), email('ada')], 'i'), 'p')
    assert.equal(await found('x', [email('y')], 'i'), 'i')
    assert.equal(await found('x', [], 'i'), 'i')
    assert.equal(await found('ada', []), 'n')
    assert.equal(await found('x', []), undefined)
    assert.equal(
      await users.findByName(otherPoolId, { usernameKey: 'ada', aliases: [email('ada')], id: 'i' }),
      undefined,
    )
    assert.deepEqual(await users.findByName(poolId, { usernameKey: 'x', aliases: [email('ada')] }), {
      user: byEmail,
      password: samplePassword({ temporarySince: noon }),
    })
  })

  it('puts status, enabled, attributes, second factors and the time, and keeps the rest', async () => {
    const { users } = await twoPools()
    const user = sampleUser()
    await users.add(user, 'ada', samplePassword(), [])
    const change = {
      status: 'FORCE_CHANGE_PASSWORD',
      enabled: false,
      attributes: {},
      mfa: { enabled: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], preferred: undefined },
      modifiedAt: minutesAfterNoon(1),
    } as const
    await users.put({ ...user, ...change, poolId: otherPoolId })
    assert.deepEqual(await users.find(poolId, user.id), user)
    await users.put({ ...user, ...change, username: 'never changes', createdAt: minutesAfterNoon(9) })
    const found = await users.findByName(poolId, { usernameKey: 'ada', aliases: [] })
    assert.deepEqual(found, { user: { ...user, ...change }, password: samplePassword() })
  })

  it('keeps second factors with and without a preferred one', async () => {
    const { users } = await twoPools()
    const preferred = { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } as const
    const user = sampleUser({ mfa: preferred })
    await users.add(user, 'ada', undefined, [])
    for (const mfa of [preferred, { enabled: ['SMS_MFA'], preferred: undefined } as const, noMfa]) {
      await users.put({ ...user, mfa })
      assert.deepEqual((await users.find(poolId, user.id))?.mfa, mfa)
    }
  })

  it('sets a password, in the pool of the user only', async () => {
    const { users } = await twoPools()
    const user = sampleUser()
    await users.add(user, 'ada', undefined, [])
    const passwordNow = async () => (await users.findByName(poolId, { usernameKey: 'ada', aliases: [] }))?.password
    await users.setPassword(otherPoolId, user.id, samplePassword())
    assert.equal(await passwordNow(), undefined)
    const password = samplePassword({ salt: Buffer.alloc(16, 9), temporarySince: noon })
    for (const next of [password, sampleArgon2(9, noon), password, sampleArgon2(8)]) {
      await users.setPassword(poolId, user.id, next)
      assert.deepEqual(await passwordNow(), next)
    }
  })

  it('keeps usernames unique in a pool', async () => {
    const { users } = await twoPools()
    assert.equal(await users.add(sampleUser(), 'ada', undefined, []), 'added')
    assert.equal(await users.add(sampleUser(), 'ada', undefined, [email('new')]), 'username taken')
    assert.equal(await users.aliasOwner(poolId, email('new')), undefined)
    assert.equal(await users.add(sampleUser({ poolId: otherPoolId }), 'ada', undefined, []), 'added')
    assert.equal(await users.estimate(poolId), 1)
  })

  it('adds a user with all of its aliases or not at all, and the transaction goes on', async () => {
    const { users, transaction } = await twoPools()
    await users.add(sampleUser(), 'first', undefined, [email('taken')])
    const second = sampleUser()
    const outcomes = await transaction(async (tx) => [
      await tx.users.add(second, 'second', undefined, [phone('free'), email('taken')]),
      await tx.users.add(second, 'second', undefined, [phone('free')]),
    ])
    assert.deepEqual(outcomes, ['email taken', 'added'])
    assert.deepEqual(await users.aliases(poolId, second.id), [phone('free')])
    assert.equal(await users.estimate(poolId), 2)
  })

  it('claims, moves and releases aliases', async () => {
    const { users } = await twoPools()
    const [first, second] = [sampleUser(), sampleUser()]
    await users.add(first, 'first', undefined, [])
    await users.add(second, 'second', undefined, [])
    assert.equal(await users.claimAlias(poolId, first.id, email('a')), 'claimed')
    assert.equal(await users.claimAlias(poolId, first.id, email('a')), 'claimed')
    assert.equal(await users.claimAlias(poolId, second.id, email('a')), 'taken')
    assert.equal(await users.claimAlias(poolId, second.id, phone('a')), 'claimed')
    assert.equal(await users.aliasOwner(poolId, email('a')), first.id)
    assert.equal(await users.aliasOwner(otherPoolId, email('a')), undefined)
    await users.releaseAlias(otherPoolId, email('a'))
    assert.deepEqual(await users.aliases(poolId, first.id), [email('a')])
    await users.releaseAlias(poolId, email('a'))
    assert.deepEqual(await users.aliases(poolId, first.id), [])
    assert.equal(await users.claimAlias(poolId, second.id, email('a')), 'claimed')
    assert.deepEqual(await users.aliases(poolId, second.id), [email('a'), phone('a')])
  })

  it('removes a user with everything of theirs, and nothing of another', async () => {
    const { store } = bed()
    const userId = await fillPool(bed(), poolId)
    await fillPool(bed(), otherPoolId)
    const neighbour = sampleUser()
    await store.users.add(neighbour, 'neighbour', undefined, [email('neighbour')])
    assert.equal(await store.users.remove(otherPoolId, userId), false)
    assert.equal(await store.users.remove(poolId, userId), true)
    assert.equal(await store.users.remove(poolId, userId), false)
    const left = await rowsByPool(bed(), poolId)
    assert.deepEqual(Object.keys(left).sort(), [
      'app_clients',
      'branding_assets',
      'brandings',
      'domains',
      'groups',
      'resource_servers',
      'saml_signing_keys',
      'signing_keys',
      'terms',
      'ui_customizations',
      'user_aliases',
      'user_counts',
      'users',
    ])
    assert.deepEqual(await store.users.find(poolId, neighbour.id), neighbour)
    assert.equal(await store.users.estimate(poolId), 1)
    assert.deepEqual(Object.keys(await rowsByPool(bed(), otherPoolId)).sort(), tablesOfPool)
  })

  it('lets a removed user`s names be taken again', async () => {
    const { users } = await twoPools()
    const user = sampleUser()
    await users.add(user, 'ada', undefined, [email('ada')])
    await users.remove(poolId, user.id)
    assert.equal(await users.add(sampleUser(), 'ada', undefined, [email('ada')]), 'added')
  })
}

export function userRaceCases(bed: () => TestBed): void {
  const nodes = () => [bed().store, bed().other ?? bed().store]
  const fiftyTimes = <T>(attempt: (users: ReturnType<typeof nodes>[number]['users'], index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: 50 }, (_, index) => attempt((nodes()[index % 2] ?? bed().store).users, index)))

  it('gives one username to one of fifty', async () => {
    await bed().store.pools.add(samplePool())
    const outcomes = await fiftyTimes((users, index) => users.add(sampleUser(), 'ada', undefined, [email(`${index}`)]))
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    assert.equal(outcomes.filter((outcome) => outcome === 'username taken').length, 49)
    const { user_aliases, users } = await rowsByPool(bed(), poolId)
    assert.deepEqual({ user_aliases, users }, { user_aliases: 1, users: 1 })
  })

  it('gives one alias to one of fifty new users', async () => {
    await bed().store.pools.add(samplePool())
    const outcomes = await fiftyTimes((users, index) => users.add(sampleUser(), `u${index}`, undefined, [email('ada')]))
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    assert.equal(outcomes.filter((outcome) => outcome === 'email taken').length, 49)
    assert.equal(await bed().store.users.estimate(poolId), 1)
  })

  it('gives one alias to one of fifty users', async () => {
    const { pools, users } = bed().store
    await pools.add(samplePool())
    const ids = Array.from({ length: 50 }, (_, index) => `user-${index}`)
    for (const id of ids) await users.add(sampleUser({ id }), id, undefined, [])
    const outcomes = await fiftyTimes((ofNode, index) => ofNode.claimAlias(poolId, `user-${index}`, phone('1')))
    assert.equal(outcomes.filter((outcome) => outcome === 'claimed').length, 1)
    assert.equal(await users.aliasOwner(poolId, phone('1')), `user-${outcomes.indexOf('claimed')}`)
  })

  it('settles users who claim each other`s aliases in opposite orders', async () => {
    await bed().store.pools.add(samplePool())
    const aliases = [email('same'), phone('same')]
    const outcomes = await fiftyTimes((users, index) =>
      users.add(sampleUser(), `u${index}`, undefined, index % 4 < 2 ? aliases : aliases.toReversed()),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1)
    assert.equal(await bed().store.users.estimate(poolId), 1)
  })
}
