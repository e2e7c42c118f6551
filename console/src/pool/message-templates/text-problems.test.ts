import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  codeEmailRule,
  codeSmsRule,
  invitationEmailRule,
  invitationSmsRule,
  linkEmailRule,
  subjectRule,
  type TextProblem,
  type TextRule,
  textProblem,
} from './text-problems.ts'

const cases: readonly (readonly [string, TextRule, TextProblem | undefined])[] = [
  ['', subjectRule, undefined],
  ['Your code', subjectRule, undefined],
  ['Ihr Bestätigungscode 🛟', subjectRule, undefined],
  ['a'.repeat(140), subjectRule, undefined],
  ['a'.repeat(141), subjectRule, 'tooLong'],
  ['two\nlines', subjectRule, 'strangeCharacters'],
  ['', codeEmailRule, undefined],
  ['   ', codeEmailRule, undefined],
  ['{####}', codeEmailRule, undefined],
  ['<p>\n{####}</p>', codeEmailRule, undefined],
  ['Your code', codeEmailRule, 'codeMissing'],
  ['{###}', codeEmailRule, 'codeMissing'],
  ['{##Verify##}', codeEmailRule, 'codeMissing'],
  [`{####}${'a'.repeat(19_994)}`, codeEmailRule, undefined],
  [`{####}${'a'.repeat(19_995)}`, codeEmailRule, 'tooLong'],
  ['{####}\u0007', codeEmailRule, 'strangeCharacters'],
  ['Click {##here##}', linkEmailRule, undefined],
  ['Click {####}', linkEmailRule, 'linkMissing'],
  ['Click here', linkEmailRule, 'linkMissing'],
  ['{username} {####}', invitationEmailRule, undefined],
  ['{####}', invitationEmailRule, 'usernameMissing'],
  ['{username}', invitationEmailRule, 'codeMissing'],
  ['{####}', codeSmsRule, undefined],
  [`{####}${'a'.repeat(135)}`, codeSmsRule, 'tooLong'],
  ['Hello {username}: {####}', invitationSmsRule, undefined],
  ['Hello: {####}', invitationSmsRule, 'usernameMissing'],
]
for (const [text, rule, problem] of cases)
  test(`${JSON.stringify(text.slice(0, 30))} (${text.length}) with at most ${rule.most}: ${problem ?? 'fine'}`, () => {
    assert.equal(textProblem(text, rule), problem)
  })
