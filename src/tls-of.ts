import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { loadDevelopmentCertificate } from '#adapters/crypto/development-certificate.ts'
import type { Tls } from '#http/server.ts'
import type { Substitutes } from './compose-services.ts'
import type { Config } from './config.ts'
import { publicUrlOf } from './public-url.ts'

/** The certificate that the server speaks https with; undefined for http. Makes the one for development at the first start. */
export async function tlsOf(config: Config, { clock, random }: Substitutes): Promise<Tls | undefined> {
  const { tls, tlsCert: cert, tlsKey: key, dataDir, region } = config
  if (cert !== undefined && key !== undefined) return { cert, key }
  if (tls !== 'development') return undefined
  const now = clock?.now() ?? new Date()
  const { hostname } = new URL(publicUrlOf(config))
  // There are no names below an address.
  const own = isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? [hostname] : []
  // A wildcard stands for one label: the prefix of a user pool domain.
  const names = ['localhost', ...own].flatMap((name) => [name, `*.auth.${region}.${name}`])
  return loadDevelopmentCertificate(resolve(dataDir), { names, now }, random?.bytes ?? randomBytes)
}
