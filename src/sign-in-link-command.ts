import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadMasterKeys, masterKeyFile } from '#adapters/crypto/master-key.ts'
import { createSealer } from '#adapters/crypto/seal.ts'
import { createTokenBox } from '#adapters/crypto/token-box.ts'
import { newSignInLink } from '#flows/sign-in-link.ts'
import { openStore } from '#storage/open.ts'
import type { Config } from './config.ts'
import { publicUrlOf } from './public-url.ts'
import { findRootAccessKey } from './root-access-key.ts'

export type NewLink = { readonly link: string } | { readonly problem: string }

const neverStarted = 'There is no access key yet: start the server first, with the same settings.'

/**
 * A new sign-in link for a server with this configuration, which may run meanwhile: nothing of the link is kept anywhere before it is used.
 * Makes neither keys nor a database.
 */
export async function makeSignInLink(config: Config): Promise<NewLink> {
  if (config.console === 'off') return { problem: 'The console is switched off by LIFEGUARD_CONSOLE.' }
  if (config.publicUrl === undefined && config.port === 0)
    return {
      problem: 'Set LIFEGUARD_PUBLIC_URL or LIFEGUARD_PORT: without them nobody knows where the server listens.',
    }

  const dataDir = resolve(config.dataDir)
  if (!config.masterKey && !existsSync(masterKeyFile(dataDir))) return { problem: neverStarted }
  const masterKeys = config.masterKey ?? loadMasterKeys(dataDir, randomBytes)
  const accessKeyId = config.accessKeyId ?? (await storedKeyId(config, createSealer(masterKeys, randomBytes)))
  if (accessKeyId === undefined) return { problem: neverStarted }

  const services = {
    boxes: createTokenBox(masterKeys, randomBytes),
    clock: { now: () => new Date() },
    random: { bytes: randomBytes, uuid: () => randomUUID() },
  }
  return { link: newSignInLink(services, publicUrlOf(config), accessKeyId) }
}

async function storedKeyId(config: Config, sealer: ReturnType<typeof createSealer>): Promise<string | undefined> {
  const file = join(resolve(config.dataDir), 'lifeguard.db')
  if (config.databaseUrl === undefined && !existsSync(file)) return undefined
  const store = await openStore({ url: config.databaseUrl ?? '', file, sealer })
  try {
    return (await findRootAccessKey(config, store.settings))?.accessKeyId
  } finally {
    await store.close()
  }
}
