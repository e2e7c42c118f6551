import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ensureConsole } from './build-console.ts'

const script = 'console.log("started")\n'.repeat(100)

/** A project with a console whose build copies one file and counts how often it ran. */
function project(context: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'lifeguard-build-'))
  context.after(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'console', 'src'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(root, name), text)
  write('package-lock.json', '{}')
  write('console/index.html', '<p>page</p>')
  write('console/src/main.tsx', script)
  let runs = 0
  let failure: Error | undefined
  const build = async (folder: string, outDir: string) => {
    runs++
    mkdirSync(join(outDir, 'assets'))
    writeFileSync(join(outDir, 'index.html'), readFileSync(join(folder, 'index.html')))
    writeFileSync(join(outDir, 'assets', 'main-1.js'), readFileSync(join(folder, 'src', 'main.tsx')))
    writeFileSync(join(outDir, 'assets', 'photo-1.png'), 'x'.repeat(1_000))
    if (failure) throw failure
  }
  return {
    write,
    ensure: () => ensureConsole({ root, build }),
    runs: () => runs,
    fail: (error: Error) => {
      failure = error
    },
    path: (...names: string[]) => join(root, 'console', ...names),
    built: (name: string) => readFileSync(join(root, 'console', 'dist', name)),
  }
}

test('a console that is not there is built, once', async (context) => {
  const { ensure, runs, built, path } = project(context)
  assert.equal(await ensure(), 'built')
  assert.equal(built('index.html').toString(), '<p>page</p>')
  assert.equal(statSync(path('dist')).mode & 0o777, 0o755)
  assert.equal(await ensure(), 'up to date')
  assert.equal(runs(), 1)
})

test('texts lie there compressed as well, what is tiny or compressed already does not', async (context) => {
  const { ensure, built, path } = project(context)
  await ensure()
  assert.equal(brotliDecompressSync(built('assets/main-1.js.br')).toString(), script)
  assert.equal(gunzipSync(built('assets/main-1.js.gz')).toString(), script)
  assert.deepEqual(readdirSync(path('dist')).sort(), ['.built-from', 'assets', 'index.html'])
  assert.ok(!existsSync(path('dist', 'assets', 'photo-1.png.br')))
})

const changes: Record<string, (given: ReturnType<typeof project>) => void> = {
  'a changed source': ({ write }) => write('console/src/main.tsx', 'other()'),
  'a source of the same length': ({ write }) => write('console/index.html', '<p>pagE</p>'),
  'a new source': ({ write }) => write('console/src/other.tsx', ''),
  'a source that is gone': ({ path }) => rmSync(path('src', 'main.css')),
  'other packages': ({ write }) => write('package-lock.json', '{"packages":{}}'),
  'a build without its page': ({ path }) => rmSync(path('dist', 'index.html')),
  'a build that was not finished': ({ path }) => rmSync(path('dist', '.built-from')),
  'a build from nobody knows what': ({ path }) => writeFileSync(path('dist', '.built-from'), '{"list":'),
}

for (const [what, change] of Object.entries(changes)) {
  test(`${what} makes for a new build`, async (context) => {
    const given = project(context)
    given.write('console/src/main.css', 'body {}')
    await given.ensure()
    change(given)
    assert.equal(await given.ensure(), 'built')
    assert.equal(await given.ensure(), 'up to date')
    assert.equal(given.runs(), 2)
  })
}

test('another time on the same sources, or a changed test, is no reason to build', async (context) => {
  const { ensure, runs, write, path } = project(context)
  write('console/src/main.test.tsx', 'test()')
  await ensure()
  const { list } = JSON.parse(readFileSync(path('dist', '.built-from'), 'utf8'))
  utimesSync(path('src', 'main.tsx'), 1_000_000, 1_000_000)
  write('console/src/main.test.tsx', 'test(2)')
  assert.equal(await ensure(), 'up to date')
  assert.equal(runs(), 1)
  assert.notEqual(JSON.parse(readFileSync(path('dist', '.built-from'), 'utf8')).list, list)
})

test('a build that fails leaves the earlier one and nothing else', async (context) => {
  const { ensure, fail, write, path, built } = project(context)
  await ensure()
  write('console/index.html', 'broken')
  fail(new Error('There is an error in the sources'))
  await assert.rejects(ensure(), /error in the sources/)
  assert.equal(built('index.html').toString(), '<p>page</p>')
  assert.deepEqual(readdirSync(path()).sort(), ['dist', 'index.html', 'src'])
})

test('two that build at once both end with a whole build', async (context) => {
  const { ensure, path, built } = project(context)
  const done = await Promise.all([ensure(), ensure()])
  assert.deepEqual(done, ['built', 'built'])
  assert.ok(built('assets/main-1.js.br').length > 0)
  assert.deepEqual(readdirSync(path()).sort(), ['dist', 'index.html', 'src'])
  assert.equal(await ensure(), 'up to date')
})
