import { totpCode, totpStep } from '#domain/sign-in/totp.ts'
import { createUser, type PoolWorld, type Requests, tokenOfOther } from './pool-world.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6. */
function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

async function associated({ server }: PoolWorld, AccessToken: string) {
  const { SecretCode = '' } = await server.call('AssociateSoftwareToken', { AccessToken })
  return { AccessToken, UserCode: totpCode(fromBase32(SecretCode), totpStep(server.clock.now())) }
}

/** Second factors. */
export const mfaRequests = {
  async AdminDeleteSoftwareToken(world) {
    return { UserPoolId: world.poolId, Username: await createUser(world) }
  },
  async AdminGetUserAuthFactors({ poolId, username }) {
    return { UserPoolId: poolId, Username: username }
  },
  async AdminSetUserMFAPreference(world) {
    const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false }
    return { UserPoolId: world.poolId, Username: await createUser(world), SoftwareTokenMfaSettings }
  },
  async AdminSetUserSettings(world) {
    return { UserPoolId: world.poolId, Username: await createUser(world), MFAOptions: [] }
  },
  async AssociateSoftwareToken(world) {
    return { AccessToken: await tokenOfOther(world) }
  },
  async GetUserAuthFactors(world) {
    return { AccessToken: await tokenOfOther(world) }
  },
  async SetUserMFAPreference(world) {
    const AccessToken = await tokenOfOther(world)
    await world.server.call('VerifySoftwareToken', await associated(world, AccessToken))
    return { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }
  },
  async SetUserSettings(world) {
    return { AccessToken: await tokenOfOther(world), MFAOptions: [] }
  },
  async VerifySoftwareToken(world) {
    return { ...(await associated(world, await tokenOfOther(world))), FriendlyDeviceName: 'my phone' }
  },
} satisfies Requests
