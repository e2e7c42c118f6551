import { useSyncExternalStore } from 'react'

/** What signs requests. With a session token they are temporary credentials; the pages need not know which kind they use. */
export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

const storageKey = 'lifeguard.credentials'
const idleMilliseconds = 60 * 60_000
const lookEveryMilliseconds = 15_000

/** Why nobody is signed in any more, for the sign-in page. */
export type SignedOutReason = 'idle' | 'refused' | undefined

let current: Credentials | undefined = read()
let reason: SignedOutReason
let lastActiveAt = Date.now()
const listeners = new Set<() => void>()

/** The key stays in this tab: in memory, and in the tab's session storage so that a reload keeps it. */
function read(): Credentials | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return undefined
    const { accessKeyId, secretAccessKey, sessionToken } = stored as Record<string, unknown>
    if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined
    return { accessKeyId, secretAccessKey, sessionToken: typeof sessionToken === 'string' ? sessionToken : undefined }
  } catch {
    return undefined
  }
}

function change(credentials: Credentials | undefined, why: SignedOutReason): void {
  current = credentials
  reason = why
  if (credentials) sessionStorage.setItem(storageKey, JSON.stringify(credentials))
  else sessionStorage.clear()
  for (const listener of listeners) listener()
}

export function credentials(): Credentials | undefined {
  return current
}

export function signedOutReason(): SignedOutReason {
  return reason
}

export function signIn(credentials: Credentials): void {
  lastActiveAt = Date.now()
  change(credentials, undefined)
}

/** Forgets the key, and everything that was typed in this tab. */
export function signOut(why?: SignedOutReason): void {
  if (current) change(undefined, why)
}

/** Tells of every change of the key, until the function that it gives back is called. */
export function whenCredentialsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useSignedIn(): boolean {
  return useSyncExternalStore(whenCredentialsChange, () => current !== undefined)
}

for (const event of ['pointerdown', 'keydown', 'visibilitychange'])
  addEventListener(event, () => {
    lastActiveAt = Date.now()
  })
setInterval(() => {
  if (current && Date.now() - lastActiveAt > idleMilliseconds) signOut('idle')
}, lookEveryMilliseconds)
