import { Amplify, type ResourcesConfig } from 'aws-amplify'
import { fetchAuthSession, getCurrentUser, signInWithRedirect, signOut } from 'aws-amplify/auth'
import { Hub } from 'aws-amplify/utils'
// Without it nobody takes the code out of the address.
import 'aws-amplify/auth/enable-oauth-listener'

/** A page with aws-amplify v6, bundled for a browser. Its configuration is in the browser's storage: every page load needs it again. */

const configurationKey = 'amplify-configuration'
type Stored = { getItem(key: string): string | null; setItem(key: string, value: string): void }
const { localStorage } = globalThis as unknown as { localStorage: Stored }

export type AmplifyPage = {
  configure(configuration: ResourcesConfig): void
  signInWithRedirect: typeof signInWithRedirect
  signOut: typeof signOut
  /** Username, subject and scopes of whoever is signed in. */
  whoIs(): Promise<{
    username: string
    userId: string
    scope: unknown
    email: unknown
    idToken: string
    accessToken: string
  }>
  refresh(): Promise<string>
  readonly events: string[]
  readonly customState: string | undefined
}

const events: string[] = []
let customState: string | undefined
Hub.listen('auth', ({ payload }) => {
  events.push(payload.event)
  if (payload.event === 'customOAuthState') customState = payload.data
})

const kept = localStorage.getItem(configurationKey)
if (kept !== null) Amplify.configure(JSON.parse(kept) as ResourcesConfig)

const page: AmplifyPage = {
  configure(configuration) {
    localStorage.setItem(configurationKey, JSON.stringify(configuration))
    Amplify.configure(configuration)
  },
  signInWithRedirect,
  signOut,
  async whoIs() {
    const { username, userId } = await getCurrentUser()
    const { tokens } = await fetchAuthSession()
    const [idToken, accessToken] = [tokens?.idToken, tokens?.accessToken]
    return {
      username,
      userId,
      scope: accessToken?.payload.scope,
      email: idToken?.payload.email,
      idToken: idToken?.toString() ?? '',
      accessToken: accessToken?.toString() ?? '',
    }
  },
  async refresh() {
    const { tokens } = await fetchAuthSession({ forceRefresh: true })
    return tokens?.accessToken.toString() ?? ''
  },
  events,
  get customState() {
    return customState
  },
}

Object.assign(globalThis, { amplifyPage: page })
