/** The group of Amazon Cognito's SRP: RFC 5054's 3072-bit group, whose prime is RFC 3526's group 15, with g = 2. */
export const primeHex = [
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd',
  'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed',
  'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f',
  '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b',
  'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510',
  '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7',
  'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c',
  'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
].join('')

export const prime = BigInt(`0x${primeHex}`)
export const generator = 2n
export const elementBytes = 384

export function integerOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

/** A number below the prime as 384 bytes, big-endian: the form it is stored and computed in. */
export function elementOf(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(elementBytes * 2, '0'), 'hex')
}

/**
 * The bytes that Cognito's clients hash for a number: Java's `BigInteger.toByteArray()` of a non-negative value, so the
 * fewest bytes whose first bit is a zero. RFC 5054 pads to the length of N instead; a peer that does so never agrees.
 */
export function signedBytesOf(value: bigint): Buffer {
  const digits = value.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}

/** As `signedBytesOf`, of a number that is given as its big-endian bytes. */
export function signedBytesIn(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  if (first < 0) return Buffer.alloc(1)
  const fewest = bytes.subarray(first)
  return fewest.readUInt8(0) < 0x80 ? fewest : Buffer.concat([Buffer.alloc(1), fewest])
}

/** SALT and SRP_B as Cognito sends them: lower-case hexadecimal without leading zeros, so at times of odd length. */
export function wireHexOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^0+(?=.)/, '')
}
