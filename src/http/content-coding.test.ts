import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedCodings } from './content-coding.ts'

const table: [header: string | undefined, accepted: string[]][] = [
  [undefined, []],
  ['', []],
  ['identity', []],
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['GZIP', ['gzip']],
  ['br;q=0, gzip', ['gzip']],
  ['br; q=0.000,gzip;q=0.5', ['gzip']],
  ['br;q=0.1', ['br']],
  ['*', []],
  ['x-br, gzipped', []],
]

for (const [header, accepted] of table) {
  test(`${header} accepts ${accepted.join(' and ') || 'plain only'}`, () => {
    assert.deepEqual(acceptedCodings(header), accepted)
  })
}
