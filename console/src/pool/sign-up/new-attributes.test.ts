import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyAttribute, type NewAttribute, newAttribute, newAttributeProblems, roomFor } from './new-attributes.ts'

const attribute = (change: Partial<NewAttribute>): NewAttribute => ({ ...emptyAttribute, name: 'plan', ...change })

const requests = [
  [attribute({}), { AttributeDataType: 'String', StringAttributeConstraints: {} }],
  [
    attribute({ min: '1', max: ' 20 ' }),
    { AttributeDataType: 'String', StringAttributeConstraints: { MinLength: '1', MaxLength: '20' } },
  ],
  [
    attribute({ type: 'Number', min: '-1' }),
    { AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '-1' } },
  ],
  [attribute({ type: 'DateTime' }), { AttributeDataType: 'DateTime' }],
  [attribute({ type: 'Boolean', mutable: false }), { AttributeDataType: 'Boolean', Mutable: false }],
] as const
for (const [typed, request] of requests)
  test(`${JSON.stringify(typed)} is asked for`, () => {
    assert.deepEqual(newAttribute(typed), { Name: 'plan', Mutable: true, ...request })
  })

const judged: readonly (readonly [string, readonly NewAttribute[], readonly string[]])[] = [
  ['a good one', [attribute({ min: '1', max: '2' })], []],
  ['no name', [attribute({ name: ' ' })], ['0.name']],
  ['a name of the pool', [attribute({ name: 'team' })], ['0.name']],
  ['a standard name', [attribute({ name: 'email' })], ['0.name']],
  ['the same name twice', [attribute({}), attribute({})], ['1.name']],
  ['a length that is none', [attribute({ min: '-1' })], ['0.min']],
  ['a negative number', [attribute({ type: 'Number', min: '-1' })], []],
  ['an empty range', [attribute({ min: '3', max: '2' })], ['0.max']],
  ['limits of a date, which nobody sees', [attribute({ type: 'DateTime', min: 'x' })], []],
]
for (const [name, typed, found] of judged)
  test(`${name}: ${found.join() || 'fine'}`, () => {
    const problems = newAttributeProblems(typed, ['custom:team'], 'taken')
    assert.deepEqual(
      problems.map(({ row, field }) => `${row}.${field}`),
      found,
    )
  })

const rooms = [
  [0, 1, 24],
  [30, 5, 15],
  [50, 0, 0],
] as const
for (const [present, added, room] of rooms)
  test(`beside ${present} and with ${added} typed there is room for ${room}`, () => {
    assert.equal(roomFor(present, added), room)
  })
