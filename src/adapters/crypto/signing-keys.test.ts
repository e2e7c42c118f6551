import assert from 'node:assert/strict'
import { randomBytes, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { calculateJwkThumbprint, importJWK, importX509, jwtVerify, SignJWT } from 'jose'
import { generateSigningKey, privateKeyFrom, publicKeyFrom } from './signing-keys.ts'

const now = new Date('2026-02-28T12:00:00Z')
const key = await generateSigningKey({ subjectName: 'eu-west-1_AbCdEfGhI', now }, randomBytes)

test('the JWK has the members of Cognito and a certificate, and nothing private', () => {
  assert.deepEqual(Object.keys(key.publicJwk), ['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5c'])
  assert.deepEqual(
    { ...key.publicJwk, n: '', x5c: [] },
    {
      alg: 'RS256',
      e: 'AQAB',
      kid: key.kid,
      kty: 'RSA',
      n: '',
      use: 'sig',
      x5c: [],
    },
  )
  assert.equal(Buffer.from(key.publicJwk.n, 'base64url').length, 256)
})

test('the kid is the thumbprint of RFC 7638 in padded base64', async () => {
  assert.match(key.kid, /^[A-Za-z0-9+/]{43}=$/)
  const { kty, n, e } = key.publicJwk
  assert.equal(Buffer.from(await calculateJwkThumbprint({ kty, n, e }), 'base64url').toString('base64'), key.kid)
})

test('the certificate carries the same key for ten years, from an hour ago', () => {
  const certificate = new X509Certificate(Buffer.from(key.publicJwk.x5c[0], 'base64'))
  assert.equal(certificate.publicKey.equals(publicKeyFrom(key.publicJwk)), true)
  assert.equal(certificate.verify(certificate.publicKey), true)
  assert.equal(certificate.subject, 'CN=eu-west-1_AbCdEfGhI')
  assert.equal(certificate.validFromDate.toISOString(), '2026-02-28T11:00:00.000Z')
  assert.equal(certificate.validToDate.toISOString(), '2036-02-28T12:00:00.000Z')
})

test('private and public half fit, in jose from JWK and from certificate', async () => {
  const token = await new SignJWT({ a: 1 })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKeyFrom(key.privateKeyPkcs8))
  const pem = `-----BEGIN CERTIFICATE-----\n${key.publicJwk.x5c[0]}\n-----END CERTIFICATE-----`
  const halves = [
    publicKeyFrom(key.publicJwk),
    await importJWK({ ...key.publicJwk, x5c: [...key.publicJwk.x5c] }),
    await importX509(pem, 'RS256'),
  ]
  for (const half of halves) assert.deepEqual((await jwtVerify(token, half)).payload, { a: 1 })
})

test('every key is another, with another serial number', async () => {
  const more = await generateSigningKey({ subjectName: 'eu-west-1_AbCdEfGhI', now }, randomBytes)
  assert.notEqual(more.kid, key.kid)
  const serials = [key, more].map(({ publicJwk }) => new X509Certificate(Buffer.from(publicJwk.x5c[0], 'base64')))
  assert.notEqual(serials[0]?.serialNumber, serials[1]?.serialNumber)
})

test('making a key leaves the event loop free', async () => {
  let turned = false
  setImmediate(() => {
    turned = true
  })
  await generateSigningKey({ subjectName: 'x', now }, randomBytes)
  assert.equal(turned, true)
})
