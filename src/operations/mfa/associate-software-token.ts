import { nextSetUpSession, whileSettingUp } from '#flows/mfa/set-up.ts'
import { beginSoftwareToken, checkOffersSoftwareToken } from '#flows/mfa/software-token.ts'
import { sessionInvalid } from '#flows/sign-in/auth-session.ts'
import { operation } from '../operation.ts'
import { signedInOrSettingUp } from './set-up-access.ts'

/** A user gets the secret for an authenticator app, which counts once a code of it was verified. */
export const AssociateSoftwareToken = operation('AssociateSoftwareToken', {
  access: signedInOrSettingUp(),

  async handle(services, { caller: { pool, user, setUp } }) {
    checkOffersSoftwareToken(pool)
    if (!setUp) return { SecretCode: await beginSoftwareToken(services, user) }
    if (setUp.session.setUp === 'verified') throw sessionInvalid()
    const SecretCode = await beginSoftwareToken(services, user, whileSettingUp(services, setUp))
    return { SecretCode, Session: nextSetUpSession(services, setUp, 'associated') }
  },
})
