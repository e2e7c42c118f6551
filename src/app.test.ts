import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CognitoIdentityProviderClient, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
import { openMemoryStore } from '#storage/open.ts'
import { createApp, type Overrides } from './app.ts'
import { readConfig } from './read-config.ts'

const masterKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('hex')

async function startedApp(
  context: { after(stop: () => Promise<void>): void },
  environment: Record<string, string> = {},
  overrides: Overrides = {},
) {
  const given = { LIFEGUARD_MASTER_KEY: masterKey, LIFEGUARD_PORT: '0', LIFEGUARD_LOG_LEVEL: 'silent', ...environment }
  const result = readConfig(given, () => '')
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'))
  const app = await createApp(result.config, { openStore: openMemoryStore, ...overrides })
  context.after(() => app.close())
  return { app, ...(await app.listen()) }
}

function clientOf(
  endpoint: string,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
) {
  return new CognitoIdentityProviderClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
}

test('a client with the made-up access key is let in, any other is not', async (context) => {
  const { url, accessKey } = await startedApp(context)
  assert.equal(accessKey.origin, 'just made')
  const list = new ListUserPoolsCommand({ MaxResults: 1 })
  assert.deepEqual((await clientOf(url, accessKey).send(list)).UserPools, [])
  const wrongSecret = clientOf(url, { ...accessKey, secretAccessKey: 'x'.repeat(40) })
  await assert.rejects(wrongSecret.send(list), { name: 'InvalidSignatureException' })
  const wrongId = clientOf(url, { ...accessKey, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' })
  await assert.rejects(wrongId.send(list), { name: 'UnrecognizedClientException' })
  const temporary = clientOf(url, { ...accessKey, sessionToken: 'made up' })
  await assert.rejects(temporary.send(list), { name: 'UnrecognizedClientException' })
})

test('the access key of the configuration is the one that counts', async (context) => {
  const own = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }
  const { url, accessKey } = await startedApp(context, {
    LIFEGUARD_ACCESS_KEY_ID: own.accessKeyId,
    LIFEGUARD_SECRET_ACCESS_KEY: own.secretAccessKey,
  })
  assert.deepEqual(accessKey, { ...own, origin: 'configured' })
  assert.deepEqual((await clientOf(url, own).send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools, [])
})

test('a signature counts by the injected clock', async (context) => {
  const later = { now: () => new Date(Date.now() + 16 * 60_000) }
  const { url, accessKey } = await startedApp(context, {}, { clock: later })
  await assert.rejects(clientOf(url, accessKey).send(new ListUserPoolsCommand({ MaxResults: 1 })), {
    name: 'InvalidSignatureException',
  })
})

test('with port 0 the public address is the one that was found, unless it is configured', async (context) => {
  const found = await startedApp(context)
  assert.match(found.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  assert.equal(found.publicUrl, found.url.replace('127.0.0.1', 'localhost'))
  assert.equal(found.app.services.settings.publicUrl, found.publicUrl)
  const configured = await startedApp(context, { LIFEGUARD_PUBLIC_URL: 'https://auth.example.com' })
  assert.equal(configured.app.services.settings.publicUrl, 'https://auth.example.com')
})

test('health and discovery answer; metrics only where they are switched on', async (context) => {
  const off = await startedApp(context)
  const on = await startedApp(context, { LIFEGUARD_METRICS: 'on' })
  assert.equal((await fetch(`${off.url}/health/ready`)).status, 200)
  assert.equal((await fetch(`${off.url}/us-east-1_Missing00/.well-known/jwks.json`)).status, 404)
  assert.equal((await fetch(`${off.url}/metrics`)).status, 404)

  await clientOf(on.url, on.accessKey).send(new ListUserPoolsCommand({ MaxResults: 1 }))
  const text = await (await fetch(`${on.url}/metrics`)).text()
  assert.match(text, /^lifeguard_calls_total\{operation="ListUserPools",code="OK"\} 1$/m)
})

test('a stopped server is not ready, lets go of its port, and can be stopped again', async (context) => {
  const { app, url } = await startedApp(context)
  await app.close()
  await assert.rejects(fetch(`${url}/health/live`))
  await app.close()
})

test('the port is taken before a key is made, so that none is lost unseen', async (context) => {
  const first = await startedApp(context)
  const port = new URL(first.url).port
  const result = readConfig(
    { LIFEGUARD_MASTER_KEY: masterKey, LIFEGUARD_PORT: port, LIFEGUARD_LOG_LEVEL: 'silent' },
    () => '',
  )
  assert.ok(result.ok)
  const second = await createApp(result.config, { openStore: openMemoryStore })
  context.after(() => second.close())
  await assert.rejects(second.listen(), { code: 'EADDRINUSE' })
  assert.equal(await second.services.store.settings.find('root-access-key'), undefined)
})
