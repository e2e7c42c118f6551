import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupClaims } from './group-claims.ts'
import type { Group } from './groups.ts'

const at = new Date(0)
const group = (name: string, precedence?: number, role?: string): Group => ({
  poolId: 'us-east-1_a',
  name,
  description: undefined,
  precedence,
  roleArn: role && `arn:aws:iam::000000000000:role/${role}`,
  createdAt: at,
  modifiedAt: at,
})
const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`

type Expected = [names: string[], roles: string[], preferred: string | undefined]
const cases: readonly [why: string, Group[], Expected][] = [
  ['no groups, no claims', [], [[], [], undefined]],
  [
    'names come by precedence, 0 first',
    [group('a', 2), group('b', 0), group('c', 1)],
    [['b', 'c', 'a'], [], undefined],
  ],
  [
    'no precedence comes last, equals by name',
    [group('z'), group('b', 5), group('y'), group('a', 5)],
    [['a', 'b', 'y', 'z'], [], undefined],
  ],
  [
    'the highest precedence still comes before none',
    [group('a'), group('b', 2 ** 31 - 1)],
    [['b', 'a'], [], undefined],
  ],
  [
    'the lowest precedence gives the preferred role',
    [group('a', 2, 'A'), group('b', 1, 'B')],
    [['b', 'a'], ['B', 'A'], 'B'],
  ],
  ['0 is a precedence', [group('a', 1, 'A'), group('b', 0, 'B')], [['b', 'a'], ['B', 'A'], 'B']],
  ['one role of a group without precedence is preferred', [group('a', undefined, 'A')], [['a'], ['A'], 'A']],
  [
    'equal precedence and different roles: none is preferred',
    [group('a', 1, 'A'), group('b', 1, 'B'), group('c', 2, 'C')],
    [['a', 'b', 'c'], ['A', 'B', 'C'], undefined],
  ],
  [
    'equal precedence and the same role: it is preferred, and listed once',
    [group('a', 1, 'A'), group('b', 1, 'A')],
    [['a', 'b'], ['A'], 'A'],
  ],
  [
    'no precedence at all and different roles: none is preferred',
    [group('a', undefined, 'A'), group('b', undefined, 'B')],
    [['a', 'b'], ['A', 'B'], undefined],
  ],
  ['a group without a role has no say about roles', [group('a', 0), group('b', 1, 'B')], [['a', 'b'], ['B'], 'B']],
]

for (const [why, groups, [names, roles, preferred]] of cases)
  test(why, () => {
    const expected = { names, roles: roles.map(role), preferredRole: preferred && role(preferred) }
    assert.deepEqual(groupClaims(groups), expected)
    assert.deepEqual(groupClaims(groups.toReversed()), expected, 'in whatever order they are read')
  })
