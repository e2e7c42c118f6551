import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { User } from '#domain/users.ts'
import { openSetUp, type SetUp } from '#flows/mfa/set-up.ts'
import { apiScope } from '#flows/sign-in/advance.ts'
import { signedInBy } from '#flows/signed-in.ts'
import type { Access } from '../operation.ts'

/** Who sets up an authenticator app: somebody signed in, or somebody whose sign-in waits for it. */
export type SetUpCaller = { readonly pool: UserPool; readonly user: User; readonly setUp: SetUp | undefined }

/** An access token or the Session of an MFA_SETUP challenge, one of them. */
export function signedInOrSettingUp(): Access<
  SetUpCaller,
  { AccessToken?: string | undefined; Session?: string | undefined }
> {
  return {
    signed: false,
    async resolve(services, { AccessToken, Session }) {
      if (AccessToken !== undefined && Session !== undefined)
        throw new ServiceError('InvalidParameterException', 'Only one of AccessToken and Session can be given.')
      if (AccessToken !== undefined) return { ...(await signedInBy(services, AccessToken, apiScope)), setUp: undefined }
      if (Session === undefined)
        throw new ServiceError('InvalidParameterException', 'Either AccessToken or Session is required.')
      const setUp = await openSetUp(services, Session)
      return { pool: setUp.pool, user: setUp.owner.user, setUp }
    },
  }
}
