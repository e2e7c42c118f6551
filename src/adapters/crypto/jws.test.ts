import assert from 'node:assert/strict'
import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { test } from 'node:test'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { compactVerify, createLocalJWKSet, jwtVerify, SignJWT } from 'jose'
import { signToken, verifyToken } from './jws.ts'
import { generateSigningKey, privateKeyFrom, publicKeyFrom } from './signing-keys.ts'

const now = new Date()
const key = await generateSigningKey({ subjectName: 'us-east-1_AbCdEfGhI', now }, randomBytes)
const otherKey = await generateSigningKey({ subjectName: 'us-east-1_AbCdEfGhI', now }, randomBytes)
const privateKey = privateKeyFrom(key.privateKeyPkcs8)
const publicKey = publicKeyFrom(key.publicJwk)
const keys = new Map([
  [key.kid, publicKey],
  [otherKey.kid, publicKeyFrom(otherKey.publicJwk)],
])
const findKey = (kid: string) => keys.get(kid)

const seconds = Math.floor(now.getTime() / 1000)
const claims = {
  sub: '34c84488-e0e1-70ae-d2ee-991ad1a898c8',
  iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
  client_id: '1example23456789',
  token_use: 'access',
  scope: 'aws.cognito.signin.user.admin',
  auth_time: seconds,
  exp: seconds + 3600,
  iat: seconds,
  username: 'zoë 👩‍🚀',
}
const token = await signToken(privateKey, key.kid, claims)
const [headerText = '', payloadText = '', signatureText = ''] = token.split('.')

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}

/** A token whose signature is right, whatever header and payload are. */
function signed(header: unknown, payload: unknown = claims, by: KeyObject = privateKey): string {
  const input = `${encode(header)}.${encode(payload)}`
  return `${input}.${sign('sha256', Buffer.from(input), by).toString('base64url')}`
}

test('writes the header as Cognito does and keeps the order of the claims', () => {
  assert.equal(Buffer.from(headerText, 'base64url').toString(), `{"kid":"${key.kid}","alg":"RS256"}`)
  assert.equal(Buffer.from(payloadText, 'base64url').toString(), JSON.stringify(claims))
  assert.equal(Buffer.from(signatureText, 'base64url').length, 256)
})

test('verifies what it signed, by the key the token names', async () => {
  assert.deepEqual(verifyToken(token, findKey), claims)
  const other = await signToken(privateKeyFrom(otherKey.privateKeyPkcs8), otherKey.kid, { a: 1 })
  assert.deepEqual(verifyToken(other, findKey), { a: 1 })
  assert.deepEqual(verifyToken(signed({ kid: key.kid, alg: 'RS256', typ: 'JWT' }), findKey), claims)
})

test('jose verifies our tokens through the JWKS, and we verify those of jose', async () => {
  const jwks = { keys: [otherKey, key].map(({ publicJwk }) => ({ ...publicJwk, x5c: [...publicJwk.x5c] })) }
  assert.deepEqual((await jwtVerify(token, createLocalJWKSet(jwks))).payload, claims)
  assert.deepEqual((await compactVerify(token, publicKey)).protectedHeader, { kid: key.kid, alg: 'RS256' })
  const theirs = await new SignJWT({ a: 1 }).setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(privateKey)
  assert.deepEqual(verifyToken(theirs, findKey), { a: 1 })
})

test('aws-jwt-verify takes the token for one of Cognito', async () => {
  const verifier = CognitoJwtVerifier.create({
    userPoolId: 'us-east-1_AbCdEfGhI',
    tokenUse: 'access',
    clientId: '1example23456789',
  })
  verifier.cacheJwks({ keys: [otherKey, key].map(({ publicJwk }) => ({ ...publicJwk, x5c: [...publicJwk.x5c] })) })
  assert.deepEqual(await verifier.verify(token), claims)
  await assert.rejects(verifier.verify(signed({ kid: otherKey.kid, alg: 'RS256' })))
})

test('refuses every changed character', () => {
  for (let position = 0; position < token.length; position++) {
    const changed = token[position] === 'A' ? 'B' : 'A'
    const forged = token.slice(0, position) + changed + token.slice(position + 1)
    assert.equal(verifyToken(forged, findKey), undefined, `character ${position}`)
  }
})

test('refuses every truncation', () => {
  for (let length = 0; length < token.length; length++) {
    assert.equal(verifyToken(token.slice(0, length), findKey), undefined, `${length} characters`)
  }
})

test('refuses other shapes and spellings of a good token', () => {
  const last = signatureText.slice(0, -1) + String.fromCharCode(signatureText.charCodeAt(signatureText.length - 1) + 1)
  const bad = {
    'no segment': '',
    'two segments': `${headerText}.${payloadText}`,
    'four segments': `${token}.${signatureText}`,
    'a trailing dot': `${token}.`,
    'a leading dot': `.${token}`,
    'no signature': `${headerText}.${payloadText}.`,
    'no payload': `${headerText}..${signatureText}`,
    padding: `${token}==`,
    'left-over bits': `${headerText}.${payloadText}.${last}`,
    'the other alphabet': `${headerText}.${payloadText}.${Buffer.from(signatureText, 'base64url').toString('base64')}`,
    'a trailing line end': `${token}\n`,
    'a bearer prefix': `Bearer ${token}`,
  }
  for (const [what, text] of Object.entries(bad)) assert.equal(verifyToken(text, findKey), undefined, what)
})

