import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { WebSite } from '#domain/web.ts'
import { openidConfiguration } from '#flows/discovery.ts'
import { siteOnHost, siteUnderPath } from '#flows/web-sites.ts'
import { authorize } from '#oauth/authorize.ts'
import { logout } from '#oauth/logout.ts'
import { addUser, goodPassword } from '#test/support/people.ts'
import { authorizeParameters, createHostedWorld, type HostedWorld, plain, Visitor } from './visitor-fixture.ts'

/** The server itself speaks http; what browsers see is what the public URL says. */

const world = await createHostedWorld({
  prepare: async ({ call }, { poolId: UserPoolId }) => {
    await call('CreateUserPoolDomain', { UserPoolId, Domain: 'people' })
    const Certificate = { CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }
    const Domain = 'login.xn--mller-kva.example'
    await call('CreateUserPoolDomain', { UserPoolId, Domain, CustomDomainConfig: Certificate })
  },
})
after(() => world.harness.close())
await addUser(world.harness, world, 'ada')

const { poolId, harness } = world
const { services } = harness
const at = (publicUrl: string) => ({ ...services, settings: { ...services.settings, publicUrl } })

type Case = { readonly publicUrl: string; readonly host?: string; readonly base: string; readonly path: string }
const cases: readonly Case[] = [
  { publicUrl: 'https://id.example.com', base: `https://id.example.com/${poolId}`, path: `/${poolId}` },
  { publicUrl: 'https://example.com/a/id', base: `https://example.com/a/id/${poolId}`, path: `/a/id/${poolId}` },
  { publicUrl: 'https://example.com:8443', base: `https://example.com:8443/${poolId}`, path: `/${poolId}` },
  { publicUrl: 'http://[::1]:9750', base: `http://[::1]:9750/${poolId}`, path: `/${poolId}` },
  {
    publicUrl: 'https://example.com/a/id',
    host: 'PEOPLE.Auth.us-east-1.example.com:8080',
    base: 'https://people.auth.us-east-1.example.com',
    path: '',
  },
  {
    publicUrl: 'https://example.com:8443/id',
    host: 'Login.XN--Mller-kva.example',
    base: 'https://login.xn--mller-kva.example:8443',
    path: '',
  },
]

async function siteOf({ publicUrl, host }: Case): Promise<WebSite> {
  const site = host === undefined ? await siteUnderPath(at(publicUrl), poolId) : await siteOnHost(at(publicUrl), host)
  return site ?? assert.fail('no site')
}

const lines = (cookies: string | readonly string[] | undefined) => [cookies ?? []].flat()

for (const one of cases) {
  const { publicUrl, base, path, host = '' } = one
  test(`${publicUrl} ${host}: links, forms, redirects and cookies`, async () => {
    const site = await siteOf(one)
    assert.deepEqual([site.base, site.basePath, site.secure], [base, path, base.startsWith('https:')])
    const here: HostedWorld = { ...world, site, harness: { ...harness, services: at(publicUrl) } }
    const visitor = new Visitor(here)
    const ask = visitor.request('GET', '/', authorizeParameters(here), new URLSearchParams())
    const started = await authorize(at(publicUrl), site, ask)
    assert.ok(String(started.headers.location).startsWith(`${base}/login?`))

    const login = await visitor.go('GET', String(started.headers.location))
    const targets = [...login.text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, target = '']) => plain(target))
    assert.ok(targets.length > 2)
    for (const target of targets) assert.ok(new URL(target, base).href.startsWith(`${base}/`), target)
    const policy = String(login.answer.headers['content-security-policy'])
    assert.match(policy, /; form-action 'self' https: myapp:; /)

    // What browsers send with the form.
    visitor.headers.origin = new URL(base).origin
    visitor.headers.host = 'internal:9750'
    const end = await visitor.submit(login, '/login', { username: 'ada', password: goodPassword })
    assert.match(end.address, /^https:\/\/app\.example\/signed-in\?of=app&code=/)
    const out = await logout(at(publicUrl), site, ask)
    assert.ok(String(out.headers.location).startsWith(`${base}/login?`))
    const set = [login.answer, end.answer, out].flatMap(({ headers }) => lines(headers['set-cookie']))
    assert.ok(set.length > 3)
    for (const line of set) {
      assert.ok(line.includes(`; Path=${path || '/'}; `), line)
      assert.equal(line.includes('; Secure;'), site.secure, line)
    }
  })
}

test('the discovery document names the custom domain, at the scheme and port of the public URL', async () => {
  const document = await openidConfiguration(at('https://example.com:8443/id'), poolId)
  const { issuer, authorization_endpoint, jwks_uri } = { ...document } as Record<string, string>
  assert.equal(issuer, `https://example.com:8443/id/${poolId}`)
  assert.equal(jwks_uri, `https://example.com:8443/id/${poolId}/.well-known/jwks.json`)
  assert.equal(authorization_endpoint, 'https://login.xn--mller-kva.example:8443/oauth2/authorize')
})

test('other spellings of a host are no site of anybody', async () => {
  const names = ['login.xn--mller-kva.example.', 'people.auth.us-east-1.example.com.', 'login.müller.example', '[::1]']
  for (const host of names) assert.equal(await siteOnHost(at('https://example.com'), host), undefined, host)
})

test('a form on the same host without TLS is not our own, where the site has TLS', async () => {
  const site = await siteOf(cases[0] ?? assert.fail())
  for (const [origin, status] of [
    ['http://id.example.com', 403],
    ['http://internal:9750', 403],
    ['https://internal:9750', 400],
    ['https://id.example.com', 400],
  ] as const) {
    const visitor = new Visitor({ ...world, site })
    const login = await visitor.open('/login')
    Object.assign(visitor.headers, { origin, host: new URL(origin).host })
    const shown = await visitor.submit(login, '/login', { username: 'ada', password: 'wrong' })
    assert.equal(shown.status, status, origin)
  }
})
