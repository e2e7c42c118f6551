import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Attributes, User, UserStatus } from '#domain/users.ts'
import type { UserFilter } from '#storage/store.ts'
import { samplePool, sampleUser } from './samples.ts'
import type { TestBed } from './test-bed.ts'

const poolId = samplePool().id
const otherPoolId = 'eu-west-1_bbbbbbbbb'

type Person = { username: string; status?: UserStatus; enabled?: boolean; attributes?: Attributes }

/** By id. Nobody has a nickname that can be searched. */
const people: Record<string, Person> = {
  '0a': { username: 'ada', attributes: { email: 'ada@example.com', given_name: 'Ada', family_name: 'Lovelace' } },
  '0b': { username: 'adam', attributes: { email: 'adam@example.com', given_name: 'Ada' }, enabled: false },
  '0c': { username: 'Ada', attributes: { email: 'Ada@example.com', given_name: 'Ada' }, status: 'UNCONFIRMED' },
  '1a': { username: 'élan', attributes: { name: 'Élan', given_name: 'Adà', nickname: 'ada' } },
  '1b': { username: 'a_b', attributes: { name: 'a%b', phone_number: '+1555' }, status: 'FORCE_CHANGE_PASSWORD' },
  '1-c': { username: 'axb', attributes: { name: 'a_b', phone_number: '+1556' }, enabled: false },
  '1d': { username: 'zoë😀', attributes: { name: 'zoë😀x', preferred_username: 'zz' }, status: 'UNCONFIRMED' },
  f0: { username: 'bare', attributes: { name: '' } },
}
const everybody = Object.keys(people).sort()

const values = (attribute: 'username' | 'sub' | 'email' | 'phone_number' | 'name' | 'given_name', value: string) => ({
  whole: { attribute, operator: '=', value } as UserFilter,
  beginning: { attribute, operator: '^=', value } as UserFilter,
})
const status = (operator: '=' | '^=', value: string): UserFilter => ({
  attribute: 'cognito:user_status',
  operator,
  value,
})

const cases: readonly [UserFilter | undefined, readonly string[]][] = [
  [undefined, everybody],
  [values('username', 'ada').whole, ['0a']],
  [values('username', 'ada').beginning, ['0a', '0b']],
  [values('username', 'A').beginning, ['0c']],
  [values('username', 'é').beginning, ['1a']],
  [values('username', 'a_').beginning, ['1b']],
  [values('username', 'zoë😀').beginning, ['1d']],
  [values('username', '').beginning, everybody],
  [values('sub', '0b').whole, ['0b']],
  [values('sub', '0').whole, []],
  [values('sub', '0').beginning, ['0a', '0b', '0c']],
  [values('sub', '1-').beginning, ['1-c']],
  [values('sub', '').beginning, everybody],
  [values('email', 'ada@example.com').whole, ['0a']],
  [values('email', 'ada').beginning, ['0a', '0b']],
  [values('email', '').beginning, ['0a', '0b', '0c']],
  [values('email', 'ada%').beginning, []],
  [values('phone_number', '+1').beginning, ['1-c', '1b']],
  [values('name', 'a_').beginning, ['1-c']],
  [values('name', 'a%').beginning, ['1b']],
  [values('name', '').whole, ['f0']],
  [values('name', '').beginning, ['1-c', '1a', '1b', '1d', 'f0']],
  [values('name', 'zoë😀').beginning, ['1d']],
  [values('given_name', 'Ada').whole, ['0a', '0b', '0c']],
  [values('given_name', 'Ad').beginning, ['0a', '0b', '0c', '1a']],
  [values('given_name', 'ada').whole, []],
  [{ attribute: 'family_name', operator: '^=', value: 'Love' }, ['0a']],
  [{ attribute: 'preferred_username', operator: '=', value: 'zz' }, ['1d']],
  [status('=', 'CONFIRMED'), ['0a', '0b', '1-c', '1a', 'f0']],
  [status('=', 'CONF'), []],
  [status('^=', 'CONF'), ['0a', '0b', '1-c', '1a', 'f0']],
  [status('^=', 'UN'), ['0c', '1d']],
  [status('^=', ''), everybody],
  [status('=', 'nonsense'), []],
  [{ attribute: 'status', enabled: true }, ['0a', '0c', '1a', '1b', '1d', 'f0']],
  [{ attribute: 'status', enabled: false }, ['0b', '1-c']],
]

