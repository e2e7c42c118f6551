import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colorAt, contrastOf, quickColors, readColor, typedColor, withColor } from './colors.ts'
import { valueAt } from './settings.ts'

const typed = [
  ['0b5cad', '0b5cadff'],
  ['#0B5CAD', '0b5cadff'],
  [' 0b5cad80 ', '0b5cad80'],
  ['abc', undefined],
  ['0b5cadf', undefined],
  ['red', undefined],
  ['', undefined],
] as const
for (const [text, color] of typed) test(`"${text}" is read as ${color}`, () => assert.equal(readColor(text), color))

test('full opacity is not shown', () => {
  assert.equal(typedColor('0b5cadff'), '0b5cad')
  assert.equal(typedColor('0b5cad80'), '0b5cad80')
})

test('what follows a colour follows it: the same text, a darker button under the pointer', () => {
  const colors = Object.fromEntries(quickColors.map((color) => [color.key, color]))
  assert.ok(colors.primary && colors.primaryText)
  const patch = withColor(withColor({}, colors.primary, 'light', '6480c8ff'), colors.primaryText, 'light', 'ffffffff')
  const button = 'components.primaryButton.lightMode'
  assert.equal(valueAt(patch, `${button}.defaults.backgroundColor`), '6480c8ff')
  assert.equal(valueAt(patch, `${button}.hover.backgroundColor`), '5269a4ff')
  assert.equal(valueAt(patch, `${button}.active.textColor`), 'ffffffff')
  assert.equal(valueAt(patch, 'components.primaryButton.darkMode'), undefined)
  assert.equal(colorAt(patch, colors.primary, 'light'), '6480c8ff')
})

test('contrast is that of WCAG', () => {
  assert.equal(contrastOf('000000ff', 'ffffffff'), 21)
  assert.equal(contrastOf('777777ff', 'ffffffff').toFixed(2), '4.48')
  assert.equal(contrastOf('ffffffff', 'ffffffff'), 1)
})
