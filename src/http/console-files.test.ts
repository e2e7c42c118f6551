import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { consoleFiles } from './console-files.ts'

function builtFolder(context: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-console-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  write(join(folder, 'dist'), files)
  return folder
}

function write(folder: string, files: Record<string, string>): void {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

const page = { 'index.html': '<p>one</p>', 'assets/a-1.js': 'one()' }

test('a file is found in the best coding that is there', async (context) => {
  const built = { ...page, 'assets/a-1.js.br': 'BR', 'assets/a-1.js.gz': 'GZ', 'index.html.gz': 'GZ' }
  const files = consoleFiles(join(builtFolder(context, built), 'dist'))
  const told = async (name: string, ...codings: ('br' | 'gzip')[]) => {
    const file = await files.find(name, codings)
    return file && [file.bytes.toString(), file.coding, file.contentType]
  }
  const script = 'text/javascript; charset=utf-8'
  assert.deepEqual(await told('assets/a-1.js', 'br', 'gzip'), ['BR', 'br', script])
  assert.deepEqual(await told('assets/a-1.js', 'gzip'), ['GZ', 'gzip', script])
  assert.deepEqual(await told('assets/a-1.js'), ['one()', undefined, script])
  assert.deepEqual(await told('index.html', 'br', 'gzip'), ['GZ', 'gzip', 'text/html; charset=utf-8'])
  const tags = new Set([
    (await files.find('assets/a-1.js', ['br']))?.tag,
    (await files.find('assets/a-1.js', ['gzip']))?.tag,
    (await files.find('assets/a-1.js', []))?.tag,
  ])
  assert.equal(tags.size, 3)
})

test('only the files of the build are there, by their exact names', async (context) => {
  const folder = builtFolder(context, { ...page, '.built-from': '{}', '.hidden.json': '{}', 'notes.exe': 'MZ' })
  writeFileSync(join(folder, 'secret.json'), '{}')
  symlinkSync(join(folder, 'secret.json'), join(folder, 'dist', 'linked.json'))
  symlinkSync(folder, join(folder, 'dist', 'up'))
  const files = consoleFiles(join(folder, 'dist'))
  assert.ok(await files.find('assets/a-1.js', []))
  const others = [
    ...['', '.', 'assets', 'assets/', 'assets/a-2.js', 'assets//a-1.js', '/index.html', './index.html', 'INDEX.HTML'],
    ...['../secret.json', 'assets/../../secret.json', '..\\secret.json', 'up/secret.json', 'linked.json'],
    ...['.built-from', '.hidden.json', 'notes.exe', 'index.html\0', 'index.html\0.js', 'assets%2fa-1.js', '__proto__'],
  ]
  for (const name of others) assert.equal(await files.find(name, ['br', 'gzip']), undefined, JSON.stringify(name))
})

test('a build that is made later, or anew, is seen at once', async (context) => {
  const folder = builtFolder(context, {})
  const dist = join(folder, 'dist')
  const files = consoleFiles(dist)
  assert.equal(await files.find('index.html', []), undefined)
  write(join(folder, 'first'), page)
  renameSync(dist, join(folder, 'nothing'))
  renameSync(join(folder, 'first'), dist)
  assert.equal((await files.find('index.html', []))?.bytes.toString(), '<p>one</p>')
  write(join(folder, 'second'), { 'index.html': '<p>two</p>', 'assets/a-2.js': 'two()' })
  renameSync(dist, join(folder, 'gone'))
  assert.equal(await files.find('assets/a-1.js', []), undefined)
  renameSync(join(folder, 'second'), dist)
  assert.equal((await files.find('index.html', []))?.bytes.toString(), '<p>two</p>')
  assert.ok(await files.find('assets/a-2.js', []))
  assert.equal(await files.find('assets/a-1.js', []), undefined)
})

test('what was read stays in memory, up to a limit', async (context) => {
  const folder = builtFolder(context, { ...page, 'assets/b-1.js': 'b'.repeat(40), 'assets/c-1.js': 'c'.repeat(40) })
  const files = consoleFiles(join(folder, 'dist'), 60)
  const bytesOf = async (name: string) => (await files.find(name, []))?.bytes
  const first = await bytesOf('assets/b-1.js')
  assert.ok(first && first === (await bytesOf('assets/b-1.js')))
  assert.ok(await bytesOf('assets/c-1.js'))
  const again = await bytesOf('assets/b-1.js')
  assert.ok(again && again !== first && again.equals(first))

  const small = consoleFiles(join(folder, 'dist'), 10)
  const read = async () => (await small.find('assets/b-1.js', []))?.bytes
  assert.notEqual(await read(), await read())
})
