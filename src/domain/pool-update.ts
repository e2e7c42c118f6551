import type { UpdateUserPoolRequest } from '#contract/cognito-idp-types.generated.ts'
import { withPoolDefaults } from './pool-defaults.ts'
import { type PoolProblem, poolProblem } from './pool-problems.ts'
import type { PoolSettings } from './pools.ts'

export type PoolUpdate = Omit<UpdateUserPoolRequest, 'UserPoolId' | 'PoolName'>

/** Why a pool can't be changed to these settings, or undefined: what contradicts itself, or what is kept. In Cognito's words where they are known. */
export function poolUpdateProblem(current: PoolSettings, requested: PoolUpdate): PoolProblem | undefined {
  // The words say more than is meant: where a factor is switched on already, OPTIONAL may become ON.
  if (requested.MfaConfiguration === 'ON' && (current.MfaConfiguration ?? 'OFF') === 'OFF') {
    const message = 'Cannot turn MFA functionality ON, once the user pool has been created.'
    return { code: 'InvalidParameterException', message }
  }
  return poolProblem(withKept(current, requested))
}

/** The settings after an update. What it leaves out goes back to its default, but for what can't be changed and what Cognito is known to keep. */
export function updatedSettings(current: PoolSettings, requested: PoolUpdate): PoolSettings {
  return { ...withPoolDefaults(withKept(current, requested)), Schema: current.Schema }
}

/** The schema is left aside: it is complete, and defaults would be filled in twice. */
function withKept(current: PoolSettings, requested: PoolUpdate): PoolSettings {
  return {
    // What Cognito keeps when it is left out; so it does with each of the two policies by itself.
    ...kept(current, ['MfaConfiguration', 'UserPoolTier', 'UserPoolTags', 'DcrConfiguration']),
    ...requested,
    // Fixed when the pool is made.
    ...kept(current, ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration']),
    // With operations of their own.
    ...kept(current, ['Mfa', 'Sessions', 'Extensions']),
    Policies: {
      PasswordPolicy: passwordPolicyOf(current, requested),
      SignInPolicy: requested.Policies?.SignInPolicy ?? current.Policies?.SignInPolicy,
    },
  }
}

function passwordPolicyOf(current: PoolSettings, requested: PoolUpdate) {
  if (requested.Policies?.PasswordPolicy) return requested.Policies.PasswordPolicy
  const { TemporaryPasswordValidityDays: days, ...policy } = current.Policies?.PasswordPolicy ?? {}
  // An update that knows only the older name of the setting still means it.
  return requested.AdminCreateUserConfig?.UnusedAccountValidityDays
    ? policy
    : { ...policy, TemporaryPasswordValidityDays: days }
}

function kept<Name extends keyof PoolSettings>(from: PoolSettings, names: readonly Name[]): Pick<PoolSettings, Name> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))) as Pick<
    PoolSettings,
    Name
  >
}
