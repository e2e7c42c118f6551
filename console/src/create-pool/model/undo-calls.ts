import type {
  CreateUserPoolCommandInput,
  DeleteUserPoolCommandInput,
  DeleteUserPoolDomainCommandInput,
  UpdateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { inputOf, type PlannedCall, type Told } from './planned-call.ts'

export type UndoCall =
  | { readonly operation: 'DeleteUserPoolDomain'; readonly input: DeleteUserPoolDomainCommandInput }
  | { readonly operation: 'UpdateUserPool'; readonly input: UpdateUserPoolCommandInput }
  | { readonly operation: 'DeleteUserPool'; readonly input: DeleteUserPoolCommandInput }

/**
 * What takes back the calls that were made. A pool can't be deleted with a domain, nor while it is protected; everything else goes with it.
 */
export function undoCalls(made: readonly { readonly call: PlannedCall }[], told: Told): readonly UndoCall[] {
  const UserPoolId = told.poolId
  if (UserPoolId === undefined) return []
  return made.toReversed().flatMap(({ call }): readonly UndoCall[] => {
    if (call.operation === 'CreateUserPoolDomain') {
      const { Domain } = inputOf(call, told)
      return [{ operation: 'DeleteUserPoolDomain', input: { Domain, UserPoolId } }]
    }
    return call.operation === 'CreateUserPool' ? poolUndo(inputOf(call, told), UserPoolId) : []
  })
}

function poolUndo(pool: CreateUserPoolCommandInput, UserPoolId: string): readonly UndoCall[] {
  const remove: UndoCall = { operation: 'DeleteUserPool', input: { UserPoolId } }
  if (pool.DeletionProtection !== 'ACTIVE') return [remove]
  return [
    { operation: 'UpdateUserPool', input: { ...updatable(pool), UserPoolId, DeletionProtection: 'INACTIVE' } },
    remove,
  ]
}

/** An update resets what it leaves out: all is repeated, so that a pool whose deletion fails is still the one that was chosen. */
function updatable(pool: CreateUserPoolCommandInput): Omit<UpdateUserPoolCommandInput, 'UserPoolId'> {
  const { Schema, UsernameAttributes, AliasAttributes, UsernameConfiguration, MfaConfiguration, ...rest } = pool
  return rest
}
