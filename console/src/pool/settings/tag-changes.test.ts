import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tagChanges, tagsOf } from './tag-changes.ts'

const now = { team: 'identity', stage: 'test' }
const cases = [
  ['nothing', tagsOf(now), {}, []],
  ['a new one', [...tagsOf(now), { key: 'cost', value: '' }], { cost: '' }, []],
  ['another value', tagsOf({ ...now, stage: 'live' }), { stage: 'live' }, []],
  ['another name', tagsOf({ stage: 'test', group: 'identity' }), { group: 'identity' }, ['team']],
  ['all of them gone', [], {}, ['team', 'stage']],
  ['one with the name of every object', tagsOf({ ...now, toString: 'x' }), { toString: 'x' }, []],
] as const
for (const [name, typed, set, removed] of cases)
  test(name, () => {
    assert.deepEqual(tagChanges(now, typed), { set, removed })
  })
