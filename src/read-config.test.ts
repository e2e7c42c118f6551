import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settings } from './config.ts'
import { readConfig } from './read-config.ts'

type Environment = Record<string, string>

const masterKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')
const noFiles = () => assert.fail('no file should be read')

/** Settings without their prefix. */
function read(values: Environment, readFile: (path: string) => string = noFiles) {
  const named = Object.entries(values).map(([name, value]) => [`LIFEGUARD_${name}`, value])
  return readConfig({ PATH: '/bin', ...Object.fromEntries(named) }, readFile)
}

function problemsOf(values: Environment, readFile?: (path: string) => string): readonly string[] {
  const result = read(values, readFile)
  return result.ok ? [] : result.problems
}

function configOf(values: Environment, readFile?: (path: string) => string) {
  const result = read(values, readFile)
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'))
  return result.config
}

test('without any setting everything has its default', () => {
  const config = configOf({})
  assert.deepEqual(config, {
    host: '127.0.0.1',
    port: 9750,
    dataDir: './data',
    databaseUrl: undefined,
    region: 'us-east-1',
    accountId: '000000000000',
    publicUrl: undefined,
    issuer: 'own',
    tls: 'off',
    tlsCert: undefined,
    tlsKey: undefined,
    accessKeyId: undefined,
    secretAccessKey: undefined,
    masterKey: undefined,
    rateLimits: 'on',
    smsWebhookSecret: undefined,
    smsWebhookUrl: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    trustedProxies: [],
    console: 'on',
    logLevel: 'info',
    metrics: 'off',
  })
  assert.ok(Object.isFrozen(config))
})

