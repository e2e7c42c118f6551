import assert from 'node:assert/strict'

/** How to make values that match a pattern of the contract, and one that does not. */
export type PatternSample = {
  readonly good: string
  /** A letter that may follow any number of times. */
  readonly more: string
  /** Breaks the pattern, and where the shape has usual limits nothing else. */
  readonly bad: string
}

const letters = { good: 'abc', more: 'd', bad: 'a b' }
const printable = { good: 'prΓn✓', more: '語', bad: 'no blanks' }
const withBlanks = { good: 'prΓ n\n✓', more: '語', bad: 'bell\u0007' }
const arn = {
  good: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  more: 'f',
  bad: 'arn:aws:lambda:us-east-1:twelve:function:f',
}
const uuid4 = {
  good: '2f1c7a52-93f5-4d0e-8a3c-0d8f4f3b9a11',
  more: '',
  bad: '2f1c7a52-93f5-7d0e-8a3c-0d8f4f3b9a11',
}

/** By the pattern as the contract writes it. Picked by hand, so that no code decides both what is wrong and what is expected. */
const samples: Readonly<Record<string, PatternSample>> = {
  '(?s).*': { good: 'any\nthing', more: '!', bad: '' },
  '.*\\{####\\}.*': { good: 'Code {####}', more: '!', bad: 'Code {###}' },
  '[0-9]+': { good: '123', more: '4', bad: '12a' },
  '[A-Za-z0-9-_=.]+': { good: 'a-_=.1', more: 'b', bad: 'a b' },
  '[\\w-]+': { good: 'a-_1', more: 'b', bad: 'a b' },
  '[A-Za-z]+': letters,
  '[A-Za-z0-9]+': letters,
  '[\\S]+': { good: 'no-blanks', more: 'x', bad: 'a blank' },
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+': { good: 'prΓ n', more: '語', bad: 'line\nbreak' },
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*': { ...withBlanks, good: 'Hello {username}, {####}' },
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*': {
    good: 'Code {####}\n',
    more: '!',
    bad: 'Code {##}##',
  },
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{##[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*##\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*':
    {
      good: 'Click {##here##}',
      more: '!',
      bad: 'Click ##here##',
    },
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+': withBlanks,
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+': withBlanks,
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+': withBlanks,
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+': printable,
  '^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$': printable,
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+': { good: 'a@b', more: 'c', bad: 'a b@c' },
  '[\\w+-]+': letters,
  '[\\w+=/]+': { good: 'aGFzaA+/', more: '=', bad: 'aGFz*aA==' },
  '[\\w+]+': { good: 'abc_1+', more: 'z', bad: 'not-one!but-long-enough-to-be-a-secret' },
  '[\\w-]+_[0-9a-f-]+': { good: 'us-east-1_0f', more: 'a', bad: 'us-east-1_xyz' },
  '[\\w-]+_[0-9a-zA-Z]+': { good: 'us-east-1_Ab9', more: 'Z', bad: 'us-east-1' },
  '[\\w\\s+=,.@-]+': { good: 'a b', more: 'c', bad: 'a#b' },
  '[\\w\\s+=.@-]+': { good: 'a b', more: 'c', bad: 'a,b' },
  '[\\w]+': letters,
  '[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+': { good: 'read', more: 's', bad: 'a/b' },
  '[\\x21\\x23-\\x5B\\x5D-\\x7E]+': { good: 'api/read', more: 's', bad: 'a"b' },
  '[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+': { good: 'Okta', more: 'x', bad: '_Okta' },
  '^(terms-of-use|privacy-policy)$': { good: 'terms-of-use', more: '', bad: 'terms-of-love' },
  '^[0-9A-Za-z\\.\\-_]*(?<!\\.)$': { good: 'a.b', more: 'c', bad: 'a.' },
  '^[0-9a-fA-F]+$': { good: '0fA', more: '1', bad: '0g' },
  '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$': uuid4,
  '^[\\w\\- ]+$': { good: 'a-b c', more: 'd', bad: 'a.b' },
  '^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$': { good: 'a-b', more: '', bad: '-ab' },
  '^[a-zA-Z0-9_-]+$': { good: 'set-1_a', more: 'b', bad: 'set 1' },
  '^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$':
    { good: 'cognito:french', more: '', bad: 'cognito:latin' },
  'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?': arn,
  '(arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?)?': arn,
  'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:::[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?': {
    good: 'arn:aws:acm:::certificate/abc',
    more: 'd',
    bad: 'arn:aws:acm:certificate/abc',
  },
  'import-[0-9a-zA-Z-]+': { good: 'import-a1', more: 'b', bad: 'export-a1' },
}

export function patternSample(pattern: string): PatternSample {
  const sample = Object.hasOwn(samples, pattern) ? samples[pattern] : undefined
  assert.ok(sample, `pattern-samples.ts has no values for the pattern ${pattern}`)
  return sample
}

/** Whether the whole value matches a Java pattern: for short values only, because it backtracks. */
export function matchesPattern(pattern: string, value: string): boolean {
  const source = pattern.replace('(?s)', '').replaceAll('[\\S]', '[^ \\t\\n\\x0B\\f\\r]')
  return new RegExp(`^(?:${source})$`, pattern.startsWith('(?s)') ? 'su' : 'u').test(value)
}
