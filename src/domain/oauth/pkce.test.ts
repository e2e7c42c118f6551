import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { isCodeChallenge, pkceHolds } from './pkce.ts'

/** RFC 7636, appendix B. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const challengeOf = (text: string) => createHash('sha256').update(text).digest('base64url')
const long = 'a'.repeat(128)
const uuid = '7c2e1a52-27a0-4f0b-8f0c-1b1f6d3d0a51'

const cases: [name: string, challenge: string | undefined, verifier: string | undefined, holds: boolean][] = [
  ['the example of the standard', challenge, verifier, true],
  ['neither of the two', undefined, undefined, true],
  ['CVE-2023-48228: a challenge without its verifier', challenge, undefined, false],
  ['CVE-2024-23647: a verifier without a challenge', undefined, verifier, false],
  ['another verifier', challenge, `${verifier.slice(0, -1)}l`, false],
  ['GHSA-9h47-pqcx-hjr4: the challenge as its own verifier (plain)', challenge, challenge, false],
  ['a verifier of 128 characters', challengeOf(long), long, true],
  ['a verifier of 129', challengeOf(`${long}a`), `${long}a`, false],
  ['a UUID', challengeOf(uuid), uuid, true],
  ['35 characters', challengeOf(uuid.slice(1)), uuid.slice(1), false],
  ['a character that no verifier has', challengeOf(`${uuid} `), `${uuid} `, false],
  ['a padded challenge', `${challenge}=`, verifier, false],
]

for (const [name, given, presented, holds] of cases)
  test(`PKCE: ${name}`, () => assert.equal(pkceHolds(given, presented), holds))

test('a challenge is 43 characters of base64url', () => {
  assert.ok(isCodeChallenge(challenge))
  for (const wrong of ['', challenge.slice(1), `${challenge}a`, `${challenge.slice(1)}=`, `${challenge.slice(1)}+`])
    assert.ok(!isCodeChallenge(wrong), wrong)
})
