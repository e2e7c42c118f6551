import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewOf, sampleValues } from './preview-of.ts'

const cases = [
  ['Code {####}', 'Code 123456'],
  ['{username}: {####}', 'ana: 123456'],
  ['{##Verify##} now', '<a href="https://example.com/confirmUser">Verify</a> now'],
  ['{##<b>Verify</b>##}', '<a href="https://example.com/confirmUser"><b>Verify</b></a>'],
  ['{####} and {####}', '123456 and 123456'],
  ['nothing', 'nothing'],
  ['{##', '{##'],
] as const
for (const [template, text] of cases)
  test(`${template} is shown as ${text}`, () => {
    assert.equal(previewOf(template, sampleValues), text)
  })

test('an SMS has no links', () => {
  assert.equal(previewOf('{##Verify##}', { code: '1', username: 'ana' }), '{##Verify##}')
})

test('a long run of openings is read in no time', () => {
  const started = performance.now()
  previewOf('{##'.repeat(6_000), sampleValues)
  assert.ok(performance.now() - started < 1_000)
})
