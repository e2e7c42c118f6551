import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { test } from 'node:test'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { apis } from '#operations/index.ts'

/** The house rules of ARCHITECTURE.md that a program can check. */

type Source = { readonly path: string; readonly lines: readonly string[]; readonly imports: readonly string[] }

const sources: readonly Source[] = globSync('{src,test,tools,bench}/**/*.ts').map((path) => {
  const text = readFileSync(path, 'utf8')
  const imports = [
    ...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm),
  ]
  return { path, lines: text.split('\n'), imports: imports.map(([, a, b, c]) => a ?? b ?? c ?? '') }
})
const isTest = ({ path }: Source) =>
  path.endsWith('.test.ts') || path.startsWith('test/') || /\/(conformance|fixture)|-fixture\.ts$/.test(path)
const isGenerated = ({ path }: Source) => path.endsWith('.generated.ts')
const product = sources.filter((source) => source.path.startsWith('src/') && !isTest(source))

/** Which folders of src a folder may import from, itself aside. `app.ts` may import anything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  domain: ['contract'],
  storage: ['domain', 'contract'],
  adapters: ['domain', 'contract'],
  flows: ['domain', 'contract'],
  operations: ['flows', 'domain', 'contract'],
  oauth: ['flows', 'domain', 'contract'],
  pages: ['flows', 'domain', 'contract'],
  http: ['operations', 'oauth', 'pages', 'contract', 'config'],
}

/** Types may come from further down: they vanish when the program runs. */
const mayImportTypes: Readonly<Record<string, readonly string[]>> = {
  flows: ['storage', 'adapters'],
  http: ['flows', 'domain'],
}

const folderOf = (path: string) => path.split('/')[1] ?? ''

test('folders import only what their layer may', () => {
  const wrong: string[] = []
  for (const { path, imports, lines } of product) {
    const folder = folderOf(path)
    const allowed = mayImport[folder]
    if (!allowed) continue
    for (const specifier of imports.filter((name) => name.startsWith('#'))) {
      const target = specifier.slice(1).split('/')[0]?.replace(/\.ts$/, '') ?? ''
      const typesOnly =
        lines.some((line) => line.startsWith('import type') && line.includes(specifier)) ||
        isTypeBlock(lines, specifier)
      const extra = typesOnly ? (mayImportTypes[folder] ?? []) : []
      if (target !== folder && ![...allowed, ...extra].includes(target)) wrong.push(`${path} imports ${specifier}`)
    }
  }
  assert.deepEqual(wrong, [])
})

/** An import that is broken over several lines. */
function isTypeBlock(lines: readonly string[], specifier: string): boolean {
  const end = lines.findIndex((line) => line.startsWith('}') && line.includes(`from '${specifier}'`))
  const start = lines.slice(0, end).findLastIndex((line) => line.startsWith('import') || line.startsWith('export'))
  return end > 0 && (lines[start] ?? '').startsWith('import type')
}

test('src never climbs out of a folder with ../', () => {
  const climbs = product.filter(({ imports }) =>
    imports.some((name) => name.startsWith('../') && !name.startsWith('../../')),
  )
  const deep = climbs.filter(({ path, imports }) =>
    imports.some((name) => name.startsWith('../') && leavesTopFolder(path, name)),
  )
  assert.deepEqual(
    deep.map(({ path }) => path),
    [],
  )
})

function leavesTopFolder(path: string, specifier: string): boolean {
  const depth = dirname(path).split('/').length - 2
  return specifier.split('/').filter((part) => part === '..').length > depth
}

const impure =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bimport \{.*\b(random(Bytes|UUID|Int)|webcrypto)\b.*node:crypto/

test('domain is pure: no package, no I/O, no clock, no randomness', () => {
  const wrong: string[] = []
  for (const { path, imports, lines } of product.filter(({ path }) => path.startsWith('src/domain/'))) {
    for (const name of imports)
      if (!name.startsWith('#') && !name.startsWith('.') && name !== 'node:crypto')
        wrong.push(`${path} imports ${name}`)
    for (const line of lines) {
      if (impure.test(line) || /\bawait\b/.test(line)) wrong.push(`${path}: ${line.trim()}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('contract imports nothing but itself', () => {
  const wrong = product.filter(
    ({ path, imports }) => path.startsWith('src/contract/') && imports.some((name) => !name.startsWith('./')),
  )
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('only storage knows Kysely, only http knows Fastify', () => {
  const users = (name: string, folder: string) =>
    product
      .filter(({ path, imports }) => imports.includes(name) && !path.startsWith(folder) && path !== 'src/app.ts')
      .map(({ path }) => path)
  assert.deepEqual(
    [...users('kysely', 'src/storage/'), ...users('pg', 'src/storage/'), ...users('fastify', 'src/http/')],
    [],
  )
})

test('time and randomness are injected everywhere below the composition root', () => {
  const wrong = product
    .filter(({ path }) => /^src\/(flows|operations|storage)\//.test(path))
    .filter(({ lines }) =>
      lines.some((line) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(Bytes|UUID|Int)\(/.test(line)),
    )
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('files are small: 300 lines at most', () => {
  const long = sources.filter((source) => !isGenerated(source) && source.lines.length > 301)
  assert.deepEqual(
    long.map(({ path, lines }) => `${path} ${lines.length}`),
    [],
  )
})

test('names are kebab-case and say what a file is about', () => {
  const vague = /^(utils?|helpers?|common|manager|base|types|misc)$/
  const wrong = sources.filter(({ path }) => {
    const name = basename(path).replace(/(\.test|\.generated|\.bench)?\.ts$/, '')
    return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || vague.test(name)
  })
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('no barrels and no default exports', () => {
  const barrels = ['src/operations/index.ts', 'src/storage/migrations/index.ts']
  const indexes = product.filter(({ path }) => basename(path) === 'index.ts' && !barrels.includes(path))
  const defaults = sources.filter(({ lines }) => lines.some((line) => line.startsWith('export default')))
  assert.deepEqual(
    [...indexes, ...defaults].map(({ path }) => path),
    [],
  )
})

/** `AdminSetUserMFAPreference` is `admin-set-user-mfa-preference`. */
function kebabCase(name: string): string {
  return name.replace(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase()
}

test('an operation stands in the file of its name', () => {
  const files = new Set(product.map(({ path }) => basename(path, '.ts')))
  for (const { operations } of apis) {
    for (const name of operations.keys()) {
      const file = kebabCase(name)
      assert.ok(files.has(file), `${name} is not in a file ${file}.ts`)
    }
  }
})

test('who may call an operation unsigned is what the contract says', () => {
  for (const { contract, operations } of apis) {
    for (const [name, operation] of operations)
      assert.equal(operation.signed, contract.operations[name]?.auth === 'sigv4', name)
  }
  assert.equal(Object.keys(cognitoIdp.operations).length, 140)
})
