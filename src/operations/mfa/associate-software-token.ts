import { beginAppOfSignIn } from '#flows/mfa/enrol-app.ts'
import { beginSoftwareToken, checkOffersSoftwareToken } from '#flows/mfa/software-token.ts'
import { operation } from '../operation.ts'
import { signedInOrSettingUp } from './set-up-access.ts'

/** A user gets the secret for an authenticator app, which counts once a code of it was verified. */
export const AssociateSoftwareToken = operation('AssociateSoftwareToken', {
  access: signedInOrSettingUp(),

  async handle(services, { caller: { pool, user, setUp } }) {
    if (setUp) {
      const { secret, session } = await beginAppOfSignIn(services, setUp)
      return { SecretCode: secret, Session: session }
    }
    checkOffersSoftwareToken(pool)
    return { SecretCode: await beginSoftwareToken(services, user) }
  },
})
