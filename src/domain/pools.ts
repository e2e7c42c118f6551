import type { CreateUserPoolRequest } from '#contract/cognito-idp-types.generated.ts'

/**
 * The settings of a user pool, in the words of the contract, so that whatever was asked for is described back unchanged.
 * Always complete: defaults are filled in when the pool is made or updated (see pool-defaults.ts).
 */
export type PoolSettings = Omit<CreateUserPoolRequest, 'PoolName'>

export type UserPool = {
  /** `<region>_<9 letters or digits>` */
  readonly id: string
  readonly name: string
  readonly settings: PoolSettings
  readonly createdAt: Date
  readonly modifiedAt: Date
}

/** The part of a pool id after the underscore: what SRP calls the pool name. */
export function srpPoolName(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1)
}
