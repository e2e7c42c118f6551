import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Folders that may hold plug-ins, in the layout of Terraform's file system mirrors. */
const places = [
  process.env.LIFEGUARD_TERRAFORM_PLUGINS ?? '',
  '/usr/share/terraform/plugins',
  '/usr/local/share/terraform/plugins',
  join(homedir(), '.terraform.d/plugins'),
  '/opt/*',
].filter(Boolean)

const system = process.platform === 'win32' ? 'windows' : process.platform
const architecture = process.arch === 'x64' ? 'amd64' : process.arch
const program = `registry.terraform.io/hashicorp/aws/*/${system}_${architecture}/terraform-provider-aws*`

/** The path of the AWS provider, or undefined. No network is tried. */
export function findProvider(): string | undefined {
  return places.flatMap((place) => globSync(join(place, program)))[0]
}

export type Provider = {
  /** How the commands of Terraform find it. */
  readonly environment: Readonly<Record<'TF_REATTACH_PROVIDERS', string>>
  close(): Promise<void>
}

/**
 * The provider as a program of its own for all commands. Each command would start it several times otherwise, which takes longer than
 * all else together.
 */
export async function startProvider(path: string, environment: NodeJS.ProcessEnv): Promise<Provider> {
  const child = spawn(path, ['-debug'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'close')
  const close = async () => {
    child.kill()
    await ended
  }
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, TF_REATTACH_PROVIDERS] = /TF_REATTACH_PROVIDERS='(.+)'/.exec(line) ?? []
      if (TF_REATTACH_PROVIDERS) return { environment: { TF_REATTACH_PROVIDERS }, close }
    }
  } catch (error) {
    await close()
    throw error
  }
  throw new Error('The AWS provider ended without saying where it listens.')
}
