import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  filterOf,
  noSearch,
  queryOf,
  searchBy,
  searchInQuery,
  searchProperties,
  type UserSearch,
} from './user-search.ts'

const filters: readonly (readonly [UserSearch, string | undefined])[] = [
  [noSearch, undefined],
  [{ ...noSearch, value: '  ' }, undefined],
  [{ property: 'email', operator: '^=', value: ' ana@' }, 'email ^= "ana@"'],
  [{ property: 'sub', operator: '=', value: 'x' }, 'sub = "x"'],
  [{ property: 'name', operator: '=', value: 'Ana "The Hook" O\\Neill' }, 'name = "Ana \\"The Hook\\" O\\\\Neill"'],
  [{ property: 'cognito:user_status', operator: '=', value: 'CONFIRMED' }, 'cognito:user_status = "CONFIRMED"'],
]

for (const [search, filter] of filters)
  test(`the filter of ${JSON.stringify(search)} is ${filter}`, () => assert.equal(filterOf(search), filter))

for (const property of searchProperties)
  test(`a search by ${property} comes back from the address`, () => {
    const search: UserSearch = { property, operator: '=', value: 'a&b="c"' }
    assert.deepEqual(searchInQuery(new URLSearchParams(queryOf(search))), search)
  })

test('an address without a search, or with a wrong one, shows everybody', () => {
  assert.deepEqual(searchInQuery(new URLSearchParams()), noSearch)
  assert.deepEqual(searchInQuery(new URLSearchParams('by=password&how=x')), noSearch)
  assert.deepEqual(queryOf({ ...noSearch, value: ' ' }), {})
})

test('what was typed goes along to another property, but not to one with values of its own', () => {
  const typed: UserSearch = { property: 'username', operator: '=', value: 'ana' }
  assert.deepEqual(searchBy(typed, 'email'), { ...typed, property: 'email' })
  assert.deepEqual(searchBy(typed, 'status'), { property: 'status', operator: '=', value: '' })
  assert.deepEqual(searchBy({ property: 'status', operator: '=', value: 'Enabled' }, 'name'), {
    property: 'name',
    operator: '^=',
    value: '',
  })
})
