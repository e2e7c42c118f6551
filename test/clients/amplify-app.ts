import { mock } from 'node:test'
import { Amplify } from 'aws-amplify'
import { signIn, signOut } from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { ConsoleLogger, type KeyValueStorageInterface } from 'aws-amplify/utils'
import { type PoolIds, password } from './sdk-world.ts'

// It warns of every endpoint that is not Amazon's.
ConsoleLogger.LOG_LEVEL = 'ERROR'

export type AmplifyStorage = KeyValueStorageInterface & { readonly items: ReadonlyMap<string, string> }

/**
 * Makes this process one app in one browser, signed out, through aws-amplify v6, of which nothing but `userPoolEndpoint` is changed. The library
 * has one configuration per process, so that the app before it is gone. It asks for no global of a browser: without a `window` it would keep
 * tokens in memory, and is given a storage in the way that its documentation says instead.
 */
export function openAmplifyApp(url: string, { poolId, clientId }: PoolIds): AmplifyStorage {
  Amplify.configure({
    Auth: { Cognito: { userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: url } },
  })
  const storage = memoryStorage()
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage)
  return storage
}

function memoryStorage(): AmplifyStorage {
  const items = new Map<string, string>()
  return {
    items,
    setItem: async (key, value) => void items.set(key, value),
    getItem: async (key) => items.get(key) ?? null,
    removeItem: async (key) => void items.delete(key),
    clear: async () => items.clear(),
  }
}

/** What the storage holds under a name that ends so. */
export function storedAs({ items }: AmplifyStorage, ending: string): string | undefined {
  for (const [key, value] of items) if (key.endsWith(`.${ending}`)) return value
  return undefined
}

/** The next step of a sign-in by SRP, or by the flow that is named; `DONE` when somebody is signed in. */
export async function stepOf(
  username: string,
  typed = password,
  authFlowType: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' = 'USER_SRP_AUTH',
) {
  const { nextStep } = await signIn({ username, password: typed, options: { authFlowType } })
  return nextStep
}

/** Signs in, or throws where there is a challenge. */
export async function signedIn(username: string, typed = password): Promise<void> {
  const { signInStep } = await stepOf(username, typed)
  if (signInStep !== 'DONE') throw new Error(`The sign-in led to: ${signInStep}`)
}

/** The next step of another sign-in. */
export async function stepAgain(username: string, typed = password) {
  await signOut()
  return stepOf(username, typed)
}

/** Runs what sets timers of minutes that are never taken back, which must not keep the process alive. */
export async function withoutLingering<T>(work: () => Promise<T>): Promise<T> {
  const set = globalThis.setTimeout
  const unheld = (run: () => void, milliseconds?: number) => set(run, milliseconds).unref()
  const mocked = mock.method(globalThis, 'setTimeout', unheld as typeof set)
  try {
    return await work()
  } finally {
    mocked.mock.restore()
  }
}
