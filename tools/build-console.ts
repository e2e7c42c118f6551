import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * Builds the web console into `console/dist` when it is not there or its sources have changed since. `npm start` runs this first: where
 * nothing is to be done it must cost next to nothing, and a failure must not keep the server from starting (only `--required` makes it one).
 */
export type ConsoleBuild = 'built' | 'up to date'

export type ConsoleBuildOptions = {
  /** The folder of the whole project. */
  readonly root?: string
  /** Puts the files of the console in `folder` into `outDir`. */
  readonly build?: (folder: string, outDir: string) => Promise<void>
}

/** Kept in `dist/.built-from`. */
type Origin = {
  /** Of names, sizes and times: says at a glance that nothing was touched. */
  readonly list: string
  /** Of names and contents: says so after a fresh checkout too. */
  readonly content: string
}

/** To be raised when this file makes something else of the same sources. */
const format = 1
const originName = '.built-from'
const textEndings = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest'])
/** What is smaller fits in one packet anyway. */
const smallestToCompress = 512
const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** Throws what the build throws; an earlier build is then still there. */
export async function ensureConsole(options: ConsoleBuildOptions = {}): Promise<ConsoleBuild> {
  const { root = projectFolder, build = buildByVite } = options
  const folder = join(root, 'console')
  const dist = join(folder, 'dist')
  const sources = sourcesIn(root)
  const list = listHash(root, sources)
  const origin = originOf(dist)
  if (origin?.list === list) return 'up to date'

  const content = contentHash(root, sources)
  if (origin?.content === content) {
    writeFileSync(join(dist, originName), JSON.stringify({ list, content }))
    return 'up to date'
  }
  // Beside the old build and swapped in whole: a server that runs never sees half of one.
  const outDir = mkdtempSync(join(folder, '.dist-'))
  try {
    await build(folder, outDir)
    await compressTexts(outDir)
    writeFileSync(join(outDir, originName), JSON.stringify({ list, content }))
    swapIn(outDir, dist)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
  return 'built'
}

/** Everything that the build depends on, from the root of the project. */
function sourcesIn(root: string): readonly string[] {
  const patterns = ['console/*.*', 'console/{src,public}/**/*.*', 'package-lock.json']
  return globSync(patterns, { cwd: root })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

function listHash(root: string, sources: readonly string[]): string {
  const lines = sources.map((path) => {
    const { size, mtimeMs } = statSync(join(root, path))
    return `${path} ${size} ${mtimeMs}`
  })
  return hashOf([String(format), ...lines])
}

function contentHash(root: string, sources: readonly string[]): string {
  return hashOf([String(format), ...sources.flatMap((path) => [path, hashOf([readFileSync(join(root, path))])])])
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('base64url')
}

/** Undefined for a folder that is no whole build. */
function originOf(dist: string): Origin | undefined {
  if (!existsSync(join(dist, 'index.html'))) return undefined
  try {
    return JSON.parse(readFileSync(join(dist, originName), 'utf8'))
  } catch {
    return undefined
  }
}

async function buildByVite(folder: string, outDir: string): Promise<void> {
  // Loaded on demand: it takes ten times as long as finding out that there is nothing to do.
  const { build } = await import('vite')
  const environment = process.env.NODE_ENV
  // Node's test runner sets another, which would make a build for developers.
  process.env.NODE_ENV = 'production'
  try {
    await build({ root: folder, mode: 'production', logLevel: 'error', build: { outDir, emptyOutDir: true } })
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = environment
  }
}

/** Once here instead of at every request there. */
async function compressTexts(outDir: string): Promise<void> {
  const names = globSync('**/*.*', { cwd: outDir }).filter((name) => textEndings.has(extname(name)))
  await Promise.all(names.map((name) => compressText(join(outDir, name))))
}

async function compressText(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < smallestToCompress) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ])
  if (br.length < bytes.length) await writeFile(`${path}.br`, br)
  if (gz.length < bytes.length) await writeFile(`${path}.gz`, gz)
}

function swapIn(outDir: string, dist: string): void {
  const old = `${outDir}-old`
  // A temporary folder is its maker's alone; the server may run as somebody else.
  chmodSync(outDir, 0o755)
  try {
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(outDir, dist)
  } catch (error) {
    // Somebody else who built at the same time was faster.
    if (!originOf(dist)) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  const started = performance.now()
  try {
    const done = await ensureConsole()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(done === 'built' ? `The console was built in ${seconds} s.\n` : 'The console is up to date.\n')
  } catch (error) {
    process.stderr.write(`The console could not be built: ${reasonOf(error)}\n`)
    if (process.argv.includes('--required')) process.exitCode = 1
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = Object(error)
  if (code === 'ERR_MODULE_NOT_FOUND') return 'its packages are not installed; run npm ci.'
  return typeof message === 'string' ? message : String(error)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
