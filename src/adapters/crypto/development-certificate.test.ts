import assert from 'node:assert/strict'
import { randomBytes, X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { loadDevelopmentCertificate } from './development-certificate.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'lifeguard-tls-')), 'data')
after(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const file = join(folder, 'development-tls.pem')
const start = new Date('2026-01-01T00:00:00Z')
const days = (count: number) => new Date(start.getTime() + count * 86_400_000)
const names = ['localhost', '*.auth.us-east-1.localhost']
const load = (now = start, wanted = names) => loadDevelopmentCertificate(folder, { names: wanted, now }, randomBytes)

test('a certificate for the names of this machine, which only its owner can read the key of', async () => {
  const { cert, key } = await load()
  const certificate = new X509Certificate(cert)
  assert.equal(
    certificate.subjectAltName,
    'DNS:localhost, DNS:*.auth.us-east-1.localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
  )
  for (const host of ['localhost', 'people.auth.us-east-1.localhost']) assert.ok(certificate.checkHost(host), host)
  for (const host of ['a.b.auth.us-east-1.localhost', 'example.com', 'people.auth.eu-west-1.localhost'])
    assert.equal(certificate.checkHost(host), undefined, host)
  assert.ok(certificate.checkIP('127.0.0.1') && certificate.checkIP('::1'))
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1'])
  assert.equal(certificate.ca, false)
  assert.ok(certificate.validToDate.getTime() - certificate.validFromDate.getTime() < 398 * 86_400_000)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(readFileSync(file, 'utf8'), key + cert)
  assert.deepEqual(readdirSync(folder), ['development-tls.pem'])
})

test('the same again, until it is near its end or lacks a name', async () => {
  const first = await load()
  assert.deepEqual(await load(days(334)), first)
  assert.deepEqual(await load(start, ['localhost']), first)
  const renewed = await load(days(335))
  assert.notEqual(renewed.cert, first.cert)
  const wider = await load(days(335), [...names, 'lifeguard.test'])
  assert.notEqual(wider.cert, renewed.cert)
  assert.ok(new X509Certificate(wider.cert).checkHost('lifeguard.test'))
})

test('a file that others could read, or that is something else, is replaced', async () => {
  const first = await load()
  chmodSync(file, 0o644)
  const second = await load()
  assert.notEqual(second.cert, first.cert)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  for (const text of ['', 'something else', first.key + second.cert]) {
    writeFileSync(file, text)
    const { cert } = await load()
    assert.ok(![first.cert, second.cert].includes(cert))
  }
})
