import type { SettingRepository } from '#storage/store.ts'
import type { Config } from './config.ts'

/** The one access key that signs administrative calls. */
export type RootAccessKey = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Only a key that was just made is ever shown whole. */
  readonly origin: 'configured' | 'just made' | 'made before'
}

type RandomBytes = (length: number) => Uint8Array

const settingName = 'root-access-key'
const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The key of the configuration, or else the one that an earlier start made. */
export async function findRootAccessKey(
  { accessKeyId, secretAccessKey }: Pick<Config, 'accessKeyId' | 'secretAccessKey'>,
  settings: SettingRepository,
): Promise<RootAccessKey | undefined> {
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, origin: 'configured' }
  const stored = await settings.find(settingName)
  return stored && { ...decode(stored), origin: 'made before' }
}

/** Makes a key in the form of Amazon's and keeps it sealed. Of several servers that start at once the first one's counts. */
export async function makeRootAccessKey(settings: SettingRepository, randomBytes: RandomBytes): Promise<RootAccessKey> {
  const letters = [...randomBytes(16)].map((byte) => idAlphabet[byte % idAlphabet.length])
  const made = {
    accessKeyId: `AKIA${letters.join('')}`,
    secretAccessKey: Buffer.from(randomBytes(30)).toString('base64'),
  }
  const standing = decode(await settings.putIfAbsent(settingName, Buffer.from(JSON.stringify(made))))
  return { ...standing, origin: standing.secretAccessKey === made.secretAccessKey ? 'just made' : 'made before' }
}

function decode(stored: Buffer): { accessKeyId: string; secretAccessKey: string } {
  const { accessKeyId, secretAccessKey } = JSON.parse(stored.toString('utf8'))
  return { accessKeyId, secretAccessKey }
}
