import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { newSignInLink } from '#flows/sign-in-link.ts'
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

const htmlWanted = { headers: { accept: 'text/html' }, redirect: 'manual' } as const

test('the console is served, and a browser sent to it, unless it is switched off', async (context) => {
  const consoleFolder = mkdtempSync(join(tmpdir(), 'lifeguard-console-'))
  context.after(() => rmSync(consoleFolder, { recursive: true, force: true }))
  writeFileSync(join(consoleFolder, 'index.html'), '<p>console</p>')
  const on = await startedApp(context, { LIFEGUARD_REGION: 'eu-west-1' }, { consoleFolder })
  const off = await startedApp(context, { LIFEGUARD_CONSOLE: 'off' }, { consoleFolder })
  assert.equal(await (await fetch(`${on.url}/console/user-pools`)).text(), '<p>console</p>')
  assert.deepEqual(await (await fetch(`${on.url}/console/settings.json`)).json(), { region: 'eu-west-1' })
  const sent = await fetch(on.url, htmlWanted)
  assert.deepEqual([sent.status, sent.headers.get('location')], [302, '/console'])
  for (const path of ['/console', '/console/settings.json'])
    assert.equal((await fetch(`${off.url}${path}`)).status, 404)
  assert.equal((await fetch(off.url, htmlWanted)).status, 405)
})

test("the host of a user pool's domain has no console, and sends nobody to it", async (context) => {
  const consoleFolder = mkdtempSync(join(tmpdir(), 'lifeguard-console-'))
  context.after(() => rmSync(consoleFolder, { recursive: true, force: true }))
  writeFileSync(join(consoleFolder, 'index.html'), '<p>console</p>')
  const { url, accessKey } = await startedApp(context, {}, { consoleFolder })
  const client = clientOf(url, accessKey)
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'people' }))
  await client.send(new CreateUserPoolDomainCommand({ UserPoolId: UserPool?.Id ?? '', Domain: 'people' }))
  const get = async (path: string, host: string) => {
    const sent = request(`${url}${path}`, { headers: { host, accept: 'text/html' } }).end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return { status: answer.statusCode, location: answer.headers.location, text: await text(answer) }
  }
  const site = 'people.auth.us-east-1.localhost'
  assert.equal((await get('/console', 'localhost')).text, '<p>console</p>')
  for (const path of ['/console', '/console/', '/console/settings.json', '/console/index.html', '/']) {
    const answer = await get(path, site)
    assert.notEqual(answer.status, 200, path)
    assert.doesNotMatch(`${answer.location} ${answer.text}`, /\/console|<p>console|region/, path)
  }
})

test('a sign-in link leads to the access key and stays out of the log', async (context) => {
  const lines: string[] = []
  const logStream = { write: (line: string) => void lines.push(line) }
  const { app, url, publicUrl, accessKey } = await startedApp(context, { LIFEGUARD_LOG_LEVEL: 'trace' }, { logStream })
  const link = newSignInLink(app.services, publicUrl, accessKey.accessKeyId)
  const Token = link.slice(link.indexOf('=') + 1)
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Lifeguard.RedeemSignInLink' }
  const redeem = () => fetch(url, { method: 'POST', headers, body: JSON.stringify({ Token }) })
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = accessKey
  assert.deepEqual(await (await redeem()).json(), { AccessKeyId, SecretAccessKey, Region: 'us-east-1' })
  assert.equal((await redeem()).status, 400)
  await fetch(link)
  assert.ok(lines.length > 2)
  for (const line of lines) assert.ok(!line.includes(Token) && !line.includes(SecretAccessKey))
})

test('a signature for whatever Region is taken', async (context) => {
  const { url, accessKey } = await startedApp(context)
  const credentials = { accessKeyId: accessKey.accessKeyId, secretAccessKey: accessKey.secretAccessKey }
  const elsewhere = new CognitoIdentityProviderClient({ endpoint: url, region: 'ap-south-1', credentials })
  assert.deepEqual((await elsewhere.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools, [])
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
