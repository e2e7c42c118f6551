import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TableBuilder } from './build-table.ts'
import type { LimitsTable } from './limits.ts'
import type { Declarations } from './sdk-declarations.ts'
import { writeTable } from './write-table.ts'
import { writeTypes } from './write-types.ts'

const sensitiveName = [0, 'ns', 'NameType', 8, 0]
const request = [3, 'ns', 'PutThingRequest', 0, ['Name', 'Kinds', 'Tags'], [[() => sensitiveName, 0], 64, 128], 1]
const refusal = [-3, 'ns', 'RefusedException', { error: 'client', httpError: 403 }, ['message'], [0]]
const sdk = {
  PutThingRequest$: request,
  RefusedException$: refusal,
  PutThing$: [9, 'ns', 'PutThing', 0, () => request, () => 'unit'],
  Kind: { SMALL: 'small', LARGE: 'large' },
}

const declarations: Declarations = {
  memberType: (structure, member) => (`${structure}.${member}` === 'PutThingRequest.Kinds' ? 'Kind[]' : 'string'),
  errorsOf: () => ['RefusedException'],
}

const limits: LimitsTable = {
  service: { name: 'Things', apiVersion: '1', protocol: 'json', targetPrefix: 'T', signingName: 'things' },
  auth: { PutThing: 'none' },
  omitted: [],
  shapes: { NameType: { min: 1, pattern: "[\\S']+" }, KindList: { max: 2 } },
  members: { PutThingRequest: { Kinds: 'KindList' } },
  assumed: {},
}

test('the structure comes from the SDK, the limits from the table', () => {
  const table = new TableBuilder(sdk, declarations, limits).build()
  assert.deepEqual(table.operations, {
    PutThing: { auth: 'none', input: 'PutThingRequest', errors: ['RefusedException'] },
  })
  assert.deepEqual(table.shapes, {
    Kind: { type: 'string', enum: ['large', 'small'] },
    KindList: { type: 'list', max: 2, member: 'Kind' },
    NameType: { type: 'string', min: 1, pattern: "[\\S']+", sensitive: true },
    PutThingRequest: {
      type: 'structure',
      members: { Name: 'NameType', Kinds: 'KindList', Tags: 'StringToStringMap' },
      required: ['Name'],
    },
    RefusedException: { type: 'structure', members: { message: 'String' }, error: { status: 400 } },
    String: { type: 'string' },
    StringToStringMap: { type: 'map', key: 'String', value: 'String' },
  })
})

test('a value that an enumeration of the SDK lacks comes from the table, until the SDK has it', () => {
  const withKind = (value: string) => ({ ...limits, shapes: { ...limits.shapes, Kind: { enum: [value] } } })
  const { shapes } = new TableBuilder(sdk, declarations, withKind('middling')).build()
  assert.deepEqual(shapes.Kind, { type: 'string', enum: ['large', 'middling', 'small'] })
  assert.throws(() => new TableBuilder(sdk, declarations, withKind('small')).build(), /has the values small; remove/)
})

test('the query protocol keeps the status of an error', () => {
  const query: LimitsTable = { ...limits, service: { ...limits.service, protocol: 'query' } }
  const { shapes } = new TableBuilder(sdk, declarations, query).build()
  assert.partialDeepStrictEqual(shapes.RefusedException, { error: { status: 403 } })
})

const stale: [name: string, limits: LimitsTable, message: RegExp][] = [
  ['an operation that has no place', { ...limits, auth: {} }, /does not place the operations PutThing/],
  ['an operation that is gone', { ...limits, auth: { ...limits.auth, GetThing: 'none' } }, /no operation GetThing/],
  ['a member that is gone', { ...limits, members: { ...limits.members, Gone: { A: 'NameType' } } }, /lacks: Gone.A/],
]

for (const [name, table, message] of stale) {
  test(`stops at ${name}`, () => assert.throws(() => new TableBuilder(sdk, declarations, table).build(), message))
}

test('an operation may be left out on purpose', () => {
  const table = new TableBuilder(sdk, declarations, { ...limits, auth: {}, omitted: ['PutThing'], members: {} }).build()
  assert.deepEqual(table.operations, {})
})

test('a schema of an unknown kind is not passed over', () => {
  const odd = { ...sdk, PutThingRequest$: request, Odd$: [9, 'ns', 'Odd', 0, () => [7, 'ns', 'What', 0], () => 'unit'] }
  const table = { ...limits, auth: { ...limits.auth, Odd: 'none' as const } }
  assert.throws(() => new TableBuilder(odd, declarations, table).build(), /kind 7/)
})

test('writes code that says the same', () => {
  const table = new TableBuilder(sdk, declarations, limits).build()
  const code = writeTable('things', table)
  assert.match(code, /NameType: \{ type: 'string', min: 1, pattern: '\[\\\\S\\'\]\+', sensitive: true \},/)
  const types = writeTypes('Thing', table)
  assert.match(types, /export type Kind = 'large' \| 'small'/)
  assert.match(types, /Name: string\n {2}Kinds\?: Kind\[\]\n {2}Tags\?: Record<string, string>\n/)
  assert.match(
    types,
    /PutThing: \{ input: PutThingRequest; output: Record<string, never>; errors: 'RefusedException' \}/,
  )
})
