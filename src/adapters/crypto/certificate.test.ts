import assert from 'node:assert/strict'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { type CertificateRequest, selfSignedCertificate } from './certificate.ts'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const request: CertificateRequest = {
  subjectName: 'eu-west-1_AbCdEfGhI',
  notBefore: new Date('2026-01-02T03:04:05.678Z'),
  notAfter: new Date('2036-01-02T03:04:05.678Z'),
  serial: Buffer.from('00112233445566778899aabbccddeeff', 'hex'),
  ...keys,
}

async function certify(changes: Partial<CertificateRequest> = {}): Promise<X509Certificate> {
  return new X509Certificate(await selfSignedCertificate({ ...request, ...changes }))
}

test('signs itself and names the key', async () => {
  const certificate = await certify()
  assert.equal(certificate.subject, 'CN=eu-west-1_AbCdEfGhI')
  assert.equal(certificate.issuer, certificate.subject)
  assert.equal(certificate.verify(keys.publicKey), true)
  assert.equal(certificate.checkIssued(certificate), true)
  assert.equal(certificate.checkPrivateKey(keys.privateKey), true)
  assert.equal(certificate.publicKey.equals(keys.publicKey), true)
  assert.equal(certificate.ca, false)
  assert.equal(certificate.serialNumber, '40112233445566778899AABBCCDDEEFF')
  assert.equal(certificate.validFrom, 'Jan  2 03:04:05 2026 GMT')
  assert.equal(certificate.validTo, 'Jan  2 03:04:05 2036 GMT')
})

test('is plain DER with nothing behind it', async () => {
  const der = await selfSignedCertificate(request)
  assert.equal(new X509Certificate(der).raw.equals(der), true)
  assert.equal(der.readUInt16BE(2) + 4, der.length)
  assert.equal(der.includes(Buffer.from('300c0603551d130101ff04023000', 'hex')), true)
})

test('writes years from 2050 with four digits', async () => {
  const certificate = await certify({ notBefore: new Date('2049-12-31T23:59:59Z'), notAfter: new Date('2050-01-01') })
  assert.equal(certificate.validFrom, 'Dec 31 23:59:59 2049 GMT')
  assert.equal(certificate.validTo, 'Jan  1 00:00:00 2050 GMT')
  assert.equal(certificate.raw.includes(Buffer.from('170d3439313233313233353935395a', 'hex')), true)
  assert.equal(certificate.raw.includes(Buffer.from('180f32303530303130313030303030305a', 'hex')), true)
})

test('a serial number is positive and in shortest form, whatever was drawn', async () => {
  for (const [drawn, written] of [
    ['00', '40'],
    ['ff', '7F'],
    ['80', '40'],
    ['7f', '7F'],
  ] as const) {
    const certificate = await certify({ serial: Buffer.from(drawn.repeat(16), 'hex') })
    assert.equal(certificate.serialNumber, written + drawn.toUpperCase().repeat(15))
  }
  await assert.rejects(selfSignedCertificate({ ...request, serial: Buffer.alloc(8) }), RangeError)
})

test('names of 1 to 64 characters, of any script', async () => {
  for (const subjectName of ['a', 'x'.repeat(64), 'é'.repeat(64)]) {
    const certificate = await certify({ subjectName })
    assert.equal(certificate.toLegacyObject().subject.CN, subjectName)
    assert.equal(certificate.verify(keys.publicKey), true)
  }
  for (const subjectName of ['', 'x'.repeat(65)]) {
    await assert.rejects(selfSignedCertificate({ ...request, subjectName }), RangeError)
  }
})

test('certifies longer keys too, and only RSA', async () => {
  const longer = generateKeyPairSync('rsa', { modulusLength: 3072 })
  assert.equal((await certify(longer)).verify(longer.publicKey), true)
  await assert.rejects(selfSignedCertificate({ ...request, ...generateKeyPairSync('ed25519') }), TypeError)
})
