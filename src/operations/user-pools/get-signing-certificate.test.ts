import assert from 'node:assert/strict'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { after, before, test } from 'node:test'
import { generateSigningKey } from '#adapters/crypto/signing-keys.ts'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createWorld } from '#test/support/people.ts'

let harness: Harness
let made = 0
before(async () => {
  harness = await createHarness()
  const { random } = harness.services
  // The keys that tests share have no certificate.
  Object.assign(harness.services.signer, {
    newKey: (subjectName: string, now: Date) => {
      made++
      return generateSigningKey({ subjectName, now }, random.bytes)
    },
  })
})
after(() => harness.close())

const certificateOf = async (UserPoolId: string) =>
  (await harness.call('GetSigningCertificate', { UserPoolId })).Certificate ?? ''

test('a pool has one certificate, in base64 of DER, whose key is kept', async () => {
  const { poolId } = await createWorld(harness)
  const text = await certificateOf(poolId)
  const der = Buffer.from(text, 'base64')
  assert.equal(der.toString('base64'), text)
  const certificate = new X509Certificate(der)
  assert.equal(certificate.subject, `CN=${poolId}`)
  assert.equal(certificate.publicKey.asymmetricKeyType, 'rsa')
  assert.ok(new Date(certificate.validTo) > new Date(harness.clock.now().getTime() + 9 * 365 * 86_400_000))
  const stored = await harness.store.samlSigningKeys.find(poolId)
  assert.ok(stored)
  const privateKey = createPrivateKey({ key: stored.privateKeyPkcs8, format: 'der', type: 'pkcs8' })
  assert.ok(certificate.checkPrivateKey(privateKey))
  harness.clock.advance(86_400)
  assert.equal(await certificateOf(poolId), text)
})

test('it is none of the keys that sign tokens, and no two pools share one', async () => {
  const [one, other] = [await createWorld(harness), await createWorld(harness)]
  const certificates = [await certificateOf(one.poolId), await certificateOf(other.poolId)]
  for (const { poolId } of [one, other])
    for (const { publicJwk } of await harness.store.signingKeys.list(poolId)) certificates.push(publicJwk.x5c[0])
  assert.equal(new Set(certificates).size, 6)
})

test('thirty who ask at once get the same, and one key is made', async () => {
  const { poolId } = await createWorld(harness)
  made = 0
  const answers = await Promise.all(Array.from({ length: 30 }, () => certificateOf(poolId)))
  assert.equal(new Set(answers).size, 1)
  assert.equal(made, 1)
})

test('there is none of a pool that does not exist', async () => {
  const { poolId } = await createWorld(harness)
  await harness.call('DeleteUserPool', { UserPoolId: poolId })
  assert.deepEqual(await harness.refusal('GetSigningCertificate', { UserPoolId: poolId }), {
    code: 'ResourceNotFoundException',
    message: `User pool ${poolId} does not exist.`,
    status: 400,
  })
})

test('a pool that goes while its key is made gets none', async () => {
  const { poolId } = await createWorld(harness)
  const asked = harness.refusal('GetSigningCertificate', { UserPoolId: poolId })
  const [refusal] = await Promise.all([asked, harness.store.pools.remove(poolId)])
  assert.equal(refusal.code, 'ResourceNotFoundException')
})
