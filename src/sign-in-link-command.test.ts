import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openMemoryStore } from '#storage/open.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { readConfig } from './read-config.ts'
import { makeSignInLink } from './sign-in-link-command.ts'

const own = { LIFEGUARD_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', LIFEGUARD_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG' }
const masterKey = {
  LIFEGUARD_MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('hex'),
}

function configOf(dataDir: string, settings: Record<string, string> = {}): Config {
  const given = { LIFEGUARD_DATA_DIR: dataDir, LIFEGUARD_PORT: '0', LIFEGUARD_LOG_LEVEL: 'silent', ...settings }
  const result = readConfig(given, (path) => readFileSync(path, 'utf8'))
  assert.ok(result.ok, JSON.stringify(result))
  return result.config
}

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-link-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function redeem(url: string, link: string) {
  const [, token = ''] = /\/console\/sign-in#link=([\w-]+)$/.exec(link) ?? []
  assert.ok(token, link)
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Lifeguard.RedeemSignInLink' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ Token: token }) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a link made by the command signs in to the server that runs, once', async (context) => {
  const folder = temporaryFolder(context)
  const app = await createApp(configOf(folder))
  context.after(() => app.close())
  const { url, publicUrl, accessKey } = await app.listen()
  const made = await makeSignInLink(configOf(folder, { LIFEGUARD_PORT: new URL(url).port }))
  assert.ok('link' in made)
  assert.ok(made.link.startsWith(`${publicUrl}/console/sign-in#link=`))
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = accessKey
  assert.deepEqual(await redeem(url, made.link), {
    status: 200,
    body: { AccessKeyId, SecretAccessKey, Region: 'us-east-1' },
  })
  assert.equal((await redeem(url, made.link)).body.__type, 'NotAuthorizedException')
})

test('with keys from the configuration no file is looked at', async (context) => {
  const folder = temporaryFolder(context)
  const settings = { ...own, ...masterKey, LIFEGUARD_PUBLIC_URL: 'https://id.example.com' }
  const app = await createApp(configOf(folder, settings), { openStore: openMemoryStore })
  context.after(() => app.close())
  const { url } = await app.listen()
  const made = await makeSignInLink(configOf(join(folder, 'nowhere'), settings))
  assert.ok('link' in made && made.link.startsWith('https://id.example.com/console/sign-in#link='))
  assert.equal((await redeem(url, made.link)).body.SecretAccessKey, own.LIFEGUARD_SECRET_ACCESS_KEY)
  assert.equal(existsSync(join(folder, 'nowhere')), false)
})

const refusals: [what: string, settings: Record<string, string>, problem: RegExp][] = [
  ['a server that was never started', { LIFEGUARD_PORT: '9750' }, /start the server first/],
  ['a configured master key without a database', { LIFEGUARD_PORT: '9750', ...masterKey }, /start the server first/],
  ['a configured access key without a master key', { LIFEGUARD_PORT: '9750', ...own }, /start the server first/],
  ['a port that is found at the start', { ...own, ...masterKey }, /LIFEGUARD_PUBLIC_URL or LIFEGUARD_PORT/],
  ['no console', { ...own, ...masterKey, LIFEGUARD_PORT: '9750', LIFEGUARD_CONSOLE: 'off' }, /LIFEGUARD_CONSOLE/],
]

for (const [what, settings, problem] of refusals) {
  test(`${what}: no link, and nothing is made`, async (context) => {
    const folder = temporaryFolder(context)
    const made = await makeSignInLink(configOf(folder, settings))
    assert.ok('problem' in made)
    assert.match(made.problem, problem)
    assert.deepEqual(readdirSync(folder), [])
  })
}
