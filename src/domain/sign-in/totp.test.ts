import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, matchingTotpStep, totpCode, totpStep } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1_000)

test('the SHA-1 vectors of RFC 6238, appendix B, cut to six digits', () => {
  const vectors: [number, string][] = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ]
  for (const [seconds, code] of vectors)
    assert.equal(totpCode(secret, totpStep(at(seconds))), code.slice(2), `at ${seconds}`)
})

test('the counter vectors of RFC 4226, appendix D', () => {
  const codes = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ')
  assert.deepEqual(
    codes.map((_, counter) => totpCode(secret, counter)),
    codes,
  )
})

test('a code is good for its own step and one either side, and says which step it is', () => {
  const now = at(1_000_000_020)
  const current = totpStep(now)
  const found = [-2, -1, 0, 1, 2].map((offset) => matchingTotpStep(secret, totpCode(secret, current + offset), now))
  assert.deepEqual(found, [undefined, current - 1, current, current + 1, undefined])
})

test('what is not six digits never matches', () => {
  const now = at(59)
  const right = totpCode(secret, totpStep(now))
  for (const code of ['', right.slice(1), `${right}0`, ` ${right}`, right.replace('2', '２'), 'abcdef'])
    assert.equal(matchingTotpStep(secret, code, now), undefined, JSON.stringify(code))
  assert.equal(matchingTotpStep(Buffer.alloc(20), right, now), undefined)
})

test('Base32 as RFC 4648, section 10, has it, and 32 letters for 20 bytes', () => {
  assert.equal(base32(Buffer.from('fooba')), 'MZXW6YTB')
  assert.equal(base32(secret), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  assert.match(base32(Buffer.alloc(20, 255)), /^7{32}$/)
})