test('CVE-2026-34950: refuses blanks in front of a token or inside it, whoever signed it', () => {
  for (const blank of [' ', '\n', '\t', '\r\n', '\u00a0', '\ufeff', '\0']) {
    assert.equal(verifyToken(blank + token, findKey), undefined)
    assert.equal(verifyToken(token.replace('.', `.${blank}`), findKey), undefined)
  }
})

test('CVE-2015-9235, CVE-2022-23540: takes no algorithm but RS256', () => {
  const pem = publicKey.export({ format: 'pem', type: 'spki' })
  for (const alg of [
    'none',
    'None',
    '',
    'HS256',
    'RS384',
    'RS512',
    'PS256',
    'ES256',
    'rs256',
    'RS256 ',
    null,
    1,
    ['RS256'],
  ]) {
    const header = { kid: key.kid, alg }
    const input = `${encode(header)}.${payloadText}`
    const hmac = createHmac('sha256', pem).update(input).digest('base64url')
    assert.equal(verifyToken(`${input}.`, findKey), undefined, `${alg} without signature`)
    assert.equal(verifyToken(`${input}.${hmac}`, findKey), undefined, `${alg} by HMAC of the public key`)
    assert.equal(verifyToken(signed(header), findKey), undefined, `${alg} signed`)
  }
  assert.equal(verifyToken(signed({ kid: key.kid }), findKey), undefined)
})

test('CVE-2026-44351: an unknown or missing kid refuses, with no key to fall back on', () => {
  const asked: string[] = []
  const ask = (kid: string) => {
    asked.push(kid)
    return keys.get(kid)
  }
  const kids = ['', 'x', `${key.kid} `, key.kid.slice(0, -1), key.kid.toLowerCase(), '__proto__', 'constructor', '../x']
  for (const kid of kids) assert.equal(verifyToken(signed({ kid, alg: 'RS256' }), ask), undefined, kid)
  assert.deepEqual(asked, kids)
  for (const kid of [undefined, null, 0, true, [key.kid], { toString: key.kid }]) {
    assert.equal(verifyToken(signed({ kid, alg: 'RS256' }), ask), undefined)
  }
  assert.deepEqual(asked, kids)
  const empty = createSecretKey(Buffer.alloc(0))
  const input = `${encode({ kid: 'x', alg: 'RS256' })}.${payloadText}`
  const forged = `${input}.${createHmac('sha256', '').update(input).digest('base64url')}`
  assert.equal(
    verifyToken(forged, () => empty),
    undefined,
  )
})

test('RFC 7515 §4.1.11: refuses critical extensions', () => {
  for (const crit of [['b64'], ['exp'], [], null]) {
    assert.equal(verifyToken(signed({ kid: key.kid, alg: 'RS256', crit, b64: false }), findKey), undefined)
  }
})

test('never takes a key from the token', () => {
  const thief = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = thief.publicKey.export({ format: 'jwk' })
  const header = { kid: key.kid, alg: 'RS256', jwk, x5c: otherKey.publicJwk.x5c, jku: 'https://example.com/jwks.json' }
  assert.equal(verifyToken(signed(header, claims, thief.privateKey), findKey), undefined)
})

test('verifies with a public RSA key of at least 2048 bits and with nothing else', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
  assert.equal(
    verifyToken(signed({ kid: 'w', alg: 'RS256' }, claims, weak.privateKey), () => weak.publicKey),
    undefined,
  )
  const ed = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  assert.equal(
    verifyToken(signed({ kid: 'e', alg: 'RS256' }, claims, ed.privateKey), () => ed.publicKey),
    undefined,
  )
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
  assert.equal(
    verifyToken(signed({ kid: 'p', alg: 'RS256' }, claims, pss.privateKey), () => pss.publicKey),
    undefined,
  )
  assert.equal(
    verifyToken(token, () => privateKey),
    undefined,
  )
})

test('takes a JSON object for header and payload and nothing else', () => {
  const header = { kid: key.kid, alg: 'RS256' }
  for (const payload of ['', 'null', '[]', '"a"', '1', '{', '{}x']) {
    assert.equal(verifyToken(signed(header, payload), findKey), undefined, payload)
    assert.equal(verifyToken(signed(payload), findKey), undefined, payload)
  }
  assert.deepEqual(verifyToken(signed(header, '{}'), findKey), {})
})

test('neither makes nor takes a token over 65,536 characters', async () => {
  const long = (characters: number) => ({ a: 'x'.repeat(characters) })
  const largest = await signToken(privateKey, key.kid, long(48_000))
  assert.ok(largest.length < 65_536)
  assert.deepEqual(verifyToken(largest, findKey), long(48_000))
  await assert.rejects(signToken(privateKey, key.kid, long(49_000)), RangeError)
  assert.equal(verifyToken(signed({ kid: key.kid, alg: 'RS256' }, long(49_000)), findKey), undefined)
})

test('signs with a private RSA key only', async () => {
  const ed = generateKeyPairSync('ed25519')
  for (const bad of [publicKey, ed.privateKey, createSecretKey(randomBytes(32))]) {
    await assert.rejects(signToken(bad, key.kid, claims), TypeError)
  }
})

test('signing leaves the event loop free', async () => {
  let turned = false
  setImmediate(() => {
    turned = true
  })
  await Promise.all([1, 2, 3, 4].map((number) => signToken(privateKey, key.kid, { number })))
  assert.equal(turned, true)
})
