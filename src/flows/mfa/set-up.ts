import type { AppClient } from '#domain/clients.ts'
import type { UserPool } from '#domain/pools.ts'
import { nextStep } from '#domain/sign-in/next-step.ts'
import type { Services } from '../services.ts'
import {
  type AuthSession,
  clientOfSession,
  openAuthSession,
  type SessionOwner,
  sealAuthSession,
  sessionInvalid,
  sessionOwner,
  useAuthSession,
} from '../sign-in/auth-session.ts'
import type { Together } from './software-token.ts'

/** A sign-in that waits for its user to set up a second factor. */
export type SetUp = {
  readonly pool: UserPool
  readonly client: AppClient
  readonly owner: SessionOwner
  readonly session: AuthSession
}

/** The sign-in behind the Session of AssociateSoftwareToken and VerifySoftwareToken, which name neither client nor user. */
export async function openSetUp(services: Services, text: string): Promise<SetUp> {
  const found = await services.store.clients.findWithPool(clientOfSession(services, text))
  if (!found) throw sessionInvalid()
  const session = openAuthSession(services, found, 'MFA_SETUP', text)
  return { ...found, session, owner: await sessionOwner(services, found, session, undefined) }
}

/**
 * Uses the session up, if the user still has no factor. Else somebody who knows the password alone could start to set up an app of theirs and
 * finish when the user has set up one, in place of it.
 */
export function whileSettingUp({ clock }: Services, { pool, owner, session }: SetUp): Together {
  return async (tx, user, token) => {
    const hasSoftwareToken = token?.secret !== undefined
    const { password } = owner
    const step = nextStep({ pool, user, password, hasSoftwareToken, passed: session.passed, now: clock.now() })
    const isOpen = step.kind === 'challenge' && step.name === 'MFA_SETUP' && step.methods.includes('SOFTWARE_TOKEN_MFA')
    if (!isOpen) throw sessionInvalid()
    await useAuthSession(tx, session)
  }
}

/** The session of the next step of the same set-up. */
export function nextSetUpSession(
  services: Services,
  { pool, client, session }: SetUp,
  setUp: NonNullable<AuthSession['setUp']>,
): string {
  const { user, challenge, passed, password } = session
  return sealAuthSession(services, { pool, client }, { user, challenge, passed, password, setUp })
}
