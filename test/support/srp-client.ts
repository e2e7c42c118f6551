import { createHash, randomBytes } from 'node:crypto'
import { nativePower } from '#adapters/crypto/modular-power.ts'
import { passwordExponent, proofSignature, scramblingParameter } from '#domain/sign-in/srp.ts'
import { elementOf, generator, integerOf, prime, signedBytesOf } from '#domain/sign-in/srp-group.ts'
import { formatSrpTimestamp } from '#domain/sign-in/srp-timestamp.ts'

/** The client's half of an SRP sign-in, quick enough for tests; the real libraries do theirs in test/clients. */
export function createSrpClient() {
  const secret = randomBytes(32)
  const publicValue = nativePower(elementOf(generator), secret)
  return {
    /** SRP_A */
    publicValue: publicValue.toString('hex'),

    /** ChallengeResponses of PASSWORD_VERIFIER for what InitiateAuth answered. */
    answer(
      poolId: string,
      challenge: Readonly<Record<string, string | undefined>>,
      password: string,
      at: Date,
    ): Record<string, string> {
      const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = challenge
      const salt = Buffer.from(SALT.padStart(SALT.length + (SALT.length % 2), '0'), 'hex')
      const B = elementOf(BigInt(`0x${SRP_B}`))
      const u = scramblingParameter(publicValue, B)
      const x = passwordExponent(poolId, USER_ID_FOR_SRP, password, salt)
      const timestamp = formatSrpTimestamp(at)
      const signature = proofSignature({
        sharedSecret: sharedSecret(secret, B, u, x),
        scramblingParameter: u,
        poolId,
        userId: USER_ID_FOR_SRP,
        secretBlock: Buffer.from(SECRET_BLOCK, 'base64'),
        timestamp,
      })
      return {
        USERNAME: USER_ID_FOR_SRP,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: signature.toString('base64'),
        TIMESTAMP: timestamp,
      }
    },
  }
}

const k = integerOf(createHash('sha256').update(signedBytesOf(prime)).update(signedBytesOf(generator)).digest())

/** S = (B - k g^x)^(a + u x) mod N. */
function sharedSecret(a: Buffer, B: Buffer, u: Buffer, x: Buffer): Buffer {
  const masked = integerOf(B) - k * integerOf(nativePower(elementOf(generator), x))
  const base = ((masked % prime) + prime) % prime
  return nativePower(elementOf(base), elementOf(integerOf(a) + integerOf(u) * integerOf(x)))
}
