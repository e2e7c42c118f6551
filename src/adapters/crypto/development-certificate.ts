import { createPrivateKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RandomBytes } from '#domain/tokens/sealing.ts'
import { selfSignedCertificate } from './certificate.ts'

const fileName = 'development-tls.pem'
const day = 86_400_000
/** Some browsers take none that is good for longer than 398 days. */
const validDays = 365
const renewDays = 30
const loopback = [Buffer.of(127, 0, 0, 1), Buffer.from(`${'00'.repeat(15)}01`, 'hex')]

/** In PEM. */
export type CertificateWithKey = { readonly cert: string; readonly key: string }

type Wanted = { readonly names: readonly string[]; readonly now: Date }

/**
 * A certificate for names of a developer's machine, from the folder. A new one is made, and takes the place of the one before, when there is
 * none yet, when that is near its end or when it lacks a name. The file is readable by its owner only.
 */
export async function loadDevelopmentCertificate(
  folder: string,
  wanted: Wanted,
  random: RandomBytes,
): Promise<CertificateWithKey> {
  const path = join(folder, fileName)
  const names = [...new Set(wanted.names)]
  const found = readPair(path)
  if (found && isGoodFor(found, names, wanted.now)) return found
  const made = await makePair(names, wanted.now, random)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeWhole(path, `${made.key}${made.cert}`, random)
  return made
}

/** Undefined for whatever is not a pair of ours that others can't read. */
function readPair(path: string): CertificateWithKey | undefined {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) return undefined
    const text = readFileSync(path, 'utf8')
    const start = text.indexOf('-----BEGIN CERTIFICATE-----')
    const pair = { key: text.slice(0, start), cert: text.slice(start) }
    return new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key)) ? pair : undefined
  } catch {
    return undefined
  }
}

function isGoodFor({ cert }: CertificateWithKey, names: readonly string[], now: Date): boolean {
  const { subjectAltName = '', validFromDate, validToDate } = new X509Certificate(cert)
  const held = subjectAltName.split(', ')
  return (
    now >= validFromDate &&
    now.getTime() + renewDays * day < validToDate.getTime() &&
    names.every((name) => held.includes(`DNS:${name}`))
  )
}

async function makePair(names: readonly string[], now: Date, random: RandomBytes): Promise<CertificateWithKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const der = await selfSignedCertificate({
    subjectName: 'Lifeguard development',
    // A client whose clock is behind must not find a certificate from its future.
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + validDays * day),
    serial: random(16),
    publicKey,
    privateKey,
    server: { dns: names, ip: loopback },
  })
  return { cert: new X509Certificate(der).toString(), key: pemOf(privateKey) }
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString()
}

/** Another process may read meanwhile: it finds the whole file, the old one or the new. */
function writeWhole(path: string, text: string, random: RandomBytes): void {
  const temporary = `${path}.${Buffer.from(random(8)).toString('hex')}.tmp`
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' })
    renameSync(temporary, path)
  } finally {
    rmSync(temporary, { force: true })
  }
}
