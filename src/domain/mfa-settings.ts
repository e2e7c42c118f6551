import type { UserPool } from './pools.ts'
import { isMessageMethod, mfaAttributes, mfaMethods, offeredMethods } from './sign-in/mfa.ts'
import type { SoftwareToken } from './software-token.ts'
import type { MfaMethod, MfaSettings, User } from './users.ts'

/** What a request asks of one method. What it leaves out stays as it is. */
export type MethodWish = { readonly Enabled?: boolean; readonly PreferredMfa?: boolean }

export type MfaWishes = Readonly<Partial<Record<MfaMethod, MethodWish | undefined>>>

export type MfaChange = { readonly mfa: MfaSettings } | { readonly refused: string }

/**
 * A user's second factors after a request, or why it is refused, in Cognito's words where they are known. Only what the pool offers and the
 * user has set up can be switched on. Switching off is always possible: where the pool requires a factor it changes nothing of what is asked.
 */
export function changedMfa(pool: UserPool, user: User, token: SoftwareToken | undefined, wishes: MfaWishes): MfaChange {
  if (mfaMethods.filter((method) => wishes[method]?.PreferredMfa).length > 1)
    return { refused: 'Only one MFA method can be preferred.' }
  let mfa = user.mfa
  for (const method of mfaMethods) {
    const wish = wishes[method] ?? {}
    const problem = wish.Enabled || wish.PreferredMfa ? unusable(pool, user, token, method) : undefined
    if (problem) return { refused: problem }
    mfa = fulfilled(pool, mfa, method, wish)
    if (wish.PreferredMfa && mfa.preferred !== method)
      return { refused: `${method} can't be preferred while it is not enabled.` }
  }
  return { mfa }
}

function fulfilled(
  { settings }: UserPool,
  mfa: MfaSettings,
  method: MfaMethod,
  { Enabled, PreferredMfa }: MethodWish,
): MfaSettings {
  if (Enabled === false) return withoutMethod(mfa, method)
  // Where a factor is required there is nothing to enable: users only say which one they prefer.
  const isEnabled = Enabled || mfa.enabled.includes(method) || (PreferredMfa && settings.MfaConfiguration === 'ON')
  const enabled = mfaMethods.filter((other) => (other === method ? isEnabled : mfa.enabled.includes(other)))
  if (PreferredMfa && isEnabled) return { enabled, preferred: method }
  return { enabled, preferred: PreferredMfa === false && mfa.preferred === method ? undefined : mfa.preferred }
}

/** The settings of somebody who has just set up a method because the pool requires one. */
export function withMethod({ enabled, preferred }: MfaSettings, method: MfaMethod): MfaSettings {
  return {
    enabled: mfaMethods.filter((other) => other === method || enabled.includes(other)),
    preferred: preferred ?? method,
  }
}

export function withoutMethod({ enabled, preferred }: MfaSettings, method: MfaMethod): MfaSettings {
  return {
    enabled: enabled.filter((other) => other !== method),
    preferred: preferred === method ? undefined : preferred,
  }
}

function unusable(pool: UserPool, user: User, token: SoftwareToken | undefined, method: MfaMethod): string | undefined {
  const missing = `User does not have delivery config set to turn on ${method}`
  if (!offeredMethods(pool).includes(method)) return missing
  if (isMessageMethod(method)) return user.attributes[mfaAttributes[method]] ? undefined : missing
  if (token?.secret) return undefined
  return token?.pending ? 'User has not verified software token mfa' : missing
}
