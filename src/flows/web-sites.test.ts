import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { createWorld, type World } from '#test/support/people.ts'
import { openidConfiguration } from './discovery.ts'
import { mayNameSite, siteOfPool, siteOnHost, siteUnderPath } from './web-sites.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createWorld(harness)
  const UserPoolId = world.poolId
  await harness.call('CreateUserPoolDomain', { UserPoolId, Domain: 'people' })
})
after(() => harness.close())

const at = (publicUrl: string) => ({ store: harness.store, settings: { ...harness.services.settings, publicUrl } })
const prefixHost = 'people.auth.us-east-1.localhost'

test('a prefix domain is a name below the public one, with its port and scheme', async () => {
  const cases = [
    ['http://localhost:9750', prefixHost, `http://${prefixHost}:9750`],
    ['http://localhost:9750', `${prefixHost}:9750`, `http://${prefixHost}:9750`],
    // What stands before the server may have changed the port.
    ['http://localhost:9750', `${prefixHost}:80`, `http://${prefixHost}:9750`],
    ['https://id.example.com', 'people.auth.us-east-1.id.example.com', 'https://people.auth.us-east-1.id.example.com'],
    ['https://id.example.com', 'PEOPLE.auth.us-east-1.id.example.com', 'https://people.auth.us-east-1.id.example.com'],
  ] as const
  for (const [publicUrl, host, base] of cases) {
    const site = await siteOnHost(at(publicUrl), host)
    const { pool, ...rest } = site ?? assert.fail(host)
    assert.equal(pool.id, world.poolId)
    assert.deepEqual(rest, { base, basePath: '', secure: base.startsWith('https:'), managedLoginVersion: 1 })
  }
})

test('other hosts are no sites', async () => {
  const here = at('http://localhost:9750')
  for (const host of [
    'localhost:9750',
    'localhost',
    '127.0.0.1',
    '[::1]:9750',
    '',
    'people',
    'a b',
    `${prefixHost}@evil`,
  ])
    assert.equal(mayNameSite(here, host), false, host)
  const strange = [
    'nobody.auth.us-east-1.localhost',
    'people.auth.eu-west-1.localhost',
    'people.auth.us-east-1.example.com',
    'x.people.auth.us-east-1.localhost',
    'people.example.com',
    `${prefixHost}.evil.example`,
  ]
  for (const host of strange) assert.equal(await siteOnHost(here, host), undefined, host)
})

test('CVE-2023-49097: a site has the address of the configuration, whatever was asked for', async () => {
  const site = await siteOnHost(at('https://id.example.com'), 'people.auth.us-east-1.id.example.com:4444')
  assert.equal(site?.base, 'https://people.auth.us-east-1.id.example.com')
})

test('every pool has a site below the public URL, which may have a path of its own', async () => {
  const { poolId } = world
  const plain = await siteUnderPath(at('http://localhost:9750'), poolId)
  assert.deepEqual(
    [plain?.base, plain?.basePath, plain?.secure],
    [`http://localhost:9750/${poolId}`, `/${poolId}`, false],
  )
  const below = await siteUnderPath(at('https://example.com/id'), poolId)
  assert.deepEqual(
    [below?.base, below?.basePath, below?.secure],
    [`https://example.com/id/${poolId}`, `/id/${poolId}`, true],
  )
  assert.equal(await siteUnderPath(at('http://localhost:9750'), 'us-east-1_missing00'), undefined)
})

test('links and the discovery document: the custom domain, else the prefix, else below the public URL', async () => {
  const other = await createWorld(harness)
  const here = at('http://localhost:9750')
  const bases = async () => {
    const found = await harness.store.pools.find(other.poolId)
    const document = await openidConfiguration({ ...harness.services, ...here }, other.poolId)
    const { authorization_endpoint = '' } = document as { authorization_endpoint?: string }
    return [
      (await siteOfPool(here, found ?? assert.fail())).base,
      authorization_endpoint.replace('/oauth2/authorize', ''),
    ]
  }
  const twice = (base: string) => [base, base]
  assert.deepEqual(await bases(), twice(`http://localhost:9750/${other.poolId}`))
  await harness.call('CreateUserPoolDomain', { UserPoolId: other.poolId, Domain: 'others' })
  assert.deepEqual(await bases(), twice('http://others.auth.us-east-1.localhost:9750'))
  const CertificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/1'
  const custom = { Domain: 'login.example.com', CustomDomainConfig: { CertificateArn } }
  await harness.call('CreateUserPoolDomain', { UserPoolId: other.poolId, ...custom })
  assert.deepEqual(await bases(), twice('http://login.example.com:9750'))
  assert.equal((await siteOnHost(here, 'login.example.com'))?.pool.id, other.poolId)
  await harness.call('DeleteUserPoolDomain', { UserPoolId: other.poolId, Domain: 'login.example.com' })
  assert.equal(await siteOnHost(here, 'login.example.com'), undefined)
})

test('where the public URL is an address there are no names below it: the path is left', async () => {
  const found = (await harness.store.pools.find(world.poolId)) ?? assert.fail()
  assert.equal((await siteOfPool(at('http://192.0.2.1:9750'), found)).base, `http://192.0.2.1:9750/${world.poolId}`)
})

test('GHSA-9h47-pqcx-hjr4: the discovery document lists what is enforced, all on one site', async () => {
  const base = `http://${prefixHost}:9750`
  assert.deepEqual(await openidConfiguration(harness.services, world.poolId), {
    issuer: `http://localhost:9750/${world.poolId}`,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    userinfo_endpoint: `${base}/oauth2/userInfo`,
    revocation_endpoint: `${base}/oauth2/revoke`,
    end_session_endpoint: `${base}/logout`,
    jwks_uri: `http://localhost:9750/${world.poolId}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    grant_types_supported: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    claims_parameter_supported: false,
  })
  assert.equal(await openidConfiguration(harness.services, 'us-east-1_missing00'), undefined)
})
