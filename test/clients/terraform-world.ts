import { execFile, execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from '#test/support/running-server.ts'
import { findProvider, startProvider } from './terraform-provider.ts'

/** The configurations: `terraform/`, and in `terraform/later/` what is laid over it to change everything. */
const configurations = join(import.meta.dirname, 'terraform')
const readme = join(import.meta.dirname, '../../README.md')

const commandTimeoutMilliseconds = 300_000

/** Why there can be no proof by Terraform on this machine, or false. */
export function missingTerraform(): string | false {
  try {
    execFileSync('terraform', ['version'], { env: environmentFor(), timeout: 60_000, stdio: 'ignore' })
  } catch {
    return 'this machine has no working terraform'
  }
  return findProvider() === undefined && 'this machine has no AWS provider of Terraform, and none is downloaded'
}

/** Nothing of the machine's own settings for Terraform and AWS, and no look for newer versions. */
function environmentFor(accessKey?: RunningServer['accessKey']): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TF|AWS)_/.test(name))
  return {
    ...Object.fromEntries(inherited),
    CHECKPOINT_DISABLE: '1',
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

type Ran = { readonly code: number; readonly output: string }

/** What became of resources, by their addresses, in order. */
export type Outcome = Readonly<Record<'created' | 'updated' | 'deleted', readonly string[]>>

export type Terraform = {
  /** Throws with what Terraform says when anything fails. */
  apply(): Promise<Outcome>
  destroy(): Promise<Outcome>
  /** What a plan would change, in Terraform's words; empty when nothing. */
  differences(): Promise<string>
  /** Lays the changed configuration over the first one. */
  changeConfiguration(): Promise<void>
  forget(...addresses: readonly string[]): Promise<void>
  importResource(address: string, id: string): Promise<void>
  output(name: string): Promise<unknown>
  close(): Promise<void>
}

/** Terraform in a folder of its own, with the provider that the machine has, set up as the README says. */
export async function openTerraform({ url, accessKey }: RunningServer): Promise<Terraform> {
  const environment = environmentFor(accessKey)
  const provider = await startProvider(findProvider() ?? '', environment)
  const folder = await mkdtemp(join(tmpdir(), 'lifeguard-terraform-'))
  await cp(configurations, folder, { recursive: true, filter: (path) => !path.endsWith('later') })
  await writeFile(join(folder, 'provider.tf'), await providerBlock(url))

  const run = (...words: readonly string[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const env = { ...environment, ...provider.environment }
      const options = { cwd: folder, env, timeout: commandTimeoutMilliseconds }
      execFile('terraform', words, { ...options, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        if (typeof code === 'number') resolve({ code, output: stdout + stderr })
        else reject(error)
      })
    })
  const succeed = async (...words: readonly string[]): Promise<string> => {
    const { code, output } = await run(...words)
    if (code !== 0) throw new Error(`terraform ${words.join(' ')}: ${errorsIn(output) || output}`)
    return output
  }
  await succeed('init', '-no-color')
  return {
    apply: async () => outcomeIn(await succeed('apply', '-auto-approve', '-json')),
    destroy: async () => outcomeIn(await succeed('destroy', '-auto-approve', '-json')),
    async differences() {
      const { code, output } = await run('plan', '-detailed-exitcode', '-no-color')
      if (code === 1) throw new Error(output)
      return code === 0 ? '' : output.slice(output.indexOf('Terraform will perform'))
    },
    changeConfiguration: () => cp(join(configurations, 'later'), folder, { recursive: true }),
    forget: async (...addresses) => void (await succeed('state', 'rm', ...addresses)),
    importResource: async (address, id) => void (await succeed('import', '-no-color', address, id)),
    output: async (name) => JSON.parse(await succeed('output', '-json', name)),
    async close() {
      await provider.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
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
  readonly hook?: { readonly action: string; readonly resource: { readonly addr: string } }
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string }
}

function linesIn(output: string): readonly Line[] {
  return output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []))
}

function outcomeIn(output: string): Outcome {
  const done = linesIn(output).filter(({ type }) => type === 'apply_complete')
  const addresses = (action: string) =>
    done.flatMap(({ hook }) => (hook?.action === action ? [hook.resource.addr] : [])).sort()
  return { created: addresses('create'), updated: addresses('update'), deleted: addresses('delete') }
}

function errorsIn(output: string): string {
  return linesIn(output)
    .flatMap(({ diagnostic }) =>
      diagnostic?.severity === 'error' ? [`${diagnostic.summary}\n${diagnostic.detail}`] : [],
    )
    .join('\n')
}

/** The addresses of all resources of the first configuration. */
export async function configuredResources(): Promise<readonly string[]> {
  const files = globSync(join(configurations, '*.tf'))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const blocks = texts.flatMap((text) => [...text.matchAll(/^resource "(\w+)" "(\w+)"/gm)])
  return blocks.map(([, type, name]) => `${type}.${name}`).sort()
}
