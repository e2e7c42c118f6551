import { nextSetUpSession, whileSettingUp } from '#flows/mfa/set-up.ts'
import { checkOffersSoftwareToken, proveSoftwareToken } from '#flows/mfa/software-token.ts'
import { sessionInvalid } from '#flows/sign-in/auth-session.ts'
import { operation } from '../operation.ts'
import { signedInOrSettingUp } from './set-up-access.ts'

/** A code proves that the user's authenticator app has the secret. From then on the app takes the place of one before it. */
export const VerifySoftwareToken = operation('VerifySoftwareToken', {
  access: signedInOrSettingUp(),

  async handle(services, { input, caller: { pool, user, setUp } }) {
    checkOffersSoftwareToken(pool)
    const proof = { code: input.UserCode, name: input.FriendlyDeviceName || undefined, switchOn: setUp !== undefined }
    if (!setUp) {
      await proveSoftwareToken(services, user, proof)
      return { Status: 'SUCCESS' as const }
    }
    if (setUp.session.setUp !== 'associated') throw sessionInvalid()
    await proveSoftwareToken(services, user, proof, whileSettingUp(services, setUp))
    return { Status: 'SUCCESS' as const, Session: nextSetUpSession(services, setUp, 'verified') }
  },
})
