import type { WebEndpoints } from '#flows/web-endpoint.ts'
import { authorize } from './authorize.ts'
import { logout } from './logout.ts'
import { revokeEndpoint } from './revoke.ts'
import { tokenEndpoint } from './token.ts'
import { userInfoEndpoint } from './user-info.ts'

/** What a browser opens on its way through a sign-in, beside the pages. */
export const browserEndpoints: WebEndpoints = {
  'GET /oauth2/authorize': authorize,
  'GET /logout': logout,
}

/** What programs call: their answers are JSON, refusals of every kind too, and any web page may read them. */
export const machineEndpoints: WebEndpoints = {
  'POST /oauth2/token': tokenEndpoint,
  'GET /oauth2/userInfo': userInfoEndpoint,
  // OpenID Connect Core 1.0, section 5.3.1.
  'POST /oauth2/userInfo': userInfoEndpoint,
  'POST /oauth2/revoke': revokeEndpoint,
}
