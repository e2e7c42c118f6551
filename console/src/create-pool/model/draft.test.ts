import assert from 'node:assert/strict'
import { test } from 'node:test'
import { steps } from './choices.ts'
import { choose, goodChoices } from './choices-fixture.ts'
import { readDraft, writeDraft } from './draft.ts'

for (const [name, choices] of Object.entries(goodChoices)) {
  test(`a reload keeps: ${name}`, () => {
    for (const step of steps) assert.deepEqual(readDraft(writeDraft({ step, choices })), { step, choices })
  })
}

const stored = () => JSON.parse(writeDraft({ step: 'app', choices: choose() }))

/** A stored draft with the value at a path replaced, or taken away. */
function spoiled(path: string, value?: unknown): string {
  const draft = stored()
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce((each, name) => each[name], draft)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return JSON.stringify(draft)
}

for (const [name, text] of Object.entries({
  nothing: null,
  'no text': '',
  'no JSON': '{',
  'another kind of JSON': '[1]',
  'JSON null': 'null',
  'another version': spoiled('version', 0),
  'a version as text': spoiled('version', '1'),
  'no version': spoiled('version'),
  'no such step': spoiled('step', 'delight'),
  'no choices': spoiled('choices'),
  'a missing section': spoiled('choices.delivery'),
  'a missing field': spoiled('choices.app.poolName'),
  'a field of another type': spoiled('choices.signIn.email', 'yes'),
  'no such choice': spoiled('choices.security.mfa', 'MAYBE'),
  'no such item': spoiled('choices.app.grants', ['code', 'password']),
  'a list that is none': spoiled('choices.app.callbackUrls', { 0: 'https://example.com' }),
  'a wrong item': spoiled('choices.app.tags', [{ key: 'a' }]),
  'an endless list': spoiled('choices.app.signOutUrls', Array(1_001).fill('')),
  'a number where text was typed': spoiled('choices.app.refreshToken.days', 30),
})) {
  test(`a draft is left behind: ${name}`, () => assert.equal(readDraft(text), undefined))
}

test('a draft holds the choices and nothing beside them', () => {
  const choices = choose()
  const extended = { ...choices, secretAccessKey: 'hush', app: { ...choices.app, clientSecret: 'hush' } }
  const text = writeDraft({ step: 'app', choices: extended })
  assert.equal(text.includes('hush'), false)
  assert.deepEqual(readDraft(spoiled('choices.signIn.sessionToken', 'hush')), { step: 'app', choices })
})