export function userListCases(bed: () => TestBed): void {
  const addPeople = async () => {
    const { pools, users } = bed().store
    for (const inPool of [poolId, otherPoolId]) {
      await pools.add(samplePool({ id: inPool }))
      for (const [id, person] of Object.entries(people)) {
        await users.add(sampleUser({ attributes: {}, ...person, id, poolId: inPool }), person.username, undefined, [])
      }
    }
    return users
  }
  /** Every page until there is none left. Only values longer than their keys may leave pages short. */
  const allPages = async (filter: UserFilter | undefined, limit: number, hasLongValues = false) => {
    const found: User[] = []
    let after: string | undefined
    for (let pages = 0; pages < 100; pages++) {
      const page = await bed().store.users.list(poolId, filter, { limit, after })
      const isFull = page.items.length === limit
      assert.ok(page.next === undefined || isFull || hasLongValues, JSON.stringify(filter))
      assert.ok(page.items.length <= limit)
      found.push(...page.items)
      after = page.next
      if (after === undefined) return found
    }
    throw new Error('The list has no end.')
  }
  const idsOf = (users: readonly User[]) => users.map(({ id }) => id)

  it('finds whom each filter means, in pages of any size, each once', async () => {
    await addPeople()
    for (const [filter, expected] of cases) {
      for (const limit of [1, 2, 3, 60]) {
        const found = idsOf(await allPages(filter, limit))
        assert.deepEqual(found.toSorted(), expected, `${JSON.stringify(filter)} in pages of ${limit}`)
      }
    }
  })

  it('keeps one order at every page size', async () => {
    await addPeople()
    for (const [filter] of cases) {
      assert.deepEqual(idsOf(await allPages(filter, 2)), idsOf(await allPages(filter, 60)), JSON.stringify(filter))
    }
  })

  it('lists whole users', async () => {
    const users = await addPeople()
    for (const [filter, [id]] of cases.filter(([, expected]) => expected.length === 1)) {
      assert.deepEqual(await allPages(filter, 60), [await users.find(poolId, id ?? '')])
    }
  })

  it('follows every change of a user', async () => {
    const users = await addPeople()
    const user = (await users.find(poolId, '0a')) ?? assert.fail('no user')
    const attributes = { email: 'new@example.com', name: 'New' }
    await users.put({ ...user, attributes, status: 'ARCHIVED', enabled: false })
    const idsWith = async (filter: UserFilter) => idsOf(await allPages(filter, 60))
    assert.deepEqual(await idsWith(values('email', 'ada@').beginning), [])
    assert.deepEqual(await idsWith(values('email', 'new@example.com').whole), ['0a'])
    assert.deepEqual(await idsWith(values('given_name', 'Ada').whole), ['0b', '0c'])
    assert.deepEqual(await idsWith(values('name', 'N').beginning), ['0a'])
    assert.deepEqual(await idsWith(status('=', 'ARCHIVED')), ['0a'])
    assert.deepEqual((await idsWith({ attribute: 'status', enabled: false })).sort(), ['0a', '0b', '1-c'])
    await users.remove(poolId, '0a')
    assert.deepEqual(await idsWith(values('name', 'N').beginning), [])
    assert.deepEqual(await idsWith(status('=', 'ARCHIVED')), [])
  })

  it('loses and repeats nobody when users go between two pages', async () => {
    const users = await addPeople()
    const first = await users.list(poolId, values('given_name', 'Ad').beginning, { limit: 2 })
    await users.remove(poolId, first.items.at(-1)?.id ?? '')
    const second = await users.list(poolId, values('given_name', 'Ad').beginning, { limit: 9, after: first.next })
    assert.deepEqual(idsOf([...first.items, ...second.items]), ['0a', '0b', '0c', '1a'])
  })

  describe('long and odd values', () => {
    const long = 'é'.repeat(2000)

    it('are told apart beyond what their keys hold', async () => {
      const { pools, users } = bed().store
      await pools.add(samplePool())
      for (const [index, end] of ['', 'a', 'ab', 'b'].entries()) {
        const user = sampleUser({ id: `${index}`, attributes: { name: long + end } })
        await users.add(user, user.id, undefined, [])
      }
      for (const limit of [1, 2, 9]) {
        const found = async (filter: UserFilter) => idsOf(await allPages(filter, limit, true))
        assert.deepEqual(await found(values('name', `${long}a`).whole), ['1'])
        assert.deepEqual(await found(values('name', `${long}a`).beginning), ['1', '2'])
        assert.deepEqual(await found(values('name', long.slice(0, 300)).beginning), ['0', '1', '2', '3'])
        assert.deepEqual(await found(values('name', long.slice(0, 256)).whole), [])
      }
    })

    it('are stored and found without breaking anything', async () => {
      const { pools, users } = bed().store
      await pools.add(samplePool())
      const odd = ['a\0b', 'half \ud83d', '\ufffd', '\\u0000', "'; --", '\u{10ffff}\u{10ffff}', '\ud7ff']
      for (const [index, name] of odd.entries()) {
        const user = sampleUser({ id: `${index}`, attributes: { name } })
        await users.add(user, user.id, undefined, [])
      }
      for (const [index, name] of odd.entries()) {
        assert.deepEqual(idsOf(await allPages(values('name', name).whole, 1)), [`${index}`], JSON.stringify(name))
        assert.deepEqual(idsOf(await allPages(values('name', name).beginning, 1)), [`${index}`], JSON.stringify(name))
        for (const attribute of ['username', 'sub'] as const) {
          assert.deepEqual(await allPages(values(attribute, name).whole, 1), [])
          assert.deepEqual(await allPages(values(attribute, name).beginning, 1), [])
        }
        assert.deepEqual(await allPages(status('=', name), 1), [])
      }
    })
  })
}
