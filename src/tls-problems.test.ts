import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { before, test } from 'node:test'
import { selfSignedCertificate } from '#adapters/crypto/certificate.ts'
import { publicUrlOf } from './public-url.ts'
import { readConfig } from './read-config.ts'

async function makePair() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const times = { notBefore: new Date(0), notAfter: new Date(1e12) }
  const der = await selfSignedCertificate({ subjectName: 'test', ...times, serial: randomBytes(16), ...keys })
  const key = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  return { cert: new X509Certificate(der).toString(), key }
}

let pair: Awaited<ReturnType<typeof makePair>>
let other: typeof pair
before(async () => {
  pair = await makePair()
  other = await makePair()
})

const read = (environment: Record<string, string>) =>
  readConfig(environment, (path) => (path === 'cert.pem' ? pair.cert : pair.key))
const problems = (environment: Record<string, string>) => {
  const result = read(environment)
  return result.ok ? [] : result.problems
}

test('a certificate and its key, as values or as files', () => {
  const environments: Record<string, string>[] = [
    { LIFEGUARD_TLS_CERT: pair.cert, LIFEGUARD_TLS_KEY: pair.key },
    { LIFEGUARD_TLS_CERT_FILE: 'cert.pem', LIFEGUARD_TLS_KEY_FILE: 'key.pem' },
  ]
  for (const environment of environments) {
    const result = read(environment)
    assert.ok(result.ok)
    assert.deepEqual([result.config.tlsCert, result.config.tlsKey], [pair.cert.trim(), pair.key.trim()])
    assert.equal(publicUrlOf(result.config, 443), 'https://localhost:443')
  }
})

test('CVE-2024-23656: settings of TLS that can not be meant stop the start', () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ LIFEGUARD_TLS_CERT: pair.cert }, /go together/],
    [{ LIFEGUARD_TLS_KEY: pair.key }, /go together/],
    [{ LIFEGUARD_TLS_CERT: pair.cert, LIFEGUARD_TLS_KEY: other.key }, /is not the key of/],
    [{ LIFEGUARD_TLS_CERT: pair.cert, LIFEGUARD_TLS_KEY: pair.key, LIFEGUARD_TLS: 'development' }, /of its own/],
    [{ LIFEGUARD_TLS: 'development', LIFEGUARD_PUBLIC_URL: 'http://localhost:9750' }, /speaks https/],
    [{ LIFEGUARD_TLS: 'on' }, /must be one of off, development/],
  ]
  for (const [environment, words] of cases) {
    const found = problems(environment)
    assert.equal(found.length, 1, found.join())
    assert.match(found[0] ?? '', words)
  }
})

test('what is no certificate or key is not repeated', () => {
  const found = problems({ LIFEGUARD_TLS_CERT: '/etc/cert.pem', LIFEGUARD_TLS_KEY: 'secret' })
  assert.match(
    found.join(' '),
    /LIFEGUARD_TLS_CERT must be a certificate in PEM.*LIFEGUARD_TLS_KEY must be a private key/,
  )
  assert.doesNotMatch(found.join(), /etc|secret/)
})

test('without TLS the server speaks http, and a proxy in front of it may speak https', () => {
  const plain = read({})
  assert.ok(plain.ok && publicUrlOf(plain.config) === 'http://localhost:9750')
  const behind = read({ LIFEGUARD_PUBLIC_URL: 'https://id.example.com' })
  assert.ok(behind.ok && publicUrlOf(behind.config, 1234) === 'https://id.example.com')
})
