import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planHas } from './plans.ts'

const cases = [
  ['LITE', 'passwords', true],
  ['LITE', 'history', false],
  ['ESSENTIALS', 'history', true],
  ['ESSENTIALS', 'threats', false],
  ['PLUS', 'threats', true],
  ['PLUS', 'passwords', true],
] as const
for (const [plan, feature, has] of cases)
  test(`${plan} ${has ? 'has' : 'has not'} ${feature}`, () => {
    assert.equal(planHas(plan, feature), has)
  })
