import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cognitoIdentity } from './cognito-identity.generated.ts'
import { cognitoIdp } from './cognito-idp.generated.ts'
import { matchesWhole, toExpression } from './pattern.ts'
import { sts } from './sts.generated.ts'

function patternOf(shapeName: string): string {
  const shape = cognitoIdp.shapes[shapeName]
  assert.ok(shape?.type === 'string' && shape.pattern !== undefined)
  return shape.pattern
}

const email = patternOf('EmailAddressType')
const code = patternOf('EmailVerificationMessageType')
const link = patternOf('EmailVerificationMessageByLinkType')
const sms = patternOf('SmsVerificationMessageType')
const group = patternOf('GroupNameType')

const verdicts: [name: string, pattern: string, value: string, matches: boolean][] = [
  ['a whole value', String.raw`[\w-]+_[0-9a-zA-Z]+`, 'eu-west-1_Ab9', true],
  ['a value with more behind it', String.raw`[\w-]+_[0-9a-zA-Z]+`, 'eu-west-1_Ab9 ', false],
  ['a value with a line end behind it', '^[0-9a-fA-F]+$', 'ff\n', false],
  ['letters of any script', group, 'größe名前', true],
  ['a blank in a name', group, 'two words', false],
  ['white space beyond ASCII, as Java sees it', String.raw`[\S]+`, 'pass\u00a0word', true],
  ['ASCII white space', String.raw`[\S]+`, 'pass word', false],
  ['lines in a text that may have them', '(?s).*', 'a\nb', true],
  ['an address', email, 'a@b', true],
  ['an address of at signs', email, '@@@', true],
  ['no local part', email, '@b', false],
  ['no domain', email, 'a@', false],
  ['a blank in an address', email, 'a b@c', false],
  ['a code in a message', code, 'Code: {####}.\n', true],
  ['a code alone', code, '{####}', true],
  ['a message without code', code, 'Code: {###}', false],
  ['a control character beside a code', code, '{####}\u0000', false],
  ['a link', link, 'Press {##here##} now', true],
  ['an empty link', link, '{####}', true],
  ['the end of a link before its start', link, '##} {##', false],
  ['overlapping ends of a link', link, '{##}', false],
  ['a text message on one line', sms, 'Your code is {####}', true],
  ['a text message on two lines', sms, 'Code:\n{####}', false],
]

for (const [name, pattern, value, expected] of verdicts) {
  test(`${name}: ${expected}`, () => assert.equal(matchesWhole(pattern, value), expected))
}

test('the checks without backtracking agree with the expressions they replace', () => {
  const pieces = ['a', '@', '{', '}', '#', '{##', '##}', '{####}', ' ', '\u0000']
  const values = pieces.flatMap((a) => pieces.flatMap((b) => pieces.flatMap((c) => pieces.map((d) => a + b + c + d))))
  for (const pattern of [email, code, link, sms]) {
    const expression = toExpression(pattern)
    for (const value of values)
      assert.equal(matchesWhole(pattern, value), expression.test(value), `${pattern} ${value}`)
  }
})

test('every pattern of the contract is linear on hostile values (CVE-2024-10270: backtracking)', () => {
  const patterns = [cognitoIdp, cognitoIdentity, sts]
    .flatMap((service) => Object.values(service.shapes))
    .flatMap((shape) => (shape.type === 'string' && shape.pattern !== undefined ? [shape.pattern] : []))
  const units = ['a', '@', '_', '-', ':', 'a_', '{####}', '{##', '{##a##}', 'arn:a:', '0', ' ']
  const started = performance.now()
  // All of this takes well under a second; one quadratic check of this length alone takes about half a minute.
  for (const unit of units) {
    const value = unit.repeat(200_000 / unit.length)
    for (const pattern of new Set(patterns)) matchesWhole(pattern, `${value}\u0000`)
  }
  assert.ok(performance.now() - started < 10_000)
})
