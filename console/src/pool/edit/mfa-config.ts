import { GetUserPoolMfaConfigCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import type { MfaConfig } from './pool-choices.ts'

/** Belongs to one state of the pool, so that both are always shown and changed together. */
export function mfaConfigQuery({ Id, LastModifiedDate }: UserPoolType) {
  return queryOptions({
    queryKey: ['user-pool', Id, 'mfa', LastModifiedDate?.getTime()],
    queryFn: (): Promise<MfaConfig> => send(new GetUserPoolMfaConfigCommand({ UserPoolId: Id })),
    // The section must not vanish, with its dialog, while a change of somebody else is fetched.
    placeholderData: keepPreviousData,
  })
}
