import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const systemPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const folder = '.tmp/chromium'
/** Root has no sandbox; the rest keeps the browser from calling home, which a closed network only makes slow. */
const options = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless Chromium: the one that LIFEGUARD_CHROMIUM names, else the system's, else the one inside the npm package, else Debian's package,
 * which is then installed.
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.LIFEGUARD_CHROMIUM ?? systemPlaces.find(existsSync)
  if (named !== undefined) return launch(named)
  try {
    return await launch(await packagedChromium())
  } catch (error) {
    const installed = installDebianPackage()
    if (installed === undefined) throw error
    return launch(installed)
  }
}

function launch(executablePath: string, env?: Record<string, string>): Promise<Browser> {
  return chromium.launch({ executablePath, args: options, ...(env && { env }) })
}

/** Unpacked once into the project's own folder, whole or not at all: tests run in parallel. */
async function packagedChromium(): Promise<string> {
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const file = join(folder, `chromium-${version}`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const unpacking = `${file}.${process.pid}`
  const packed = await readFile(join(home, 'bin/chromium.br'))
  await writeFile(unpacking, await promisify(brotliDecompress)(packed), { mode: 0o755 })
  renameSync(unpacking, file)
  return file
}

function installDebianPackage(): string | undefined {
  if (process.getuid?.() !== 0) return undefined
  const shell = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium'
  spawnSync('sh', ['-c', shell], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  return systemPlaces.find(existsSync)
}
