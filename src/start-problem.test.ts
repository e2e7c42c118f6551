import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MasterKeyError } from '#adapters/crypto/master-key.ts'
import { SealBrokenError } from '#adapters/crypto/seal.ts'
import { readConfig } from './read-config.ts'
import { startProblem } from './start-problem.ts'

const failure = (code: string, syscall: string) => Object.assign(new Error('failed'), { code, syscall })
const database = { LIFEGUARD_DATABASE_URL: 'postgres://user:pa55@db/x' }

const rows: [what: string, error: unknown, environment: Record<string, string>, sentence: RegExp | undefined][] = [
  ['a port in use', failure('EADDRINUSE', 'listen'), {}, /^Port 9750 on 127\.0\.0\.1 is in use\. .*LIFEGUARD_PORT/],
  ['a forbidden port', failure('EACCES', 'listen'), database, /^It is not possible to listen .*\(EACCES\)/],
  ['a host that is not ours', failure('EADDRNOTAVAIL', 'listen'), {}, /listen on 127\.0\.0\.1, port 9750/],
  ['an unknown host', failure('ENOTFOUND', 'getaddrinfo'), {}, /LIFEGUARD_HOST/],
  [
    'a database that is away',
    failure('ECONNREFUSED', 'connect'),
    database,
    /^The database cannot be used \(ECONNREFUSED\)/,
  ],
  [
    'a database that is away at every address',
    new AggregateError([failure('ECONNREFUSED', 'connect'), failure('ECONNREFUSED', 'connect')]),
    database,
    /^The database cannot be used \(ECONNREFUSED\)/,
  ],
  ['a wrong password', Object.assign(new Error('auth'), { code: '28P01' }), database, /\(28P01\)/],
  ['a database host without a name', failure('ENOTFOUND', 'getaddrinfo'), database, /LIFEGUARD_DATABASE_URL/],
  ['a folder that cannot be written', failure('EACCES', 'mkdir'), {}, /^The data folder \.\/data .*\(EACCES\)/],
  ['a bad key file', new MasterKeyError('/x/master-key is open to other users.'), {}, /^\/x\/master-key is open/],
  ['another master key', new SealBrokenError('unknown-key'), {}, /another master key/],
  ['what nobody foresaw', new TypeError('undefined is not a function'), {}, undefined],
  ['nothing', undefined, {}, undefined],
]

for (const [what, error, environment, sentence] of rows) {
  test(what, () => {
    const result = readConfig(environment, () => '')
    assert.ok(result.ok)
    const text = startProblem(error, result.config)
    if (sentence === undefined) assert.equal(text, undefined)
    else assert.match(text ?? '', sentence)
    assert.doesNotMatch(text ?? '', /pa55/)
  })
}
