import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeCanonical, parseJsonObject } from './strict-text.ts'

test('only the canonical spelling of bytes decodes', () => {
  const cases = [
    { text: '-_8', encoding: 'base64url', hex: 'fbff' },
    { text: '-_9', encoding: 'base64url', hex: undefined }, // left-over bits set
    { text: '-_8=', encoding: 'base64url', hex: undefined },
    { text: '+/8', encoding: 'base64url', hex: undefined },
    { text: ' -_8', encoding: 'base64url', hex: undefined },
    { text: '-_8\n', encoding: 'base64url', hex: undefined },
    { text: '-_8!', encoding: 'base64url', hex: undefined },
    { text: '-', encoding: 'base64url', hex: undefined },
    { text: '', encoding: 'base64url', hex: '' },
    { text: '+/8=', encoding: 'base64', hex: 'fbff' },
    { text: '+/8', encoding: 'base64', hex: undefined },
    { text: '+/9=', encoding: 'base64', hex: undefined },
    { text: '-_8=', encoding: 'base64', hex: undefined },
    { text: '+/8==', encoding: 'base64', hex: undefined },
  ] as const
  for (const { text, encoding, hex } of cases) {
    assert.equal(decodeCanonical(text, encoding)?.toString('hex'), hex, `${encoding} ${JSON.stringify(text)}`)
  }
})

test('only a JSON object is an object', () => {
  assert.deepEqual(parseJsonObject(Buffer.from('{"a":1}')), { a: 1 })
  for (const text of ['', 'null', '[]', '"a"', '1', '{"a":1', '{}{}', '\ufeff{}']) {
    assert.equal(parseJsonObject(Buffer.from(text)), undefined, text)
  }
})
