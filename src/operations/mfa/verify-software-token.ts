import { proveAppOfSignIn } from '#flows/mfa/enrol-app.ts'
import { checkOffersSoftwareToken, proveSoftwareToken } from '#flows/mfa/software-token.ts'
import { operation } from '../operation.ts'
import { signedInOrSettingUp } from './set-up-access.ts'

/** A code proves that the user's authenticator app has the secret. From then on the app takes the place of one before it. */
export const VerifySoftwareToken = operation('VerifySoftwareToken', {
  access: signedInOrSettingUp(),

  async handle(services, { input, caller: { pool, user, setUp } }) {
    const proof = { code: input.UserCode, name: input.FriendlyDeviceName || undefined }
    if (setUp) return { Status: 'SUCCESS' as const, Session: await proveAppOfSignIn(services, setUp, proof) }
    checkOffersSoftwareToken(pool)
    await proveSoftwareToken(services, user, { ...proof, switchOn: false })
    return { Status: 'SUCCESS' as const }
  },
})
