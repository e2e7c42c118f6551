import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { WebSite } from '#domain/web.ts'
import type { Services, Store } from '#flows/services.ts'
import { siteOnHost, siteUnderPath } from '#flows/web-sites.ts'
import { catalogues } from './texts/catalogues.ts'
import { createHostedWorld, type HostedWorld, Visitor } from './visitor-fixture.ts'

let world: HostedWorld
before(async () => {
  world = await createHostedWorld()
  const { poolId: UserPoolId, clientId: ClientId, harness } = world
  await harness.call('CreateUserPoolDomain', { UserPoolId, Domain: 'classic', ManagedLoginVersion: 1 })
  const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1' }
  const custom = { Domain: 'login.example.com', ManagedLoginVersion: 2, CustomDomainConfig }
  await harness.call('CreateUserPoolDomain', { UserPoolId, ...custom })
  await harness.call('SetUICustomization', { UserPoolId, ClientId, CSS: '.label-customizable{color: red}' })
  const Settings = { components: { form: { borderRadius: 21 } } }
  await harness.call('CreateManagedLoginBranding', { UserPoolId, ClientId, Settings })
})
after(() => world.harness.close())

const places: Readonly<Record<string, (services: Services) => Promise<WebSite | undefined>>> = {
  'below the public URL': (services) => siteUnderPath(services, world.poolId),
  'on the prefix domain': (services) => siteOnHost(services, 'classic.auth.us-east-1.localhost'),
  'on the custom domain': (services) => siteOnHost(services, 'login.example.com'),
}
const [underPath, onHost] = [['pools.find'], ['domains.findByDomain', 'pools.find']]
const [classic, managed] = [['uiCustomizations.findApplying'], ['brandings.findByClient', 'brandings.describeAssets']]

/** What each page asks of the database, from finding the site on. */
const cases: readonly [path: string, place: string, calls: readonly string[]][] = [
  ['/login', 'below the public URL', [...underPath, 'clients.find', 'domains.findByPool', ...managed]],
  ['/login', 'on the prefix domain', [...onHost, 'clients.find', ...classic]],
  ['/login', 'on the custom domain', [...onHost, 'clients.find', ...managed]],
  ['/forgotPassword', 'on the prefix domain', [...onHost, 'clients.find', ...classic]],
  ['/signup', 'on the prefix domain', [...onHost, 'clients.find', ...classic, 'terms.ofClient']],
]

for (const [path, place, expected] of cases) {
  test(`${path} ${place} reads ${expected.length} times, and looks as its domain says`, async () => {
    const { harness } = world
    const { store, calls } = recorded(harness.store)
    const services = { ...harness.services, store }
    const site = (await places[place]?.(services)) ?? assert.fail('no site')
    const { status, text } = await new Visitor({ ...world, site, harness: { ...harness, services } }).open(path)
    assert.equal(status, 200)
    assert.deepEqual(calls, expected)
    assert.equal(text.includes('--brand-form-radius:21px'), expected.includes('brandings.findByClient'))
  })
}

test('no page is larger than 30 KB, in any language', async () => {
  for (const path of ['/login', '/signup', '/forgotPassword'])
    for (const lang of catalogues.keys()) {
      const { text } = await new Visitor(world).open(path, { lang })
      assert.ok(Buffer.byteLength(text) < 30_000, `${path} ${lang}: ${Buffer.byteLength(text)}`)
    }
})

/** The store, and the names of what was called on it. */
function recorded(store: Store): { store: Store; calls: string[] } {
  const calls: string[] = []
  const watched = (noun: string, repository: object) =>
    new Proxy(repository, {
      get(target, method) {
        calls.push(`${noun}.${String(method)}`)
        return Reflect.get(target, method)
      },
    })
  const proxy = new Proxy(store, {
    get(target, noun) {
      const member: unknown = Reflect.get(target, noun)
      return typeof member === 'object' && member !== null ? watched(String(noun), member) : member
    },
  })
  return { store: proxy, calls }
}
