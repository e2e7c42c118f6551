import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emailProblem, normaliseEmail, parseMailbox } from './email-address.ts'

const PROBLEM = 'Invalid email address format.'

const sound = [
  'ada@example.com',
  'Ada.Lovelace@Example.COM',
  'ada+tag@example.com',
  "o'brien@example.ie",
  '1@2.example',
  '_@example.com',
  "!#$%&'*+/=?^_`{|}~-@example.com",
  'ada@sub.domain.example.museum',
  'ada@xn--eckwd4c7cu.example',
  'ada@ex-ample.com',
  'ada@ドメイン.テスト',
  'jürgen@müller.example',
  'ju\u0308rgen@example.com',
  'ａｄａ@example.com',
  `${'l'.repeat(64)}@example.com`,
  `a@${'d'.repeat(63)}.example`,
  `${'l'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(59)}.b`,
]

const unsound: readonly [name: string, value: string][] = [
  ['nothing', ''],
  ['no @', 'ada.example.com'],
  ['no local part', '@example.com'],
  ['no domain', 'ada@'],
  ['only an @', '@'],
  ['two @', 'ada@evil.example@example.com'],
  ['a full-width second @', 'ada@evil.example\uff20example.com'],
  ['a small second @', 'ada@evil.example\ufe6bexample.com'],
  ['a quoted local part', '"ada"@example.com'],
  ['a quoted local part with an address', '"evil@evil.example x"@example.com'],
  ['a quoted local part with full-width quotes', '\uff02evil\uff02@example.com'],
  ['an escaped character', 'a\\@b@example.com'],
  ['a comment', 'ada(evil)@example.com'],
  ['a comment in the domain', 'ada@example.com(evil)'],
  ['a display name', 'Ada <ada@example.com>'],
  ['angle brackets', '<ada@example.com>'],
  ['full-width angle brackets', 'evil@evil.example\uff1cada@example.com\uff1e'],
  ['a list with a comma', 'ada@example.com,evil@evil.example'],
  ['a list with a comma in the local part', 'ada,evil@example.com'],
  ['a list with a full-width comma', 'ada\uff0cevil@example.com'],
  ['a list with a semicolon', 'ada@example.com;evil@evil.example'],
  ['a group', 'group:ada@example.com;'],
  ['a mailto address', 'mailto:ada@example.com'],
  ['a source route', '@evil.example:ada@example.com'],
  ['a space before', ' ada@example.com'],
  ['a space after', 'ada@example.com '],
  ['a space inside', 'a da@example.com'],
  ['a no-break space', 'a\u00a0da@example.com'],
  ['a tab', 'a\tda@example.com'],
  ['a line break', 'ada@example.com\r\nBcc: evil@evil.example'],
  ['a line feed at the end', 'ada@example.com\n'],
  ['a carriage return', 'ada\r@example.com'],
  ['a line separator', 'ada\u2028@example.com'],
  ['a next line character', 'ada\u0085@example.com'],
  ['a null character', 'ada\u0000@example.com'],
  ['a null character in the domain', 'ada@example.com\u0000.evil.example'],
  ['a delete character', 'ada\u007f@example.com'],
  ['a zero-width space', 'a\u200bda@example.com'],
  ['a zero-width joiner in the domain', 'ada@exam\u200dple.com'],
  ['a soft hyphen', 'a\u00adda@example.com'],
  ['a right-to-left override', 'ada\u202e@example.com'],
  ['a byte order mark', '\ufeffada@example.com'],
  ['an invisible letter', 'ada\u3164@example.com'],
  ['a lone surrogate', 'ada\ud800@example.com'],
  ['a variation selector', 'ada\ufe0f@example.com'],
  ['a dot first', '.ada@example.com'],
  ['a dot last', 'ada.@example.com'],
  ['two dots', 'a..da@example.com'],
  ['two dots from one character', 'a\u2025da@example.com'],
  ['a dot before the domain', 'ada@.example.com'],
  ['a dot after the domain', 'ada@example.com.'],
  ['two dots in the domain', 'ada@example..com'],
  ['an ideographic dot in the domain', 'ada@example\u3002com'],
  ['a domain without a dot', 'ada@localhost'],
  ['an IPv4 address', 'ada@127.0.0.1'],
  ['an address literal', 'ada@[127.0.0.1]'],
  ['an IPv6 literal', 'ada@[IPv6:::1]'],
  ['a port', 'ada@example.com:25'],
  ['a path', 'ada@example.com/evil'],
  ['a query', 'ada@example.com?bcc=evil.example'],
  ['an underscore in the domain', 'ada@exam_ple.com'],
  ['a percent sign in the domain', 'ada@example%2ecom'],
  ['a hyphen at the start of a label', 'ada@-example.com'],
  ['a hyphen at the end of a label', 'ada@example-.com'],
  ['a combining mark at the start of a label', 'ada@\u0301example.com'],
  ['an encoded word', '=?utf-8?Q?evil=40evil.example?= <ada@example.com>'],
  ['an emoji', '\u{1f600}@example.com'],
  ['a long local part', `${'l'.repeat(65)}@example.com`],
  ['a local part long in bytes', `${'ü'.repeat(33)}@example.com`],
  ['a long label', `a@${'d'.repeat(64)}.example`],
  ['a long address', `${'l'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(60)}.b`],
  ['a huge value', `${'a.'.repeat(100_000)}a@example.com`],
]

