import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isClientMetadata } from './client-metadata.ts'
import { formParameter, isFormType, repeatsParameter } from './form-parameters.ts'

test('a parameter without a value counts as left out, and none may come twice', () => {
  assert.equal(formParameter(new URLSearchParams('a=&b=1'), 'a'), undefined)
  assert.equal(formParameter(new URLSearchParams('a=&b=1'), 'b'), '1')
  assert.ok(repeatsParameter(new URLSearchParams('a=1&b=2&a=1')))
  assert.ok(repeatsParameter(new URLSearchParams('a=&a=')))
  assert.ok(!repeatsParameter(new URLSearchParams('a=1&A=1&b=')))
})

const types: [type: string | undefined, isForm: boolean][] = [
  ['application/x-www-form-urlencoded', true],
  ['Application/X-WWW-Form-Urlencoded ; charset=UTF-8', true],
  ["'application/x-www-form-urlencoded'", false],
  ['application/json', false],
  ['multipart/form-data; boundary=application/x-www-form-urlencoded', false],
  [undefined, false],
]
for (const [type, isForm] of types) test(`the type ${type}`, () => assert.equal(isFormType(type), isForm))

const metadata: [text: string, good: boolean][] = [
  ['{}', true],
  ['{"a":"b","c":""}', true],
  [JSON.stringify({ a: 'x'.repeat(8_192 - 8) }), true],
  [JSON.stringify({ a: 'x'.repeat(8_192 - 7) }), false],
  ['{"a":1}', false],
  ['{"a":{"b":"c"}}', false],
  ['["a"]', false],
  ['"a"', false],
  ['null', false],
  ['{', false],
]
for (const [text, good] of metadata)
  test(`client metadata ${text.slice(0, 20)} of ${text.length} characters`, () =>
    assert.equal(isClientMetadata(text), good))
