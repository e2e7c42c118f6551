import assert from 'node:assert/strict'
import { createCipheriv, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { deriveBytes, masterKey } from './master-key.ts'
import { createSealer } from './seal.ts'
import { createTokenBox, refreshTokenPurpose } from './token-box.ts'

const first = masterKey(Buffer.alloc(32, 1))
const second = masterKey(Buffer.alloc(32, 2))
const box = createTokenBox([first], randomBytes)
const payload = { id: '0192f6a4-7c1e-7000-8000-000000000000', name: 'zoë' }
const joseKey = deriveBytes(first.secret, refreshTokenPurpose)
const header = { cty: 'JWT', enc: 'A256GCM', alg: 'dir', kid: first.id }
const token = box.sealRefreshToken(payload)

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A JWE of our own key and any header, whole in every other way. */
function jwe(protectedHeader: unknown, text = JSON.stringify(payload), tagBytes = 16, nonceBytes = 12): string {
  const encoded = encode(protectedHeader)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', joseKey, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(encoded))
  const ciphertext = Buffer.concat([cipher.update(text), cipher.final()])
  const parts = [nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))
  return [encoded, '', ...parts].join('.')
}

test('a refresh token looks like one of Cognito and opens', () => {
  assert.ok(token.startsWith('eyJjdHki'))
  assert.match(token, /^[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/)
  assert.equal(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString(), JSON.stringify(header))
  assert.deepEqual(box.openRefreshToken(token), payload)
  assert.notEqual(box.sealRefreshToken(payload), token)
})

test('jose opens our refresh tokens, and we open those of jose', async () => {
  const opened = await compactDecrypt(token, joseKey)
  assert.deepEqual(opened.protectedHeader, header)
  assert.deepEqual(JSON.parse(Buffer.from(opened.plaintext).toString()), payload)
  const theirs = await new CompactEncrypt(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader(header)
    .encrypt(joseKey)
  assert.deepEqual(box.openRefreshToken(theirs), payload)
})

test('refuses every changed character, truncation and extension of a refresh token', () => {
  for (let position = 0; position < token.length; position++) {
    const changed = token[position] === 'A' ? 'B' : 'A'
    const forged = token.slice(0, position) + changed + token.slice(position + 1)
    assert.equal(box.openRefreshToken(forged), undefined, `character ${position}`)
    assert.equal(box.openRefreshToken(token.slice(0, position)), undefined, `${position} characters`)
  }
  for (const extra of ['A', '=', '.', '.A', ' ', '\n', token]) {
    assert.equal(box.openRefreshToken(token + extra), undefined, extra)
    assert.equal(box.openRefreshToken(extra + token), undefined, extra)
  }
})

test('a refresh token has one spelling', () => {
  const [head, , nonce, ciphertext = '', tag = ''] = token.split('.')
  // 16 bytes leave four bits over in the last of 22 characters.
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const value = alphabet.indexOf(tag.slice(-1))
  for (let bits = 1; bits < 16; bits++) {
    const spelt = [head, '', nonce, ciphertext, tag.slice(0, -1) + alphabet[value | bits]].join('.')
    assert.equal(box.openRefreshToken(spelt), undefined)
  }
  assert.equal(box.openRefreshToken([head, '', nonce, `${ciphertext}\t`, tag].join('.')), undefined)
  assert.equal(box.openRefreshToken([head, '', nonce, ciphertext, `${tag}==`].join('.')), undefined)
})

test('takes its own header and no other, however good the seal', () => {
  assert.deepEqual(box.openRefreshToken(jwe(header)), payload)
  const { kid, ...withoutKid } = header
  const headers = [
    withoutKid,
    { kid, ...withoutKid },
    { ...header, zip: 'DEF' },
    { ...header, crit: ['exp'] },
    { ...header, kid: second.id },
    { ...header, alg: 'RSA-OAEP' },
    { ...header, enc: 'A128GCM' },
  ]
  for (const other of headers) assert.equal(box.openRefreshToken(jwe(other)), undefined, JSON.stringify(other))
})

test('RFC 7516 §5.2: refuses an encrypted key beside dir', () => {
  assert.equal(box.openRefreshToken(token.replace('..', '.AAAA.')), undefined)
})

test('CVE-2026-27840: refuses shorter tags, right for their length', () => {
  for (const tagBytes of [4, 8, 12, 13, 14, 15]) {
    assert.equal(box.openRefreshToken(jwe(header, undefined, tagBytes)), undefined, `${tagBytes} bytes`)
  }
})

test('RFC 7518 §5.3: refuses a nonce that is not of 96 bits', () => {
  for (const nonceBytes of [1, 8, 11, 13, 16]) {
    assert.equal(box.openRefreshToken(jwe(header, undefined, 16, nonceBytes)), undefined, `${nonceBytes} bytes`)
  }
})

test('a payload is a JSON object', () => {
  for (const text of ['', 'null', '[]', '"a"', '{']) {
    assert.equal(box.openRefreshToken(jwe(header, text)), undefined, text)
  }
  assert.deepEqual(box.openRefreshToken(jwe(header, '{}')), {})
})

test('rotates keys: old texts open, new ones carry the new key', () => {
  const rotated = createTokenBox([second, first], randomBytes)
  const session = box.sealBox('session', payload)
  assert.deepEqual(rotated.openRefreshToken(token), payload)
  assert.deepEqual(rotated.openBox('session', session), payload)
  const fresh = rotated.sealRefreshToken(payload)
  assert.deepEqual(rotated.openRefreshToken(fresh), payload)
  assert.equal(box.openRefreshToken(fresh), undefined)
  assert.equal(box.openBox('session', rotated.sealBox('session', payload)), undefined)
  const retired = createTokenBox([second], randomBytes)
  assert.equal(retired.openRefreshToken(token), undefined)
  assert.equal(retired.openBox('session', session), undefined)
})

test('a box is base64url for sessions and padded base64 for the secret block', () => {
  for (let size = 0; size < 6; size++) {
    const content = { filler: 'x'.repeat(size) }
    const session = box.sealBox('session', content)
    assert.match(session, /^[\w-]{20,2048}$/)
    assert.deepEqual(box.openBox('session', session), content)
    const block = box.sealBox('secret-block', content, 'base64')
    assert.match(block, /^[A-Za-z0-9+/]+={0,2}$/)
    assert.equal(block.length % 4, 0)
    assert.deepEqual(box.openBox('secret-block', block, 'base64'), content)
  }
})

test('refuses every changed character, truncation and extension of a box, in both spellings', () => {
  for (const encoding of ['base64url', 'base64'] as const) {
    for (let size = 0; size < 3; size++) {
      const text = box.sealBox('session', { filler: 'x'.repeat(size) }, encoding)
      for (let position = 0; position < text.length; position++) {
        const changed = text[position] === 'A' ? 'B' : 'A'
        const forged = text.slice(0, position) + changed + text.slice(position + 1)
        assert.equal(box.openBox('session', forged, encoding), undefined, `character ${position}`)
        assert.equal(box.openBox('session', text.slice(0, position), encoding), undefined)
      }
      for (const extra of ['A', '=', ' ', '\n', text]) {
        assert.equal(box.openBox('session', text + extra, encoding), undefined)
        assert.equal(box.openBox('session', extra + text, encoding), undefined)
      }
    }
  }
})

test('a box opens for its purpose only, and is no refresh token', () => {
  const text = box.sealBox('session', payload)
  for (const purpose of ['', 'sessio', 'session ', 'secret-block']) assert.equal(box.openBox(purpose, text), undefined)
  assert.equal(box.openRefreshToken(text), undefined)
  assert.equal(box.openBox('session', token), undefined)
  assert.equal(box.openBox('session', ''), undefined)
})

test('neither makes nor takes texts over their limits', () => {
  const filler = (bytes: number) => ({ f: 'x'.repeat(bytes - 8) })
  const largest = box.sealBox('session', filler(1501))
  assert.equal(largest.length, 2048)
  assert.deepEqual(box.openBox('session', largest), filler(1501))
  assert.throws(() => box.sealBox('session', filler(1502)), RangeError)
  const longer = createSealer([first], randomBytes, 'box').seal('session', Buffer.from(JSON.stringify(filler(1502))))
  assert.equal(box.openBox('session', longer.toString('base64url')), undefined)

  assert.deepEqual(box.openRefreshToken(box.sealRefreshToken(filler(6000))), filler(6000))
  assert.throws(() => box.sealRefreshToken(filler(6100)), RangeError)
  assert.equal(box.openRefreshToken(jwe(header, JSON.stringify(filler(6100)))), undefined)
})

test('an error that is no broken seal comes through', () => {
  const failing = createTokenBox([first], () => {
    throw new Error('no randomness')
  })
  assert.throws(() => failing.sealBox('session', payload), /no randomness/)
  assert.throws(() => failing.sealRefreshToken(payload), /no randomness/)
})
