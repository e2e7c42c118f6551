import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddressBehind } from './client-address.ts'

const proxies = [
  { address: '10.0.0.0', prefixBits: 8, family: 'ipv4' },
  { address: 'fd00::', prefixBits: 8, family: 'ipv6' },
] as const

const rows: [what: string, peer: string | undefined, forwarded: string | undefined, address: string][] = [
  ['nothing is forwarded', '10.0.0.1', undefined, '10.0.0.1'],
  ['one proxy', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
  ['an IPv6 proxy and client', 'fd00::1', '2001:DB8::1', '2001:db8::1'],
  ['a proxy on a socket that serves both', '::ffff:10.0.0.1', '192.0.2.1', '192.0.2.1'],
  ['a client written as mapped IPv4', '10.0.0.1', '::ffff:192.0.2.1', '192.0.2.1'],
  ['a peer that is no proxy', '192.0.2.9', '198.51.100.1', '192.0.2.9'],
  ['a mapped peer that is no proxy', '::ffff:192.0.2.9', '198.51.100.1', '192.0.2.9'],
  ['what the client made up stands to the left', '10.0.0.1', '198.51.100.1, 192.0.2.1', '192.0.2.1'],
  ['garbage to the left of the client', '10.0.0.1', 'unknown, <script>, 192.0.2.1', '192.0.2.1'],
  ['two proxies', '10.0.0.1', '192.0.2.1,10.0.0.2', '192.0.2.1'],
  ['nothing but proxies', '10.0.0.1', '10.0.0.3 , 10.0.0.2', '10.0.0.3'],
  ['ports and brackets', '10.0.0.1', '[2001:db8::1]:4711, 10.0.0.2:80', '2001:db8::1'],
  ['IPv4 with a port', '10.0.0.1', '192.0.2.1:4711', '192.0.2.1'],
  ['a zone', 'fe80::1%eth0', undefined, 'fe80::1'],
  ['no peer any more', undefined, '192.0.2.1', ''],
]

for (const [what, remoteAddress, forwarded, address] of rows) {
  test(what, () => {
    const find = clientAddressBehind(proxies)
    assert.equal(find({ remoteAddress }, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), address)
  })
}

const unreadable = [
  '',
  ' ',
  ',',
  'unknown',
  '192.0.2.1,',
  '192.0.2.1, unknown',
  '192.0.2.1 10.0.0.2',
  '999.1.1.1',
  '192.0.2.1, 10.0.0.2, -',
  '192.0.2.1:',
  '[::1',
  'a'.repeat(10_000),
  ','.repeat(10_000),
]

for (const forwarded of unreadable) {
  test(`CVE-2024-47070: ${JSON.stringify(forwarded.slice(0, 30))} from a proxy counts as the proxy itself`, () => {
    const find = clientAddressBehind(proxies)
    assert.equal(find({ remoteAddress: '10.0.0.1' }, { 'x-forwarded-for': forwarded }), '10.0.0.1')
  })
}

test('without trusted proxies nobody is believed', () => {
  const find = clientAddressBehind([])
  assert.equal(find({ remoteAddress: '127.0.0.1' }, { 'x-forwarded-for': '192.0.2.1' }), '127.0.0.1')
})
