import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { openMemoryStore } from '#storage/open.ts'
import { type App, createApp, type Listening } from './app.ts'
import { readConfig } from './read-config.ts'

/** The sites of a user pool as a browser meets them, on a listening server. */

const masterKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('hex')
const callback = 'https://app.example.com/back'

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
type Place = { readonly host: string; readonly path: string }

for (const secure of [false, true]) {
  describe(secure ? 'over https' : 'over http', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lifeguard-sites-'))
    let app: App
    let listening: Listening
    let poolId: string
    let clientId: string

    const port = () => Number(new URL(listening.url).port)
    const certificate = () => (secure ? { ca: readFileSync(join(folder, 'development-tls.pem')) } : {})

    /** A request whose name leads to this machine whatever it is. */
    function ask({ host, path }: Place, options: { method?: string; cookie?: string } = {}): Promise<Answer> {
      const { method = 'GET', cookie } = options
      const [servername] = host.split(':')
      const headers = { host, connection: 'close', ...(cookie && { cookie }) }
      const target = { host: '127.0.0.1', port: port(), servername, method, path, headers, ...certificate() }
      return new Promise((resolve, reject) => {
        const sent = (secure ? requestHttps : requestHttp)(target, (answer) => {
          let body = ''
          answer.setEncoding('utf8')
          answer.on('data', (text) => {
            body += text
          })
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
        })
        sent.on('error', reject).end()
      })
    }

    before(async () => {
      const settings = { LIFEGUARD_MASTER_KEY: masterKey, LIFEGUARD_PORT: '0', LIFEGUARD_LOG_LEVEL: 'silent' }
      const tls = { LIFEGUARD_TLS: secure ? 'development' : 'off', LIFEGUARD_DATA_DIR: folder }
      const result = readConfig({ ...settings, ...tls }, () => '')
      assert.ok(result.ok)
      app = await createApp(result.config, { openStore: openMemoryStore })
      listening = await app.listen()
      const cognito = new CognitoIdentityProviderClient({
        endpoint: listening.publicUrl,
        region: 'us-east-1',
        credentials: listening.accessKey,
        requestHandler: secure ? { httpsAgent: certificate() } : {},
      })
      const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'people' }))
      poolId = UserPool?.Id ?? ''
      const { UserPoolClient } = await cognito.send(
        new CreateUserPoolClientCommand({
          UserPoolId: poolId,
          ClientName: 'app',
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ['code'],
          AllowedOAuthScopes: ['openid'],
          CallbackURLs: [callback],
          SupportedIdentityProviders: ['COGNITO'],
        }),
      )
      clientId = UserPoolClient?.ClientId ?? ''
      const UserPoolId = poolId
      await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'people' }))
      const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1' }
      if (!secure)
        await cognito.send(
          new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'login.example.com', CustomDomainConfig }),
        )
      cognito.destroy()
    })
    after(async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const scheme = secure ? 'https' : 'http'
    const sites = (): (Place & { base: string })[] => [
      {
        host: `people.auth.us-east-1.localhost:${port()}`,
        path: '',
        base: `${scheme}://people.auth.us-east-1.localhost:${port()}`,
      },
      { host: `localhost:${port()}`, path: `/${poolId}`, base: `${scheme}://localhost:${port()}/${poolId}` },
      ...(secure ? [] : [{ host: 'login.example.com', path: '', base: `http://login.example.com:${port()}` }]),
    ]

    test('a sign-in begins at every site of the pool, and every address is that of the configuration', async () => {
      const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: callback })
      for (const { host, path, base } of sites()) {
        const begun = await ask({ host, path: `${path}/oauth2/authorize?${query}` })
        assert.deepEqual([begun.status, begun.headers.location], [302, `${base}/login?${query}`])
        const page = await ask({ host, path: `${path}/login?${query}` })
        assert.deepEqual([page.status, page.headers['x-frame-options']], [200, 'DENY'])
        assert.match(page.body, /cognitoSignInForm/)
        for (const line of page.headers['set-cookie'] ?? []) {
          assert.match(line, new RegExp(`; Path=${path || '/'}(;|$)`))
          assert.equal(/; Secure(;|$)/.test(line), secure)
        }
        const lost = await ask({ host, path: `${path}/oauth2/authorize?client_id=${clientId}&redirect_uri=x` })
        assert.equal(lost.headers.location, `${base}/error?error=redirect_mismatch&client_id=${clientId}`)
      }
    })

    test('a host of a site has nothing but the site', async () => {
      for (const { host } of sites().filter(({ path }) => path === '')) {
        for (const path of [
          '/',
          '/health/live',
          '/health/ready',
          '/metrics',
          '/console',
          '/console/',
          `/${poolId}/login`,
        ])
          assert.equal((await ask({ host, path })).status, 404, path)
        assert.equal((await ask({ host, path: '/' }, { method: 'POST' })).status, 404)
      }
    })

    test('the server itself is where it was', async () => {
      for (const host of [`localhost:${port()}`, `127.0.0.1:${port()}`]) {
        assert.equal((await ask({ host, path: '/health/live' })).status, 200)
        assert.equal((await ask({ host, path: '/login' })).status, 404)
        assert.equal((await ask({ host, path: `/${poolId}/.well-known/jwks.json` })).status, 200)
      }
    })

    test('the discovery document leads to a site', async () => {
      const { body } = await ask({ host: `localhost:${port()}`, path: `/${poolId}/.well-known/openid-configuration` })
      const { issuer, authorization_endpoint } = JSON.parse(body)
      assert.equal(issuer, `${scheme}://localhost:${port()}/${poolId}`)
      const best = sites().at(secure ? 0 : 2)
      assert.equal(authorization_endpoint, `${best?.base}/oauth2/authorize`)
    })

    test('a token is asked for by a form, from any page', async () => {
      const [site] = sites()
      const answer = await ask({ host: site?.host ?? '', path: '/oauth2/token' }, { method: 'OPTIONS' })
      assert.deepEqual([answer.status, answer.headers['access-control-allow-origin']], [200, '*'])
    })

    if (secure)
      test('CVE-2024-23656: TLS is what was asked for, and nothing else gets through', async () => {
        await assert.rejects(fetch(`${listening.url.replace('https:', 'http:')}/health/live`))
        await assert.rejects(fetch(`${listening.url}/health/live`), 'nobody trusts the certificate unasked')
      })
  })
}
