import type { KeyObject } from 'node:crypto'
import { signRs256 } from './jws.ts'

// DER tags (X.690 §8).
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  // RFC 5280 §4.2.1.6: the choices of a GeneralName.
  dnsName: 0x82,
  ipAddress: 0x87,
} as const

// Object identifiers in their encoded form (X.690 §8.19).
const oids = {
  sha256WithRsaEncryption: '2a864886f70d01010b',
  commonName: '550403',
  basicConstraints: '551d13',
  subjectAlternativeName: '551d11',
  extendedKeyUsage: '551d25',
  serverAuthentication: '2b06010505070301',
} as const

const noUnusedBits = Buffer.of(0)

export interface CertificateRequest {
  /** Becomes the common name of subject and issuer: 1 to 64 characters (RFC 5280, ub-common-name). */
  readonly subjectName: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** 16 random bytes. */
  readonly serial: Uint8Array
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  /** Makes it the certificate of a TLS server that answers under these names. */
  readonly server?: ServerNames
}

export interface ServerNames {
  /** In lower case; `*` may stand for the first label. */
  readonly dns: readonly string[]
  /** Of 4 or 16 bytes. */
  readonly ip: readonly Uint8Array[]
}

/** The DER of a self-signed X.509 v3 certificate (RFC 5280) that is no authority. RSA keys only. */
export async function selfSignedCertificate(request: CertificateRequest): Promise<Buffer> {
  const algorithm = sequence(oid(oids.sha256WithRsaEncryption), der(tags.null))
  const name = distinguishedName(request.subjectName)
  const content = sequence(
    der(tags.version, der(tags.integer, Buffer.of(2))),
    serialNumber(request.serial),
    algorithm,
    name,
    sequence(time(request.notBefore), time(request.notAfter)),
    name,
    request.publicKey.export({ format: 'der', type: 'spki' }),
    der(tags.extensions, sequence(notAnAuthority(), ...(request.server ? serverExtensions(request.server) : []))),
  )
  return sequence(content, algorithm, der(tags.bitString, noUnusedBits, await signRs256(request.privateKey, content)))
}

function distinguishedName(commonName: string): Buffer {
  const { length } = [...commonName]
  if (length < 1 || length > 64) throw new RangeError(`A common name has 1 to 64 characters, not ${length}.`)
  return sequence(der(tags.set, sequence(oid(oids.commonName), der(tags.utf8String, Buffer.from(commonName)))))
}

// RFC 5280 §4.1.2.2: a positive integer. Fixing the two top bits keeps it so, and in shortest form, whatever was drawn.
function serialNumber(random: Uint8Array): Buffer {
  if (random.length !== 16) throw new RangeError('A serial number is made of 16 random bytes.')
  const bytes = Buffer.from(random)
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0)
  return der(tags.integer, bytes)
}

// RFC 5280 §4.1.2.5: two-digit years through 2049, four digits from 2050.
function time(instant: Date): Buffer {
  const digits = `${instant.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  if (instant.getUTCFullYear() >= 2050) return der(tags.generalizedTime, Buffer.from(digits, 'ascii'))
  return der(tags.utcTime, Buffer.from(digits.slice(2), 'ascii'))
}

// No key usage: OpenSSL would not take a certificate without keyCertSign for its own issuer. The value is an empty
// sequence, since DER leaves out a member that has its default value (cA FALSE).
function notAnAuthority(): Buffer {
  const critical = der(tags.boolean, Buffer.of(0xff))
  return sequence(oid(oids.basicConstraints), critical, der(tags.octetString, sequence()))
}

// Browsers look at these names and not at the common one; some take no server without its key usage.
function serverExtensions({ dns, ip }: ServerNames): Buffer[] {
  const names = [
    ...dns.map((name) => der(tags.dnsName, Buffer.from(name, 'ascii'))),
    ...ip.map((address) => der(tags.ipAddress, address)),
  ]
  return [
    sequence(oid(oids.subjectAlternativeName), der(tags.octetString, sequence(...names))),
    sequence(oid(oids.extendedKeyUsage), der(tags.octetString, sequence(oid(oids.serverAuthentication)))),
  ]
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(tags.sequence, ...parts)
}

function oid(encoded: string): Buffer {
  return der(tags.oid, Buffer.from(encoded, 'hex'))
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), lengthOctets(content.length), content])
}

// X.690 §8.1.3: one octet up to 127, else the number of octets and then the octets; a certificate never needs three.
function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  if (length < 0x100) return Buffer.of(0x81, length)
  return Buffer.of(0x82, length >> 8, length & 0xff)
}
