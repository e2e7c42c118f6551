import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { inspect, promisify } from 'node:util'
import { loadMasterKeys, MasterKeyError, masterKey, parseMasterKeys } from './master-key.ts'

const bytes = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1efb', 'hex')
const base64 = bytes.toString('base64')
const other = randomBytes(32).toString('base64')

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'master-key-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

test('reads one key in every spelling, always with the same id', () => {
  const { id } = masterKey(bytes)
  assert.match(id, /^[\w-]{8}$/)
  const hex = bytes.toString('hex')
  for (const text of [base64, bytes.toString('base64url'), hex, hex.toUpperCase(), ` ${base64}\n`, `a-1:${base64}`]) {
    const [key, ...more] = parseMasterKeys(text)
    assert.equal(key.id, id, text)
    assert.deepEqual(key.secret.export(), bytes)
    assert.equal(more.length, 0)
  }
})

test('reads several keys, the current one first', () => {
  const keys = parseMasterKeys(`2026:${base64}, ${other}`)
  assert.deepEqual(
    keys.map(({ label, secret }) => [label, secret.export().toString('base64')]),
    [
      ['2026', base64],
      [keys[1]?.id, other],
    ],
  )
})

test('refuses what is not a key, without quoting it', () => {
  const cases = [
    ['', /No master key/],
    [' ,\n', /No master key/],
    ['c2hvcnRzZWNyZXQ=', /Master key 1 is not 32 bytes/],
    [base64.slice(0, -1).replaceAll('A', '*'), /Master key 1 is not 32 bytes/],
    [`${base64}=`, /not 32 bytes/],
    [randomBytes(33).toString('base64'), /not 32 bytes/],
    [bytes.toString('hex').slice(2), /not 32 bytes/],
    [`${base64},x`, /Master key 2/],
    [`a/b:${base64}`, /The name of master key 1/],
    [`:${base64}`, /The name of master key 1/],
    [`a:b:${base64}`, /not 32 bytes/],
    ['0'.repeat(64), /placeholder/],
    [`${base64},b:${base64}`, /twice/],
    [`a:${base64},a:${other}`, /twice/],
  ] as const
  for (const [text, sentence] of cases) {
    assert.throws(
      () => parseMasterKeys(text),
      (error) => {
        assert.ok(error instanceof MasterKeyError)
        assert.match(error.message, sentence)
        assert.ok(!error.message.includes(base64.slice(0, 12)) && !error.message.includes('c2hvcnQ'))
        return true
      },
      text,
    )
  }
  assert.throws(() => masterKey(Buffer.alloc(16)), MasterKeyError)
})

test('printing a key shows none of it', () => {
  const shown = inspect(masterKey(bytes), { depth: null, showHidden: true }) + JSON.stringify(masterKey(bytes))
  assert.ok(!shown.includes('000102') && !shown.includes('00 01 02') && !shown.includes(base64.slice(0, 12)))
})

test('makes a key once, mode 0600, and leaves nothing else', (t) => {
  const folder = join(temporaryFolder(t), 'new', 'data')
  const [made] = loadMasterKeys(folder, () => bytes)
  const path = join(folder, 'master-key')
  assert.equal(made.id, masterKey(bytes).id)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(readFileSync(path, 'utf8'), `${base64}\n`)
  assert.deepEqual(readdirSync(folder), ['master-key'])

  const [again] = loadMasterKeys(folder, () => assert.fail('a key is made only once'))
  assert.equal(again.id, made.id)
})

test('reads a file that holds a new key in front of the old one', (t) => {
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'master-key'), `2027:${other}\n2026:${base64}\n`, { mode: 0o400 })
  const labels = loadMasterKeys(folder, randomBytes).map((key) => key.label)
  assert.deepEqual(labels, ['2027', '2026'])
})

test('refuses a file that others can read or write', (t) => {
  const folder = temporaryFolder(t)
  const path = join(folder, 'master-key')
  writeFileSync(path, base64)
  for (const mode of [0o640, 0o604, 0o620, 0o602, 0o644, 0o610, 0o666]) {
    chmodSync(path, mode)
    assert.throws(() => loadMasterKeys(folder, randomBytes), {
      name: 'MasterKeyError',
      message: `${path} is open to other users (mode 0${mode.toString(8)}). Run "chmod 600 ${path}", and make a new key if others had access.`,
    })
  }
  chmodSync(path, 0o600)
  assert.equal(loadMasterKeys(folder, randomBytes)[0].id, masterKey(bytes).id)
})

test('never replaces a file, however broken', (t) => {
  for (const text of ['', 'broken', base64.slice(0, 20), 'x'.repeat(65_537)]) {
    const folder = temporaryFolder(t)
    const path = join(folder, 'master-key')
    writeFileSync(path, text, { mode: 0o600 })
    assert.throws(
      () => loadMasterKeys(folder, randomBytes),
      (error) => error instanceof MasterKeyError && error.message.startsWith(path),
    )
    assert.equal(readFileSync(path, 'utf8'), text)
  }
  const folder = temporaryFolder(t)
  mkdirSync(join(folder, 'master-key'), { mode: 0o700 })
  assert.throws(() => loadMasterKeys(folder, randomBytes), /is not a key file/)
})

test('says so when the folder cannot hold a file', (t) => {
  const file = join(temporaryFolder(t), 'file')
  writeFileSync(file, '')
  assert.throws(() => loadMasterKeys(file, randomBytes), /cannot be read \(ENOTDIR\)/)
})

test('takes the key of whoever was first, between looking and making', (t) => {
  const folder = temporaryFolder(t)
  let winner = ''
  const [key] = loadMasterKeys(folder, (size) => {
    if (!existsSync(join(folder, 'master-key'))) winner = loadMasterKeys(folder, randomBytes)[0].id
    return randomBytes(size)
  })
  assert.notEqual(winner, '')
  assert.equal(key.id, winner)
  assert.deepEqual(readdirSync(folder), ['master-key'])
})

test('processes that start together agree on one key', async (t) => {
  const folder = temporaryFolder(t)
  const program = `
    import { randomBytes } from 'node:crypto'
    import { loadMasterKeys } from ${JSON.stringify(new URL('./master-key.ts', import.meta.url).href)}
    console.log(loadMasterKeys(${JSON.stringify(folder)}, randomBytes)[0].id)`
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  const ids = (await Promise.all([run(), run(), run(), run()])).map(({ stdout }) => stdout.trim())
  assert.deepEqual(ids, Array(4).fill(loadMasterKeys(folder, randomBytes)[0].id))
  assert.deepEqual(readdirSync(folder), ['master-key'])
})
