import { type QuickAppType, suggestedAppName } from '#create-pool/model/quick-setup.ts'
import type { ClientForm } from './client-form.ts'

/** What the page "Create app client" asks: a kind of app, and then everything that follows from it unless it is changed. */
export type NewClient = { readonly suffix: string; readonly appType: QuickAppType; readonly form: ClientForm }

const isMachine = (appType: QuickAppType) => appType === 'm2m'
const keepsSecret = (appType: QuickAppType) => appType === 'web' || isMachine(appType)

export function initialNewClient(suffix: string): NewClient {
  return { suffix, appType: 'web', form: formOfType('web', suffix) }
}

/** Another kind fills in the settings anew. A name and addresses that were typed stay, where the kind has them. */
export function withAppType({ suffix, appType: before, form }: NewClient, appType: QuickAppType): NewClient {
  const fresh = formOfType(appType, suffix)
  const name = form.name === suggestedAppName(before, suffix) ? fresh.name : form.name
  const { callbackUrls, signOutUrls } = isMachine(appType) ? fresh : form
  const loginPages = fresh.loginPages || callbackUrls.some((url) => url !== '')
  return { suffix, appType, form: { ...fresh, name, callbackUrls, signOutUrls, loginPages } }
}

function formOfType(appType: QuickAppType, suffix: string): ClientForm {
  return {
    name: suggestedAppName(appType, suffix),
    hasSecret: keepsSecret(appType),
    authFlows: isMachine(appType)
      ? ['ALLOW_REFRESH_TOKEN_AUTH']
      : ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    sessionMinutes: '3',
    refreshToken: { days: '5', minutes: '0' },
    accessToken: { days: '0', minutes: '60' },
    idToken: { days: '0', minutes: '60' },
    rotation: false,
    graceSeconds: '0',
    tokenRevocation: true,
    hideUnknownUsers: true,
    userContextData: false,
    loginPages: isMachine(appType),
    callbackUrls: [],
    defaultRedirectUri: '',
    signOutUrls: [],
    identityProviders: isMachine(appType) ? [] : ['COGNITO'],
    grants: isMachine(appType) ? ['client_credentials'] : ['code'],
    scopes: isMachine(appType) ? [] : ['email', 'openid', 'phone'],
    unreadable: [],
    unwritable: [],
  }
}

/** A return URL makes the login pages serve the client, and none takes them away, until somebody chooses otherwise. */
export function withReturnUrl(created: NewClient, url: string): NewClient {
  const { appType, form } = created
  const callbackUrls = url === '' && form.callbackUrls.length <= 1 ? [] : [url, ...form.callbackUrls.slice(1)]
  const hadUrl = form.callbackUrls.some((each) => each !== '')
  const hasUrl = callbackUrls.some((each) => each !== '')
  const loginPages = isMachine(appType) || (hadUrl === hasUrl ? form.loginPages : hasUrl)
  return { ...created, form: { ...form, callbackUrls, loginPages } }
}