describe('emailProblem', () => {
  for (const value of sound) {
    it(`accepts ${value}`, () => assert.equal(emailProblem(value), undefined))
  }
  for (const [name, value] of unsound) {
    it(`refuses ${name}`, () => assert.equal(emailProblem(value), PROBLEM))
  }
  it('judges the normalised form, so that both forms are judged alike', () => {
    for (const value of [...sound, ...unsound.map(([, attack]) => attack)]) {
      assert.equal(emailProblem(normaliseEmail(value)), emailProblem(value), JSON.stringify(value.slice(0, 80)))
    }
  })
})

describe('normaliseEmail', () => {
  const cases: readonly [value: string, normalised: string][] = [
    ['Ada@Example.com', 'Ada@Example.com'],
    ['ada\uff20example\uff0ecom', 'ada@example.com'],
    ['ju\u0308rgen@example.com', 'j\u00fcrgen@example.com'],
    ['\u212aate@example.com', 'Kate@example.com'],
  ]
  for (const [value, normalised] of cases) {
    it(`${value} becomes ${normalised}`, () => assert.equal(normaliseEmail(value), normalised))
  }
})

describe('parseMailbox', () => {
  const cases: readonly [value: string, name: string | undefined, address?: string][] = [
    ['ada@example.com', '', 'ada@example.com'],
    [' ada@example.com ', '', 'ada@example.com'],
    ['<ada@example.com>', '', 'ada@example.com'],
    ['Ada Lovelace <ada@example.com>', 'Ada Lovelace', 'ada@example.com'],
    ['Ada<ada@example.com>', 'Ada', 'ada@example.com'],
    ['"Lovelace, Ada" <ada@example.com>', 'Lovelace, Ada', 'ada@example.com'],
    ['"ada@evil.example" <ada@example.com>', 'ada@evil.example', 'ada@example.com'],
    ['Jürgen <ju\u0308rgen@example.com>', 'Jürgen', 'jürgen@example.com'],
    ['', undefined],
    ['Ada', undefined],
    ['ada@example.com, evil@evil.example', undefined],
    ['Ada <ada@example.com>, evil@evil.example', undefined],
    ['evil@evil.example, Ada <ada@example.com>', undefined],
    ['Ada <ada@example.com> <evil@evil.example>', undefined],
    ['Ada <ada@example.com', undefined],
    ['Ada ada@example.com>', undefined],
    ['group: ada@example.com;', undefined],
    ['group: Ada <ada@example.com>;', undefined],
    ['"Ada\r\nBcc: evil@evil.example" <ada@example.com>', undefined],
    ['Ada\nBcc evil <ada@example.com>', undefined],
    ['"A\\"da" <ada@example.com>', undefined],
    ['"Ada\u202e" <ada@example.com>', undefined],
    ['Ada <"evil@evil.example x"@example.com>', undefined],
    [`"${'n'.repeat(257)}" <ada@example.com>`, undefined],
    [`${'<'.repeat(100_000)}`, undefined],
  ]
  for (const [value, name, address] of cases) {
    const expected = name === undefined ? undefined : { name, address }
    it(`${JSON.stringify(value.slice(0, 60))}`, () => assert.deepEqual(parseMailbox(value), expected))
  }
})
