import assert from 'node:assert/strict'
import { it } from 'node:test'
import { maskDestination } from './masking.ts'

const cases: readonly [kind: 'email' | 'phone_number', value: string, masked: string][] = [
  ['email', 'felix@example.com', 'f***@e***'],
  ['email', 'a@b.example', 'a***@b***'],
  ['email', 'Ünal@example.com', 'Ü***@e***'],
  ['email', '\u{20000}x@example.com', '\u{20000}***@e***'],
  ['email', 'nobody', 'n***@***'],
  ['email', '', '***@***'],
  ['phone_number', '+15555550100', '+*******0100'],
  ['phone_number', '+918888882076', '+********2076'],
  ['phone_number', '+5511988884516', '+*********4516'],
  ['phone_number', '+12345', '+*2345'],
  ['phone_number', '+1234', '+****'],
  ['phone_number', '+1', '+*'],
  ['phone_number', '', '+'],
]

for (const [kind, value, masked] of cases) {
  it(`${kind} ${value} is shown as ${masked}`, () => assert.equal(maskDestination(kind, value), masked))
}
