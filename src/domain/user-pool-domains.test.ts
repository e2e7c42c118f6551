import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  findDomainOfHost,
  type HostedDomain,
  hostedDomainOf,
  isDomainPrefix,
  isHostName,
  isReservedName,
  type ServerAddress,
  serverNameOf,
  siteHostOf,
} from './user-pool-domains.ts'

const region = 'eu-west-1'
const local: ServerAddress = { publicUrl: 'http://localhost:9750', region }
const behindProxy: ServerAddress = { publicUrl: 'https://id.example.com/lifeguard', region }
const byIpv4: ServerAddress = { publicUrl: 'http://192.0.2.1:9750', region }
const byIpv6: ServerAddress = { publicUrl: 'http://[::1]:9750', region }
const prefix = (name: string): HostedDomain => ({ kind: 'prefix', prefix: name })
const custom = (domain: string): HostedDomain => ({ kind: 'custom', domain })
const long = (length: number) => 'a'.repeat(length)

describe('prefixes and host names', () => {
  for (const good of ['a', '7', 'a-b', 'my--app', long(63)])
    test(`${good} is a prefix`, () => assert.ok(isDomainPrefix(good)))
  for (const bad of ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'é', 'a\n', long(64)])
    test(`${JSON.stringify(bad)} is no prefix`, () => assert.ok(!isDomainPrefix(bad)))

  const longest = [long(63), long(63), long(63), long(61)].join('.')
  for (const good of ['localhost', 'auth.example.com', '1.a', 'xn--bcher-kva.example', longest])
    test(`${good} is a host name`, () => assert.ok(isHostName(good)))
  for (const bad of [
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'Auth.example.com',
    'a b.c',
    '192.0.2.1',
    'a.7',
    'a.0x7f',
    `a.${longest}`,
  ])
    test(`${JSON.stringify(bad)} is no host name`, () => assert.ok(!isHostName(bad)))
})

describe('findDomainOfHost', () => {
  const found: readonly [host: string, address: ServerAddress, domain: HostedDomain][] = [
    ['app.auth.eu-west-1.localhost:9750', local, prefix('app')],
    ['app.auth.eu-west-1.localhost', local, prefix('app')],
    ['App.AUTH.eu-west-1.LocalHost:443', local, prefix('app')],
    ['my-app.auth.eu-west-1.id.example.com', behindProxy, prefix('my-app')],
    ['login.example.com', behindProxy, custom('login.example.com')],
    ['Login.Example.Com:8443', behindProxy, custom('login.example.com')],
    ['login.id.example.com', behindProxy, custom('login.id.example.com')],
    ['auth.eu-west-2.id.example.com', behindProxy, custom('auth.eu-west-2.id.example.com')],
    ['xauth.eu-west-1.id.example.com', behindProxy, custom('xauth.eu-west-1.id.example.com')],
    ['login.localhost:9750', local, custom('login.localhost')],
    ['login.example.com', byIpv4, custom('login.example.com')],
    ['login.example.com', byIpv6, custom('login.example.com')],
  ]
  for (const [host, address, domain] of found)
    test(`${host} at ${address.publicUrl} is ${Object.values(domain).join(' ')}`, () =>
      assert.deepEqual(findDomainOfHost(address, host), domain))

  const none: readonly [host: string, address: ServerAddress][] = [
    ['localhost:9750', local],
    ['localhost', local],
    ['otherhost', local],
    ['ID.example.com:443', behindProxy],
    ['auth.eu-west-1.id.example.com', behindProxy],
    ['a.b.auth.eu-west-1.id.example.com', behindProxy],
    ['-a.auth.eu-west-1.id.example.com', behindProxy],
    ['.auth.eu-west-1.id.example.com', behindProxy],
    ['login.example.com.', behindProxy],
    ['login.example.com:', behindProxy],
    ['login.example.com:x', behindProxy],
    ['login.example.com:80:80', behindProxy],
    ['login.example.com, id.example.com', behindProxy],
    ['user@login.example.com', behindProxy],
    ['login.example.com/x', behindProxy],
    ['login.example.com\n', behindProxy],
    // U+212A, the Kelvin sign, is a k in lower case.
    ['login.\u212Aexample.com', behindProxy],
    ['192.0.2.1:9750', byIpv4],
    ['app.auth.eu-west-1.192.0.2.1', byIpv4],
    ['[::1]:9750', byIpv6],
    ['', local],
  ]
  for (const [host, address] of none)
    test(`${JSON.stringify(host)} at ${address.publicUrl} is no domain`, () =>
      assert.equal(findDomainOfHost(address, host), undefined))
})

describe('siteHostOf', () => {
  const hosts: readonly [domain: HostedDomain, address: ServerAddress, host: string | undefined][] = [
    [prefix('app'), local, 'app.auth.eu-west-1.localhost:9750'],
    [prefix('app'), behindProxy, 'app.auth.eu-west-1.id.example.com'],
    [prefix('app'), byIpv4, undefined],
    [prefix('app'), byIpv6, undefined],
    [prefix(long(63)), { region, publicUrl: `https://${[long(63), long(63), long(60)].join('.')}` }, undefined],
    [custom('login.example.com'), local, 'login.example.com:9750'],
    [custom('login.example.com'), behindProxy, 'login.example.com'],
    [custom('login.example.com'), byIpv4, 'login.example.com:9750'],
  ]
  for (const [domain, address, host] of hosts) {
    test(`${Object.values(domain).join(' ').slice(0, 40)} at ${address.publicUrl.slice(0, 40)} is at ${host}`, () => {
      assert.equal(siteHostOf(address, domain), host)
      if (host !== undefined) assert.deepEqual(findDomainOfHost(address, host), domain)
    })
  }
})

test('the names of the server are its own and those of prefix domains', () => {
  assert.equal(serverNameOf(behindProxy), 'id.example.com')
  for (const name of ['id.example.com', 'auth.eu-west-1.id.example.com', 'x.y.auth.eu-west-1.id.example.com'])
    assert.ok(isReservedName(behindProxy, name), name)
  for (const name of ['example.com', 'x.id.example.com', 'auth.eu-west-2.id.example.com', 'id.example.com.evil.test'])
    assert.ok(!isReservedName(behindProxy, name), name)
})

test('a stored domain is looked up as it is reached', () => {
  assert.deepEqual(hostedDomainOf({ kind: 'prefix', domain: 'app' }), prefix('app'))
  assert.deepEqual(hostedDomainOf({ kind: 'custom', domain: 'login.example.com' }), custom('login.example.com'))
})
