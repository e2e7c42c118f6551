import { execFile, execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { devNull, homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from '#test/support/running-server.ts'

/** The configurations: `terraform/`, and in `terraform/later/` what is laid over it to change everything. */
const configurations = join(import.meta.dirname, 'terraform')
const readme = join(import.meta.dirname, '../../README.md')

const commandTimeoutMilliseconds = 300_000

/** Folders that may hold plug-ins, in the layout of Terraform's file system mirrors. */
const places = [
  process.env.LIFEGUARD_TERRAFORM_PLUGINS ?? '',
  '/usr/share/terraform/plugins',
  '/usr/local/share/terraform/plugins',
  join(homedir(), '.terraform.d/plugins'),
  '/opt/*',
].filter(Boolean)

const registry = 'registry.terraform.io'
const system = process.platform === 'win32' ? 'windows' : process.platform
const architecture = process.arch === 'x64' ? 'amd64' : process.arch
const provider = `${registry}/hashicorp/aws/*/${system}_${architecture}/terraform-provider-aws*`

/** The folder for `-plugin-dir`, or undefined. */
function pluginFolder(): string | undefined {
  const [found] = places.flatMap((place) => globSync(join(place, provider)))
  return found?.slice(0, found.indexOf(registry))
}

/** Why there can be no proof by Terraform on this machine, or false. */
export function missingTerraform(): string | false {
  try {
    execFileSync('terraform', ['version'], { env: environmentFor(), timeout: 60_000, stdio: 'ignore' })
  } catch {
    return 'this machine has no working terraform'
  }
  return pluginFolder() === undefined && 'this machine has no AWS provider of Terraform, and none is downloaded'
}

/** Nothing of the machine's own settings for Terraform and AWS, and no look for newer versions. */
function environmentFor(accessKey?: RunningServer['accessKey']): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TF|AWS)_/.test(name))
  return {
    ...Object.fromEntries(inherited),
    CHECKPOINT_DISABLE: '1',
    // Each command builds the schema of the whole provider several times, and would spend a third of its time collecting garbage.
    GOGC: '400',
    NO_PROXY: '127.0.0.1,localhost',
    TF_CLI_CONFIG_FILE: devNull,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(accessKey && { AWS_ACCESS_KEY_ID: accessKey.accessKeyId, AWS_SECRET_ACCESS_KEY: accessKey.secretAccessKey }),
  }
}

/** What became of resources, by their addresses, in order. */
export type Outcome = Readonly<Record<'created' | 'updated' | 'deleted' | 'imported', readonly string[]>>

export const nothing: Outcome = { created: [], updated: [], deleted: [], imported: [] }

export type Terraform = {
  /** Throws with what Terraform says when anything fails. */
  apply(): Promise<Outcome>
  destroy(): Promise<Outcome>
  /** What a plan would change, in Terraform's words; empty when nothing. */
  differences(): Promise<string>
  /** Lays the changed configuration over the first one. */
  changeConfiguration(): Promise<void>
  /** Forgets resources, and has the next `apply` import them by their ids. */
  importAgain(ids: Readonly<Record<string, string>>): Promise<void>
  output(name: string): Promise<unknown>
  close(): Promise<void>
}

/** Terraform in a folder of its own, with the provider that the machine has, set up as the README says. */
export async function openTerraform({ url, accessKey }: RunningServer): Promise<Terraform> {
  const folder = await mkdtemp(join(tmpdir(), 'lifeguard-terraform-'))
  await cp(configurations, folder, { recursive: true, filter: (path) => !path.endsWith('later') })
  await writeFile(join(folder, 'provider.tf'), await providerBlock(url))
  const options = { cwd: folder, env: environmentFor(accessKey), timeout: commandTimeoutMilliseconds }
  const run = (...words: readonly string[]) => runTerraform(options, words)
  const succeed = async (...words: readonly string[]): Promise<string> => {
    const { code, output } = await run(...words)
    if (code !== 0) throw new Error(`terraform ${words.join(' ')}: ${errorsIn(output) || output}`)
    return output
  }
  await succeed('init', '-no-color', `-plugin-dir=${pluginFolder()}`)
  return {
    apply: async () => outcomeIn(await succeed('apply', '-auto-approve', '-json')),
    destroy: async () => outcomeIn(await succeed('destroy', '-auto-approve', '-json')),
    async differences() {
      const { code, output } = await run('plan', '-detailed-exitcode', '-no-color')
      if (code === 1) throw new Error(output)
      return code === 0 ? '' : output.slice(output.indexOf('Terraform will perform'))
    },
    changeConfiguration: () => cp(join(configurations, 'later'), folder, { recursive: true }),
    async importAgain(ids) {
      await succeed('state', 'rm', ...Object.keys(ids))
      const blocks = Object.entries(ids).map(([to, id]) => `import {\n  to = ${to}\n  id = "${id}"\n}\n`)
      await writeFile(join(folder, 'imports.tf'), blocks.join('\n'))
    },
    output: async (name) => JSON.parse(await succeed('output', '-json', name)),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

type Options = { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly timeout: number }

/** Rejects only when the program could not run to its end. */
function runTerraform(options: Options, words: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    execFile('terraform', words, { ...options, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      if (typeof code === 'number') resolve({ code, output: stdout + stderr })
      else reject(error)
    })
  })
}

/** The README's block, with the address of the server. */
async function providerBlock(url: string): Promise<string> {
  const [, block] = /^```hcl\n(provider "aws" .*?)^```/ms.exec(await readFile(readme, 'utf8')) ?? []
  if (!block?.includes('http://localhost:9750')) throw new Error('The README does not set up the provider any more.')
  return block.replace('http://localhost:9750', url)
}

/** A line of `-json`, as far as it is of interest. */
type Line = {
  readonly type: string
  readonly hook?: { readonly action?: string; readonly resource: { readonly addr: string } }
  readonly change?: { readonly importing?: object; readonly resource: { readonly addr: string } }
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string }
}

function linesIn(output: string): readonly Line[] {
  return output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []))
}

function outcomeIn(output: string): Outcome {
  const lines = linesIn(output)
  const done = (action: string) =>
    lines.flatMap(({ type, hook }) =>
      type === 'apply_complete' && hook?.action === action ? [hook.resource.addr] : [],
    )
  const imported = lines.flatMap(({ change }) => (change?.importing ? [change.resource.addr] : []))
  return {
    created: done('create').sort(),
    updated: done('update').sort(),
    deleted: done('delete').sort(),
    imported: imported.sort(),
  }
}

function errorsIn(output: string): string {
  return linesIn(output)
    .flatMap(({ diagnostic }) =>
      diagnostic?.severity === 'error' ? [`${diagnostic.summary}\n${diagnostic.detail}`] : [],
    )
    .join('\n')
}

/** The addresses of all resources of the first configuration, in order. */
export async function configuredResources(): Promise<readonly string[]> {
  const files = globSync(join(configurations, '*.tf'))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const blocks = texts.flatMap((text) => [...text.matchAll(/^resource "(\w+)" "(\w+)"/gm)])
  return blocks.map(([, type, name]) => `${type}.${name}`).sort()
}