const keyPair = { ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const outside = { ...keyPair, MASTER_KEY: masterKey }
const from = { MAIL_FROM: 'a@b.example' }

const good: [name: keyof typeof settings, text: string, value?: unknown, others?: Environment][] = [
  ['host', '127.9.9.9'],
  ['host', '::1'],
  ['host', 'localhost'],
  ['host', '0.0.0.0', '0.0.0.0', outside],
  ['host', '::', '::', outside],
  ['host', 'lifeguard.internal', 'lifeguard.internal', outside],
  ['port', '0', 0],
  ['port', '65535', 65_535],
  ['dataDir', '/var/lib/lifeguard'],
  ['dataDir', '  /padded ', '/padded'],
  ['databaseUrl', 'postgres://u:p@db:5432/lifeguard'],
  ['databaseUrl', 'postgresql:///lifeguard?host=/run/postgresql'],
  ['region', 'eu-central-1'],
  ['region', 'us-gov-west-1'],
  ['region', 'local-home-1'],
  ['accountId', '123456789012'],
  ['publicUrl', 'https://auth.example.com'],
  ['publicUrl', 'http://10.0.0.1:9750/cognito'],
  ['issuer', 'aws'],
  ['mailFrom', 'no-reply@example.com'],
  ['mailFrom', 'Example Ltd. <no-reply@example.com>'],
  ['smtpUrl', 'smtp://user:pass@mail.example.com:587', 'smtp://user:pass@mail.example.com:587', from],
  ['smtpUrl', 'smtps://mail.example.com', 'smtps://mail.example.com', from],
  ['trustedProxies', '10.0.0.0/8', [{ address: '10.0.0.0', prefixBits: 8, family: 'ipv4' }]],
  [
    'trustedProxies',
    '192.0.2.1 , fd00::/8,::1',
    [
      { address: '192.0.2.1', prefixBits: 32, family: 'ipv4' },
      { address: 'fd00::', prefixBits: 8, family: 'ipv6' },
      { address: '::1', prefixBits: 128, family: 'ipv6' },
    ],
  ],
  ['logLevel', 'silent'],
  ['metrics', 'on'],
]

for (const [name, text, value = text, others] of good) {
  test(`${name} may be ${JSON.stringify(text)}`, () => {
    const variable = settings[name].variable.replace('LIFEGUARD_', '')
    assert.deepEqual(configOf({ ...others, [variable]: text })[name], value)
  })
}

const bad: Record<string, string[]> = {
  HOST: ['[::1]', '127.0.0.1:9750', '999.1.1.1', '1.2.3', 'a b', '-a.example', 'http://a', '*'],
  PORT: ['65536', '-1', '1.5', '0x10', '1e3', 'http', '99999999'],
  DATA_DIR: ['/a\0b'],
  DATABASE_URL: ['mysql://db/x', 'db:5432', './data/lifeguard.db', 'postgres'],
  REGION: ['us_east_1', 'US-EAST-1', 'useast1', 'us-east-', 'us-east-1a', ''.padEnd(60, 'a')],
  ACCOUNT_ID: ['1', '12345678901', '1234567890123', 'abcdefghijkl', '１２３４５６７８９０１２'],
  PUBLIC_URL: [
    'https://auth.example.com/',
    'auth.example.com',
    'ftp://a.example',
    'javascript:alert(1)',
    'https://u:p@a.example',
    'https://a.example?x=1',
    'https://a.example#x',
    'https://a.example#',
    'https://A.example',
    'https://a.example:443',
    'https://a.example/x/../y',
  ],
  ISSUER: ['OWN', 'cognito', 'own,aws'],
  TRUSTED_PROXIES: [
    '10.0.0.0/33',
    '::/129',
    '10.0.0',
    'proxy',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.1,',
    ',',
    '10.0.0.1;10.0.0.2',
    'fe80::1%eth0',
    '10.0.0.0/8/8',
    '*',
  ],
  LOG_LEVEL: ['verbose', 'INFO'],
  METRICS: ['true', '1', 'yes'],
  MAIL_FROM: ['example.com', 'a@b@c', 'a@b, c@d', 'A <a@b', 'a@b>', 'A a@b', 'A\r\nBcc: x <a@b.example>', '<>'],
}

for (const [name, texts] of Object.entries(bad)) {
  for (const text of texts) {
    test(`${name} may not be ${JSON.stringify(text)}`, () => {
      const problems = problemsOf({ [name]: text })
      assert.equal(problems.length, 1, problems.join('\n'))
      assert.match(problems[0] ?? '', new RegExp(`^LIFEGUARD_${name} must `))
    })
  }
}

const secrets: [values: Environment, name: string][] = [
  [{ DATABASE_URL: 'mysql://u:S3cretS3cret@db/x' }, 'DATABASE_URL'],
  [{ SMTP_URL: 'http://u:S3cretS3cret@mail', ...from }, 'SMTP_URL'],
  [{ ...keyPair, ACCESS_KEY_ID: 'S3cretS3cret!' }, 'ACCESS_KEY_ID'],
  [{ ...keyPair, ACCESS_KEY_ID: 'S3cretS3cret00-' }, 'ACCESS_KEY_ID'],
  [{ ...keyPair, SECRET_ACCESS_KEY: 'S3cretS3cret' }, 'SECRET_ACCESS_KEY'],
  [{ ...keyPair, SECRET_ACCESS_KEY: 'S3cretS3cret with blanks' }, 'SECRET_ACCESS_KEY'],
  [{ MASTER_KEY: 'S3cretS3cret' }, 'MASTER_KEY'],
  [{ MASTER_KEY: 'S3cretS3cret:x' }, 'MASTER_KEY'],
]

for (const [values, name] of secrets) {
  test(`a bad ${name} is told without its value`, () => {
    const problems = problemsOf(values)
    assert.equal(problems.length, 1, problems.join('\n'))
    assert.match(problems[0] ?? '', new RegExp(`^LIFEGUARD_${name} must `))
    assert.doesNotMatch(problems[0] ?? '', /S3cretS3cret/)
  })
}

test('the keys and their rotation are read', () => {
  const other = Buffer.from(masterKey, 'base64').reverse().toString('hex')
  const config = configOf({ ...keyPair, MASTER_KEY: `new:${masterKey},old:${other}` })
  assert.deepEqual(
    config.masterKey?.map(({ label }) => label),
    ['new', 'old'],
  )
  assert.equal(config.accessKeyId, keyPair.ACCESS_KEY_ID)
  assert.equal(config.secretAccessKey, keyPair.SECRET_ACCESS_KEY)
})

test('an empty value is the same as none', () => {
  assert.deepEqual(configOf({ DATABASE_URL: '', REGION: ' ', MASTER_KEY: '', SMTP_URL_FILE: '' }), configOf({}))
})

test('all that is wrong is told at once', () => {
  const problems = problemsOf({
    PORT: 'x',
    REGION: 'x',
    ACCESS_KEY_ID: 'x',
    SMTP_URL: 'x',
    COLOUR: 'red',
    HOST: '0.0.0.0',
  })
  const names = [
    'COLOUR',
    'PORT',
    'REGION',
    'ACCESS_KEY_ID',
    'SMTP_URL',
    'ACCESS_KEY_ID is set without',
    'SMTP_URL needs',
    'HOST is 0.0.0.0',
  ]
  assert.deepEqual(
    problems.map(
      (problem) =>
        names
          .find((name) => problem.startsWith(`LIFEGUARD_${name}`) && !/[A-Z]/.test(problem.at(10 + name.length) ?? ''))
          ?.split(' ')[0],
    ),
    ['COLOUR', 'PORT', 'REGION', 'ACCESS_KEY_ID', 'SMTP_URL', 'ACCESS_KEY_ID', 'SMTP_URL', 'HOST'],
  )
})

for (const name of ['DATABASE_URL', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'MASTER_KEY', 'SMTP_URL']) {
  const values: Environment = { ...outside, DATABASE_URL: 'postgres://db/x', SMTP_URL: 'smtp://mail', ...from }
  const { [name]: text = '', ...others } = values

  test(`${name} may come from a file`, () => {
    const config = configOf({ ...others, [`${name}_FILE`]: '/run/secrets/it' }, (path) => {
      assert.equal(path, '/run/secrets/it')
      return `${text}\n`
    })
    assert.deepEqual(config, configOf(values))
  })

  test(`${name} may not be given twice`, () => {
    const problems = problemsOf({ ...values, [`${name}_FILE`]: '/run/secrets/it' })
    assert.deepEqual(problems, [`Set LIFEGUARD_${name} or LIFEGUARD_${name}_FILE, not both.`])
  })
}

test('a file that cannot be read or is empty is told by its path', () => {
  const missing = problemsOf({ MASTER_KEY_FILE: '/none' }, () => {
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  })
  assert.deepEqual(missing, ['LIFEGUARD_MASTER_KEY_FILE names /none, which cannot be read (ENOENT).'])
  assert.deepEqual(
    problemsOf({ MASTER_KEY_FILE: '/none' }, () => ' \n'),
    ['LIFEGUARD_MASTER_KEY_FILE names /none, which is empty.'],
  )
})

const typos: [name: string, answer: RegExp][] = [
  ['PROT', /^LIFEGUARD_PROT is not a setting\. Did you mean LIFEGUARD_PORT\?$/],
  ['MASTERKEY_FILE', /Did you mean LIFEGUARD_MASTER_KEY_FILE\?$/],
  ['TRUSTED_PROXY', /Did you mean LIFEGUARD_TRUSTED_PROXIES\?$/],
  ['REGION_FILE', /^LIFEGUARD_REGION_FILE is not a setting\. See docs\/configuration\.md\.$/],
  ['COLOUR_OF_THE_CONSOLE', /See docs\/configuration\.md\.$/],
  ['port', /^LIFEGUARD_port is not a setting\./],
]

for (const [name, answer] of typos) {
  test(`${name} is not a setting`, () => {
    const problems = problemsOf({ [name]: '1' })
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', answer)
  })
}

for (const name of ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'] as const) {
  test(`${name} alone is half a key`, () => {
    const problems = problemsOf({ [name]: keyPair[name] })
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', new RegExp(`^LIFEGUARD_${name} is set without .*Set both or neither\\.$`))
  })
}

test('an SMTP server needs a sender', () => {
  assert.match(problemsOf({ SMTP_URL: 'smtp://mail' }).join(), /^LIFEGUARD_SMTP_URL needs LIFEGUARD_MAIL_FROM/)
})

for (const host of ['0.0.0.0', '::', '192.168.1.2', 'example.com', '::ffff:10.0.0.1']) {
  test(`listening on ${host} needs secrets that somebody chose`, () => {
    const named = /Set LIFEGUARD_ACCESS_KEY_ID, LIFEGUARD_SECRET_ACCESS_KEY, LIFEGUARD_MASTER_KEY yourself/
    assert.match(problemsOf({ HOST: host }).join(), named)
    assert.match(problemsOf({ HOST: host, ...keyPair }).join(), /Set LIFEGUARD_MASTER_KEY yourself/)
    assert.deepEqual(problemsOf({ HOST: host, ...outside }), [])
  })
}
