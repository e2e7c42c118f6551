import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
  type ISignUpResult,
  type NodeCallback,
} from 'amazon-cognito-identity-js'

/** What a sign-in of amazon-cognito-identity-js comes to. */
export type SignInOutcome =
  | { readonly kind: 'signed in'; readonly session: CognitoUserSession }
  | {
      readonly kind: 'new password required'
      readonly userAttributes: Readonly<Record<string, string>>
      readonly requiredAttributes: readonly string[]
    }

/** Like the localStorage of one browser, which says null where it has nothing. */
export function browserStorage(): ICognitoStorage & { readonly size: number } {
  const items = new Map<string, string>()
  return {
    setItem: (key, value) => void items.set(key, String(value)),
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    get size() {
      return items.size
    },
  }
}

/** One app in one browser, through amazon-cognito-identity-js, of which nothing but `endpoint` is changed. */
export function browserApp(url: string, { poolId, clientId }: { poolId: string; clientId: string }) {
  const storage = browserStorage()
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url, Storage: storage })
  const userNamed = (Username: string) => new CognitoUser({ Username, Pool: pool, Storage: storage })
  return {
    storage,
    pool,
    userNamed,

    signUp(username: string, password: string, attributes: Readonly<Record<string, string>>) {
      const given = Object.entries(attributes).map(([Name, Value]) => new CognitoUserAttribute({ Name, Value }))
      return answerOf<ISignUpResult>((callback) => pool.signUp(username, password, given, [], callback))
    },

    confirm(username: string, code: string, forceAlias = false) {
      return answerOf((callback) => userNamed(username).confirmRegistration(code, forceAlias, callback))
    },

    resendCode(username: string) {
      return answerOf((callback) => userNamed(username).resendConfirmationCode(callback))
    },

    /** By SRP, as the library does it when nothing else is asked for. */
    async signIn(username: string, password: string, flow = 'USER_SRP_AUTH') {
      const user = userNamed(username)
      user.setAuthenticationFlowType(flow)
      const outcome = await new Promise<SignInOutcome>((resolve, reject) => {
        const details = new AuthenticationDetails({ Username: username, Password: password })
        user.authenticateUser(details, {
          onSuccess: (session) => resolve({ kind: 'signed in', session }),
          onFailure: reject,
          newPasswordRequired: (userAttributes, requiredAttributes) =>
            resolve({ kind: 'new password required', userAttributes, requiredAttributes }),
        })
      })
      return { user, outcome }
    },

    /** Signs in, or throws where there is a challenge. */
    async signedIn(username: string, password: string) {
      const { user, outcome } = await this.signIn(username, password)
      if (outcome.kind !== 'signed in') throw new Error(`The sign-in led to: ${outcome.kind}`)
      return { user, session: outcome.session }
    },
  }
}

/** Chooses a password after `new password required`. */
export function chooseNewPassword(
  user: CognitoUser,
  password: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<CognitoUserSession> {
  return new Promise((onSuccess, onFailure) => {
    user.completeNewPasswordChallenge(password, attributes, { onSuccess, onFailure })
  })
}

/** The answer of a function that takes a callback in Node's style. */
export function answerOf<T>(call: (callback: NodeCallback<Error, T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer as T)))
  })
}
