import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { callLifeguard } from '#api/lifeguard.ts'
import type { RateLimits } from './rates.ts'

export const storages = ['SRP_VERIFIER', 'ARGON2ID'] as const

export type PasswordStorage = (typeof storages)[number]

/** What `Lifeguard.GetUserPoolExtensions` answers. */
export type Extensions = { readonly PasswordStorage: PasswordStorage; readonly RateLimits: RateLimits }

export function extensionsQuery({ Id, LastModifiedDate }: UserPoolType) {
  return queryOptions({
    queryKey: ['user-pool', Id, 'extensions', LastModifiedDate?.getTime()],
    queryFn: () => callLifeguard<Extensions>('GetUserPoolExtensions', { UserPoolId: Id }),
    // The section must not vanish, with its dialog, while a change of somebody else is fetched.
    placeholderData: keepPreviousData,
  })
}

export function setExtensions(UserPoolId: string | undefined, extensions: Extensions): Promise<Extensions> {
  return callLifeguard('SetUserPoolExtensions', { UserPoolId, ...extensions })
}
