import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextStyleVersion, uiCustomizationProblem } from './ui-customization.ts'

const png = (length: number) => {
  const bytes = Buffer.alloc(length)
  bytes.write('89504e470d0a1a0a', 'hex')
  return bytes
}

test('a logo is a PNG or JPEG file, by its bytes', () => {
  assert.equal(uiCustomizationProblem('', undefined), undefined)
  assert.equal(uiCustomizationProblem('', png(100)), undefined)
  assert.equal(uiCustomizationProblem('', Buffer.from('ffd8ffe0', 'hex')), undefined)
  for (const other of ['GIF89a', '<svg/>', '<html>', 'RIFF\0\0\0\0WEBP'])
    assert.equal(uiCustomizationProblem('', Buffer.from(other)), 'The image file has to be a PNG or JPEG file.')
})

test('style sheet and logo share 135 KB, the logo as base64', () => {
  const most = 135 * 1024
  assert.equal(uiCustomizationProblem('', png((most / 4) * 3)), undefined)
  assert.equal(uiCustomizationProblem('', png((most / 4) * 3 + 1)), 'request parameters too large')
  assert.equal(uiCustomizationProblem('x'.repeat(most - 136), png(102)), undefined)
  assert.equal(uiCustomizationProblem('x'.repeat(most - 135), png(102)), 'request parameters too large')
  assert.equal(uiCustomizationProblem('é'.repeat(most / 2 + 1), undefined), 'request parameters too large')
})

test('each version is later than the one before', () => {
  const now = new Date('2026-03-04T12:00:00.999Z')
  assert.equal(nextStyleVersion(now, undefined), '20260304120000')
  assert.equal(nextStyleVersion(now, '20260304115959'), '20260304120000')
  assert.equal(nextStyleVersion(now, '20260304120000'), '20260304120001')
  assert.equal(nextStyleVersion(now, '20260304120007'), '20260304120008')
})
